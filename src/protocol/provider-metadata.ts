import { failure } from '../errors/oauth-connect-error.js';
import { URL } from '../platform/taken-at-load.js';

/** What an issuer says of itself (OpenID Connect Discovery §3, RFC 8414 §2), and which of it is used. */

/** An issuer's metadata, as far as they are used. Plain and frozen: they can be stored and compared. */
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
  /** PKCE methods (RFC 8414 §2). Many servers know S256 and leave this out, so `undefined` says nothing. */
  readonly codeChallengeMethods: readonly string[] | undefined;
  /** What may be asked of the login page by `prompt`. */
  readonly promptValues: readonly string[] | undefined;
  readonly responseTypes: readonly string[] | undefined;
  /** The algorithms of ID tokens' signatures; `undefined` stands for RS256. */
  readonly idTokenAlgorithms: readonly string[] | undefined;
  /** The algorithms of DPoP proofs (RFC 9449 §5.1). */
  readonly dpopAlgorithms: readonly string[] | undefined;
}

/** A document as parsed. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * Whether an issuer is the one that was asked for. A last slash makes no difference: some providers write one that nobody
 * else does. Which spelling counts in answers is theirs to say.
 *
 * @see RFC 8414 §3.3, OpenID Connect Discovery §4.3: the issuer must be the same
 */
export const isSameIssuer = (found: string, issuer: URL): boolean =>
  withoutLastSlash(tryUrl(found)?.href) === withoutLastSlash(issuer.href);

const withoutLastSlash = (text: string | undefined): string | undefined => text?.replace(/\/$/, '');

/**
 * Reads the metadata of an issuer.
 *
 * @param members - the document, which is of that issuer
 * @param issuer - the one that was asked for
 * @throws `discovery_failed` for an endpoint that may not be used
 */
export function readMetadata(members: Members, issuer: URL): ProviderMetadata {
  return Object.freeze({
    issuer: members['issuer'] as string,
    authorizationEndpoint: readEndpoint(members, 'authorization_endpoint', issuer),
    tokenEndpoint: readEndpoint(members, 'token_endpoint', issuer),
    revocationEndpoint: readEndpoint(members, 'revocation_endpoint', issuer),
    userinfoEndpoint: readEndpoint(members, 'userinfo_endpoint', issuer),
    jwksUri: readEndpoint(members, 'jwks_uri', issuer),
    issParameterSupported: members['authorization_response_iss_parameter_supported'] === true,
    codeChallengeMethods: readList(members['code_challenge_methods_supported']),
    promptValues: readList(members['prompt_values_supported']),
    responseTypes: readList(members['response_types_supported']),
    idTokenAlgorithms: readList(members['id_token_signing_alg_values_supported']),
    dpopAlgorithms: readList(members['dpop_signing_alg_values_supported']),
  });
}

/**
 * Whether an issuer, or an address in its metadata, may be asked. The settings have a rule of their own, which asks what
 * host the page is on: metadata come from elsewhere, so here it is the issuer's host that counts.
 *
 * @see RFC 9700 §2.6: https; http is for a loopback host, and only while the issuer is on one
 */
export const mayUse = (url: URL, issuer: URL): boolean =>
  !url.username && !url.password && (url.protocol === 'https:' || (isLoopbackHttp(issuer) && isLoopbackHttp(url)));

const isLoopbackHttp = (url: URL): boolean =>
  url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

function readEndpoint(members: Members, name: string, issuer: URL): string | undefined {
  const value = members[name];
  if (value === undefined || value === null) return undefined;
  const url = typeof value === 'string' ? tryUrl(value) : undefined;
  // RFC 6749 §3.1, §3.2: no endpoint has a fragment. Braces would be taken for a template.
  if (!url || !mayUse(url, issuer) || /#|\{\{/.test(url.href))
    throw failure('discovery_failed', 'configuration', 'metadataEndpoint', [issuer.href, name]);
  return url.href;
}

const readList = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? Object.freeze(value.filter((word) => typeof word === 'string')) : undefined;

/** `URL.parse` is too young for some browsers in use. */
function tryUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
