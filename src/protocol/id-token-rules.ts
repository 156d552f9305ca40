import { OAuthConnectError, type ErrorStep } from '../errors/oauth-connect-error.js';
import type { ProviderMetadata } from './discovery.js';
import { withoutSecrets, type IdTokenClaims, type TokenSet } from './token-set.js';

/** What an ID token must be, beside what oauth4webapi sees to. Knows nothing of that library, whose parts are loaded apart. */

/** What an ID token must be. */
export interface ExpectedIdToken {
  readonly issuer: Pick<ProviderMetadata, 'issuer' | 'idTokenAlgorithms'>;
  readonly clientId: string;
  /** The nonce that it must hold; `null`: none; `undefined`: any, for a renewed one (OpenID Connect Core §12.2). */
  readonly nonce: string | null | undefined;
}

/** An ID token, and the access token that it came with. */
export type IdTokenAndAccessToken = Pick<TokenSet, 'accessToken' | 'idToken'>;

/** How far a visitor's clock may be off, in seconds. */
export const skew = 300;

/** An ID token of another issuer, or for another client. */
export class ForeignIdTokenError extends OAuthConnectError {}

/** An ID token that does not hold. */
export const invalidIdToken = (step: ErrorStep, problem: string, Kind = OAuthConnectError): OAuthConnectError =>
  new Kind('invalid_id_token', step, `The ID token ${problem}. Nothing of it was used.`);

/** The library reads tokens from responses, so they are given to it as one. */
export const asResponse = ({ accessToken, idToken }: IdTokenAndAccessToken): Response =>
  new Response(JSON.stringify({ access_token: accessToken, token_type: 'bearer', id_token: idToken }));

/** What the library has to know of the issuer, and which signatures it may accept. */
export const serverOf = ({ issuer, idTokenAlgorithms }: ExpectedIdToken['issuer'], accepted: RegExp) => ({
  issuer,
  ...(idTokenAlgorithms && {
    id_token_signing_alg_values_supported: idTokenAlgorithms.filter((algorithm) => accepted.test(algorithm)),
  }),
});

/**
 * Checks what the library leaves to us.
 *
 * @param claims - issuer, audience, expiry and types are checked already
 * @returns the claims, without the access token should it be repeated there
 * @throws `invalid_id_token`
 * @see OpenID Connect Core §3.1.3.7: 5 (`azp`, also where there is one audience only), 10 (`iat`), 11 (`nonce`)
 */
export function checkClaims(
  claims: IdTokenClaims | undefined,
  { accessToken }: IdTokenAndAccessToken,
  { clientId, nonce }: ExpectedIdToken,
  step: ErrorStep,
): IdTokenClaims {
  if (!claims) throw invalidIdToken(step, 'is missing');
  const { iat, azp } = claims;
  if (Number(iat) > Date.now() / 1000 + skew)
    throw invalidIdToken(step, "is of the future: this device's clock is wrong");
  if (azp !== undefined && azp !== clientId) throw otherClaim(step, 'azp');
  if (nonce !== undefined && (claims['nonce'] ?? null) !== nonce) throw otherClaim(step, 'nonce');
  return withoutSecrets(claims, [accessToken]) as IdTokenClaims;
}

function otherClaim(step: ErrorStep, claim: string): OAuthConnectError {
  const Kind = /^(?:iss|aud|azp)$/.test(claim) ? ForeignIdTokenError : OAuthConnectError;
  return invalidIdToken(step, `is not for this sign-in: its "${claim}" is another`, Kind);
}

/** What is wrong, without a word of the token: the library's errors hold it whole. */
function problemOf(step: ErrorStep, error: unknown): OAuthConnectError {
  const { code, cause } = error as { code?: unknown; cause?: { claim?: unknown } };
  if (code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED') return otherClaim(step, String(cause?.claim));
  return invalidIdToken(
    step,
    code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'
      ? "has run out, or this device's clock is wrong"
      : 'does not hold: it is malformed, incomplete, or signed in a way that is not expected',
  );
}

/** Passes on what we say ourselves, and says in our words what the library says. */
export async function inOurWords<Value>(
  step: ErrorStep,
  promise: Promise<Value>,
  signal?: AbortSignal,
): Promise<Value> {
  try {
    return await promise;
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof OAuthConnectError ? error : problemOf(step, error);
  }
}

const audiences = ({ aud }: IdTokenClaims): string => JSON.stringify([aud].flat().sort());

/**
 * Whether a renewed ID token speaks of the same account, to the same client, by the same issuer, as the one before.
 *
 * @param before - the claims of the first ID token
 * @param after - those of a renewed one; a nonce may be missing there, but not be another
 * @see OpenID Connect Core §12.2
 */
export const isSameSubject = (before: IdTokenClaims, after: IdTokenClaims): boolean =>
  before.iss === after.iss &&
  before.sub === after.sub &&
  audiences(before) === audiences(after) &&
  (after['nonce'] === undefined || after['nonce'] === before['nonce']);
