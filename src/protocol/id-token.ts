import { failure, OAuthConnectError, type ErrorStep } from '../errors/oauth-connect-error.js';
import { toJson } from '../platform/taken-at-load.js';
import { exactIntegers, type ExactIntegers } from './exact-integers.js';
import { parseObject } from './http.js';
import type { ProviderMetadata } from './provider-metadata.js';
import { withoutSecrets, type IdTokenClaims, type TokenSet } from './token-set.js';

/** ID tokens: whose account it is, as the issuer says (OpenID Connect Core §2, §3.1.3.7). */

/** What an ID token must be. */
export interface ExpectedIdToken {
  readonly issuer: Pick<ProviderMetadata, 'issuer' | 'idTokenAlgorithms'>;
  readonly clientId: string;
  /** The nonce that it must hold; `null`: none; `undefined`: any, for a renewed one (OpenID Connect Core §12.2). */
  readonly nonce: string | null | undefined;
}

/** An ID token, and the access token that it came with. */
export type IdTokenAndAccessToken = Pick<TokenSet, 'accessToken' | 'idToken'>;

/** An ID token of another issuer, or for another client. */
export class ForeignIdTokenError extends OAuthConnectError {}

/** How far a visitor's clock may be off. */
export const clockSkewSeconds = 300;

/**
 * Checks the ID token of a token endpoint. Its signature is not looked at: TLS says who sent it (§3.1.3.7, 6).
 *
 * @param tokens - with the ID token
 * @param step - the part of the journey that an error names
 * @returns its claims
 * @throws `invalid_id_token`; a {@link ForeignIdTokenError} where it is another issuer's, or for another client
 */
export const claimsOfIdToken = (
  tokens: IdTokenAndAccessToken,
  expected: ExpectedIdToken,
  step: 'token' | 'refresh',
): IdTokenClaims => checkIdToken(tokens, expected, () => true, step).claims;

/** The integers of an ID token's claims that numbers cannot hold, as they are written there. */
export function exactClaimsOf({ idToken = '' }: IdTokenAndAccessToken): ExactIntegers | undefined {
  const json = textOfPart(idToken.split('.')[1] ?? '');
  return exactIntegers(json, parseObject(json));
}

/** A checked ID token. */
export interface CheckedIdToken {
  /** The algorithm that it says it is signed with. */
  readonly alg: string;
  /** Without the access token, should it be repeated there. */
  readonly claims: IdTokenClaims;
}

/**
 * Checks all of an ID token but its signature.
 *
 * @param accepts - whether a signature by this algorithm may do; the issuer must list it as well
 * @throws as {@link claimsOfIdToken}
 */
export function checkIdToken(
  { accessToken, idToken }: IdTokenAndAccessToken,
  expected: ExpectedIdToken,
  accepts: (alg: string) => boolean,
  step: ErrorStep,
): CheckedIdToken {
  if (!idToken) throw failure('invalid_id_token', step, 'idTokenMissing', []);
  const [header, claims] = compactJws.test(idToken) ? idToken.split('.').map(decodePart) : [];
  const alg = header?.['alg'];
  const { idTokenAlgorithms = ['RS256'] } = expected.issuer;
  const mayBeSigned =
    typeof alg === 'string' && !/^none$/i.test(alg) && idTokenAlgorithms.includes(alg) && accepts(alg);
  // RFC 7515 §4.1.11: extensions that must be understood, and none is.
  if (!mayBeSigned || header?.['crit'] !== undefined || !claims || !hasTypesOfClaims(claims))
    throw failure('invalid_id_token', step, 'idTokenMalformed', []);
  checkAddressee(claims, expected, step);
  checkTimes(claims, step);
  checkNonce(claims, expected, step);
  return { alg, claims: withoutSecrets(claims, [accessToken]) as IdTokenClaims };
}

type Claims = Readonly<Record<string, unknown>>;
type TypedClaims = IdTokenClaims & { readonly exp: number; readonly iat: number; readonly nbf?: number };

/** Header, payload and signature, each as base64url without padding (RFC 7515 §7.1). */
const compactJws = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The JSON object in a part of a JWS; `undefined` where there is none. */
function decodePart(part: string): Claims | undefined {
  try {
    return parseObject(textOfPart(part));
  } catch {
    return undefined;
  }
}

function textOfPart(part: string): string {
  const octets = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
  return new TextDecoder().decode(octets);
}

const isTime = (value: unknown): boolean => Number.isFinite(value);

/** Whether the claims that must be there are there, and all that are used are of their types (§2). */
const hasTypesOfClaims = (claims: Claims): claims is TypedClaims =>
  typeof claims['iss'] === 'string' &&
  typeof claims['sub'] === 'string' &&
  claims['sub'] !== '' &&
  [claims['aud']].flat().every((audience) => typeof audience === 'string') &&
  isTime(claims['exp']) &&
  isTime(claims['iat']) &&
  (claims['nbf'] === undefined || isTime(claims['nbf'])) &&
  (claims['auth_time'] === undefined || (isTime(claims['auth_time']) && Number(claims['auth_time']) >= 0));

/** §3.1.3.7: 2 (`iss`), 3 (`aud`), 4 and 5 (`azp`, which counts also where there is one audience only). */
function checkAddressee(claims: TypedClaims, { issuer, clientId }: ExpectedIdToken, step: ErrorStep): void {
  const { iss, azp } = claims;
  const audiences = [claims.aud].flat();
  const another =
    iss !== issuer.issuer
      ? 'iss'
      : !audiences.includes(clientId) || (audiences.length > 1 && azp === undefined)
        ? 'aud'
        : azp !== undefined && azp !== clientId
          ? 'azp'
          : undefined;
  if (another) throw failure('invalid_id_token', step, 'idTokenOtherClaim', [another], {}, ForeignIdTokenError);
}

/** §3.1.3.7: 9 (`exp`), 10 (`iat`); RFC 7519 §4.1.5 (`nbf`). */
function checkTimes({ exp, iat, nbf = 0 }: TypedClaims, step: ErrorStep): void {
  const now = Math.floor(Date.now() / 1000);
  if (exp <= now - clockSkewSeconds || nbf > now + clockSkewSeconds)
    throw failure('invalid_id_token', step, 'idTokenRanOut', []);
  if (iat > now + clockSkewSeconds) throw failure('invalid_id_token', step, 'idTokenOfFuture', []);
}

/** §3.1.3.7: 11. One that nobody sent may be of an answer that was slipped in. */
function checkNonce(claims: TypedClaims, { nonce }: ExpectedIdToken, step: ErrorStep): void {
  const found = claims['nonce'] ?? null;
  if (nonce === undefined || found === nonce) return;
  if (found === null) throw failure('invalid_id_token', step, 'idTokenNoNonce', []);
  throw failure('invalid_id_token', step, 'idTokenOtherClaim', ['nonce']);
}

const sortedAudiences = ({ aud }: IdTokenClaims): string => toJson([aud].flat().sort());

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
  sortedAudiences(before) === sortedAudiences(after) &&
  (after['nonce'] === undefined || after['nonce'] === before['nonce']);
