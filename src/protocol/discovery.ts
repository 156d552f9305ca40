import { OAuthConnectError, type ServerAnswer } from '../errors/oauth-connect-error.js';
import { exchange, parseObject } from './http.js';

/** What an issuer says of itself, as far as we use it. Plain and frozen: it can be stored and compared. */
export interface ProviderMetadata {
  /** As the provider writes it: what `iss` must equal, character by character (RFC 9207 §2.4). */
  readonly issuer: string;
  readonly authorizationEndpoint: string | undefined;
  readonly tokenEndpoint: string | undefined;
  readonly revocationEndpoint: string | undefined;
  readonly userinfoEndpoint: string | undefined;
  readonly jwksUri: string | undefined;
  /** Whether every answer holds `iss` (RFC 9207 §3). */
  readonly issParameterSupported: boolean;
  /** PKCE methods (RFC 8414 §2); `undefined` where it does not say, which is not to say that it knows none. */
  readonly codeChallengeMethods: readonly string[] | undefined;
  readonly responseTypes: readonly string[] | undefined;
  /** What ID tokens may be signed with; RS256 where it does not say. */
  readonly idTokenAlgorithms: readonly string[] | undefined;
  /** What DPoP proofs may be signed with (RFC 9449 §5.1). */
  readonly dpopAlgorithms: readonly string[] | undefined;
}

type Members = Readonly<Record<string, unknown>>;

const purpose = { step: 'configuration', code: 'discovery_failed' } as const;

const failure = (issuer: URL, problem: string, answer?: ServerAnswer): OAuthConnectError =>
  new OAuthConnectError(
    'discovery_failed',
    'configuration',
    `The metadata of ${issuer.href} ${problem}. Check the issuer, or set login-url and token-url in its place.`,
    answer,
  );

const isPlain = (url: URL): boolean =>
  url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

/** RFC 9700 §2.6: https; http is for a loopback host, and only while the issuer is on one. */
const mayUse = (url: URL, issuer: URL): boolean =>
  !url.username && !url.password && (url.protocol === 'https:' || (isPlain(issuer) && isPlain(url)));

function tryUrl(text: unknown): URL | undefined {
  try {
    return typeof text === 'string' ? new URL(text) : undefined;
  } catch {
    return undefined;
  }
}

function endpoint(metadata: Members, name: string, issuer: URL): string | undefined {
  const value = metadata[name];
  if (value === undefined || value === null) return undefined;
  const url = tryUrl(value);
  if (!url || !mayUse(url, issuer)) throw failure(issuer, `has a ${name} that is no https: URL`);
  return url.href;
}

const words = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? Object.freeze(value.filter((word) => typeof word === 'string')) : undefined;

function readMetadata(metadata: Members, issuer: URL): ProviderMetadata {
  if (tryUrl(metadata['issuer'])?.href !== issuer.href)
    throw new OAuthConnectError(
      'issuer_mismatch',
      'configuration',
      `The metadata found at ${issuer.href} are of another issuer. Nothing of them was used; write the issuer as the provider does.`,
    );
  return Object.freeze({
    issuer: metadata['issuer'] as string,
    authorizationEndpoint: endpoint(metadata, 'authorization_endpoint', issuer),
    tokenEndpoint: endpoint(metadata, 'token_endpoint', issuer),
    revocationEndpoint: endpoint(metadata, 'revocation_endpoint', issuer),
    userinfoEndpoint: endpoint(metadata, 'userinfo_endpoint', issuer),
    jwksUri: endpoint(metadata, 'jwks_uri', issuer),
    issParameterSupported: metadata['authorization_response_iss_parameter_supported'] === true,
    codeChallengeMethods: words(metadata['code_challenge_methods_supported']),
    responseTypes: words(metadata['response_types_supported']),
    idTokenAlgorithms: words(metadata['id_token_signing_alg_values_supported']),
    dpopAlgorithms: words(metadata['dpop_signing_alg_values_supported']),
  });
}

async function ask(address: string, issuer: URL, signal: AbortSignal): Promise<ProviderMetadata> {
  const headers = { accept: 'application/json' };
  const { status, text } = await exchange(new URL(address), { headers }, purpose, signal);
  if (status !== 200) throw failure(issuer, `could not be read: the answer was ${status}`, { status });
  const metadata = parseObject(text);
  if (!metadata) throw failure(issuer, 'could not be read: the answer was no JSON object', { status });
  return readMetadata(metadata, issuer);
}

/**
 * Reads an issuer's metadata: of OpenID Connect Discovery, else of RFC 8414.
 *
 * @param issuer - the issuer, without query and fragment
 * @param signal - ends it
 * @throws `issuer_mismatch` for metadata of another issuer, `network_error`, `redirect_refused`, else `discovery_failed`;
 *   the signal's own reason
 * @see OpenID Connect Discovery §4; RFC 8414 §3.1 (the path comes last there), §3.3: the issuer must be the same
 */
export async function discover(issuer: URL, signal: AbortSignal): Promise<ProviderMetadata> {
  if (!mayUse(issuer, issuer)) throw failure(issuer, 'would not come by https:');
  const { origin } = issuer;
  const path = issuer.pathname.replace(/\/$/, '');
  try {
    return await ask(`${origin}${path}/.well-known/openid-configuration`, issuer, signal);
  } catch (error) {
    const { code, status } = error as Partial<OAuthConnectError>;
    // A 404 often comes without CORS headers, and then can't be told from no answer at all.
    if (status !== 404 && code !== 'network_error') throw error;
    return ask(`${origin}/.well-known/oauth-authorization-server${path}`, issuer, signal).catch((second: unknown) => {
      throw status === 404 ? second : error;
    });
  }
}
