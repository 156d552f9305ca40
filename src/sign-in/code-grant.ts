import { randomState } from '../protocol/authorization-request.js';
import type { ValidatedResponse } from '../protocol/authorization-response.js';
import { discover } from '../protocol/discovery.js';
import { issuerCheck, type IssuerCheck } from '../protocol/issuer-identification.js';
import { challengeMethod, createPkce, type Pkce } from '../protocol/pkce.js';
import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import { asksForIdToken, redeemCode } from '../protocol/token-request.js';
import { tokensOfFragment, type TokenSet } from '../protocol/token-set.js';
import type { FieldValues } from '../settings/login-fields.js';
import type { Settings } from '../settings/settings.js';
import type { UrlTemplate } from '../settings/plain-url.js';
import type { Attempt } from './attempt.js';
import { withMetadata } from './discovered-settings.js';

/** What a sign-in needs beside the implicit grant: an issuer's metadata, codes, ID tokens. Loaded where it is needed. */

/** What can be made ready before anybody clicks. */
export interface Prepared {
  readonly metadata: ProviderMetadata | undefined;
  /** For one attempt only (RFC 9700 §2.1.1). */
  readonly pkce: Pkce;
  /** The thumbprint of the key that the tokens will be bound to, with `dpop`. */
  readonly jkt: string | undefined;
}

/** One attempt's. */
export interface Flow {
  /** With what the metadata fill in. */
  readonly settings: Settings;
  readonly metadata: ProviderMetadata | undefined;
  readonly checkIssuer: IssuerCheck | undefined;
  /** With the nonce, all that is needed to go on from another page. */
  readonly prepared: Prepared;
  readonly nonce: string | undefined;
  /** What goes to the login page. */
  readonly params: readonly [string, string][];
  /** The tokens of an answer. */
  tokensOf(validated: ValidatedResponse, attempt: Attempt): Promise<TokenSet>;
}

const known = new Map<string, Promise<ProviderMetadata>>();

/** An issuer's metadata, asked for once in a page's life unless that failed. */
function metadataOf(issuer: URL): Promise<ProviderMetadata> {
  const { href } = issuer;
  const metadata = known.get(href) ?? discover(issuer, AbortSignal.timeout(30_000));
  known.set(href, metadata);
  metadata.catch(() => known.delete(href));
  return metadata;
}

/**
 * Gets ready for an attempt.
 *
 * @throws `discovery_failed`, `issuer_mismatch`, `network_error`; `template_failed` where the issuer is not known yet
 */
async function prepare(settings: Settings, values: readonly FieldValues[]): Promise<Prepared> {
  const issuer = settings.issuer?.expand(values, 'configuration');
  const [metadata, pkce, jkt] = await Promise.all([
    issuer && metadataOf(issuer),
    createPkce(),
    settings.dpop ? loadKeys().then(({ createKey }) => createKey()) : undefined,
  ]);
  return { metadata, pkce, jkt };
}

const loadKeys = () => import('../requests/dpop-key-store.js');

const ready = new WeakMap<Settings, Prepared>();

/** Gets ready for a click; what goes wrong is told to who clicks. */
export async function makeReady(settings: Settings): Promise<void> {
  if (!ready.has(settings)) ready.set(settings, await prepare(settings, []));
}

/** The login page of an attempt that everything is ready for. */
export function readyAddress(attempt: Attempt): string | undefined {
  // A key has to be stored before this page leaves.
  if (attempt.isRedirect && attempt.settings.dpop) return undefined;
  const prepared = ready.get(attempt.settings);
  ready.delete(attempt.settings);
  return prepared && attempt.authorize(begin(attempt, prepared));
}

/** The login page of an attempt that nothing was made ready for. */
export async function addressOf(attempt: Attempt): Promise<string> {
  const prepared = await prepare(attempt.settings, [attempt.fieldValues, { client_id: attempt.clientId }]);
  const { jkt } = prepared;
  if (jkt && attempt.isRedirect) await loadKeys().then(({ keepForReturn }) => keepForReturn(jkt));
  return attempt.authorize(begin(attempt, prepared));
}

/** Begins an attempt. */
export function begin({ settings: written, options }: Attempt, prepared: Prepared): Flow {
  const { metadata, pkce, jkt } = prepared;
  const settings = withMetadata(written, metadata);
  const { responseType, scope } = settings;
  const isCode = responseType === 'code';
  const wantsIdToken = metadata && (responseType.includes('id_token') || asksForIdToken(scope));
  const nonce = options.nonce ?? (wantsIdToken ? randomState() : undefined);
  return {
    settings,
    metadata,
    prepared,
    nonce,
    checkIssuer: metadata && issuerCheck(metadata),
    params: [
      ...(isCode
        ? ([
            ['code_challenge', pkce.challenge],
            ['code_challenge_method', challengeMethod],
          ] as [string, string][])
        : []),
      ...(nonce === undefined ? [] : ([['nonce', nonce]] as [string, string][])),
      // RFC 9449 §10: nobody else's key can redeem the code.
      ...(jkt ? ([['dpop_jkt', jkt]] as [string, string][]) : []),
    ],
    tokensOf: (validated, attempt) =>
      isCode
        ? redeem(validated, attempt, { settings, metadata, nonce, prepared })
        : ofFragment(validated, attempt, { settings, metadata, nonce }),
  };
}

interface Expected {
  readonly settings: Settings;
  readonly metadata: ProviderMetadata | undefined;
  readonly nonce: string | undefined;
}

/** A code's tokens, from the token endpoint. */
async function redeem(
  { parameters }: ValidatedResponse,
  attempt: Attempt,
  { settings, metadata, nonce, prepared: { pkce, jkt } }: Expected & { readonly prepared: Prepared },
): Promise<TokenSet> {
  const { tokenUrl, clientSecret, redirectUrl, scope, storage } = settings;
  const { fieldValues, clientId } = attempt;
  const values = [fieldValues, { client_id: clientId }];
  const key = jkt === undefined ? undefined : await (await loadKeys()).requireKey(jkt);
  const tokens = await redeemCode({
    tokenUrl: (tokenUrl as UrlTemplate).expand(values, 'token'),
    client: { id: clientId, secret: clientSecret },
    issuer: metadata,
    code: parameters['code'] ?? '',
    verifier: pkce.verifier,
    redirectUrl,
    nonce,
    scope,
    dpop: key?.prover,
  });
  attempt.keyUnstored = (await key?.settle(storage !== 'memory')) === false;
  return tokens;
}

/** The tokens in a fragment; an ID token came through the browser, so its signature is checked. */
async function ofFragment(
  validated: ValidatedResponse,
  { clientId, signal }: Attempt,
  { settings: { scope, responseType }, metadata, nonce = '' }: Expected,
): Promise<TokenSet> {
  const tokens = tokensOfFragment(validated, scope, Date.now());
  if (!metadata || !responseType.includes('id_token')) return tokens;
  const { claimsOfFrontChannelIdToken } = await import('../protocol/front-channel-id-token.js');
  const claims = await claimsOfFrontChannelIdToken(tokens, { issuer: metadata, clientId, nonce }, signal);
  return { ...tokens, claims };
}
