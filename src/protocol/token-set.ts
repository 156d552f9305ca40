import { parseJson, toJson } from '../platform/taken-at-load.js';
import type { ValidatedResponse } from './authorization-response.js';
import type { ExactIntegers } from './exact-integers.js';
import { repeats } from './server-error.js';

/** The kinds of access tokens that can be sent (RFC 6750, RFC 9449). */
export type TokenType = 'Bearer' | 'DPoP';

/** The claims of a checked ID token (OpenID Connect Core §2). */
export interface IdTokenClaims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string | readonly string[];
  readonly [claim: string]: unknown;
}

/** Tokens, and what was said about them. Held in private fields and in the store, nowhere else. */
export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** As it came. */
  readonly idToken?: string;
  /** What the ID token says, checked; left out where there is none, or no issuer to check it against. */
  readonly claims?: IdTokenClaims;
  /** The thumbprint of the key that the access token is bound to (RFC 9449 §6.1); left out where it is a bearer token. */
  readonly jkt?: string;
  /** The rights that were given, which may be fewer than were asked for (RFC 6749 §3.3). */
  readonly scope: readonly string[];
  /** When the access token runs out, in milliseconds since 1970; `null` where that was not said. */
  readonly expiresAt: number | null;
  /** The rest of the token response. */
  readonly response: Readonly<Record<string, unknown>>;
  /** The integers of `response` that numbers cannot hold, as they were written; left out where there are none. */
  readonly exactResponse?: ExactIntegers | undefined;
  /** The same of `claims`. */
  readonly exactClaims?: ExactIntegers | undefined;
}

/** What an ID token says, as a set of tokens holds it. */
export type ClaimsOfTokens = Pick<TokenSet, 'claims' | 'exactClaims'>;

/** The tokens of a set, without what was said about them. */
export type Tokens = Readonly<Partial<Record<'accessToken' | 'refreshToken' | 'idToken', string | undefined>>>;

/** The last moment that a `Date` can hold. */
const latestMs = 8.64e15;
const secretNames = /^(?:access_token|refresh_token|id_token|client_secret|__proto__)$/;

/** Rights as an array, a space-separated or a comma-separated list: all three are in use. */
export const readScope = (scope: unknown): readonly string[] =>
  (Array.isArray(scope) ? scope.map(String) : typeof scope === 'string' ? scope.split(/[\s,]+/) : []).filter(Boolean);

/**
 * When a token runs out, counted from now by our own clock (never by an absolute time of the server's, whose clock may
 * differ).
 *
 * @param expiresIn - `expires_in` as it came, in seconds: a positive number or numeric string; else it says nothing
 */
export function readExpiry(expiresIn: unknown, now: number): number | null {
  const seconds =
    typeof expiresIn === 'number'
      ? expiresIn
      : typeof expiresIn === 'string' && /^\d+(\.\d+)?$/.test(expiresIn)
        ? Number(expiresIn)
        : NaN;
  return seconds > 0 ? Math.min(now + seconds * 1000, latestMs) : null;
}

/**
 * Leaves tokens out of what an API said, whosever they are, and keys that would reach for prototypes.
 *
 * @param value - JSON as parsed
 * @param secrets - what must not be repeated anywhere in it
 */
export function withoutSecrets(value: unknown, secrets: readonly (string | undefined)[]): unknown {
  return parseJson(toJson(value), (key, item: unknown) =>
    secretNames.test(key) || [key, item].some((text) => secrets.some((one) => one && repeats(text, one)))
      ? undefined
      : item,
  );
}

/** The tokens that nothing else may repeat. */
export const secretsIn = ({ accessToken, refreshToken, idToken }: Tokens) => [accessToken, refreshToken, idToken];

/**
 * The tokens among the members of an answer.
 *
 * @param members - the answer, from a fragment or from a token endpoint
 * @param requestedScope - what was asked for: it is what was given unless the answer says otherwise
 * @param now - the time, in milliseconds since 1970
 * @param sent - what the answer may not repeat: a code, its verifier, a client secret
 * @param exact - integers among the members that numbers cannot hold
 */
export function tokensOf(
  members: Readonly<Record<string, unknown>>,
  requestedScope: unknown,
  now: number,
  sent: readonly (string | undefined)[] = [],
  exact?: ExactIntegers,
): TokenSet {
  const text = (name: string): string => (typeof members[name] === 'string' ? members[name] : '');
  const [accessToken, refreshToken, idToken] = [text('access_token'), text('refresh_token'), text('id_token')];
  const { code, state, ...open } = members;
  const scope = readScope(members['scope']);
  const secrets = [accessToken, refreshToken, idToken, ...sent];
  return {
    accessToken,
    ...(refreshToken && { refreshToken }),
    ...(idToken && { idToken }),
    // RFC 6749 §5.1. Some servers always say "", and mean nothing by it.
    scope: scope.length ? scope : readScope(requestedScope),
    expiresAt: readExpiry(members['expires_in'], now),
    response: withoutSecrets(open, secrets) as TokenSet['response'],
    ...(exact && { exactResponse: withoutSecrets(exact, secrets) as ExactIntegers }),
  };
}

/**
 * The tokens of an implicit grant's answer. A refresh token must not be in one and is dropped (RFC 6749 §4.2.2).
 *
 * @param validated - the answer
 * @param requestedScope - what was asked for
 * @param now - the time, in milliseconds since 1970
 */
export function tokensOfFragment(validated: ValidatedResponse, requestedScope: string, now: number): TokenSet {
  const { refreshToken, ...tokens } = tokensOf(validated.parameters, requestedScope, now);
  return tokens;
}
