import {
  allowInsecureRequests,
  clockTolerance,
  customFetch,
  getValidatedIdTokenClaims,
  KEY_SELECTION,
  processRefreshTokenResponse,
  validateApplicationLevelSignature,
  type AuthorizationServer,
} from 'oauth4webapi';
import { digest } from './base64url.js';
import type { ProviderMetadata } from './discovery.js';
import { exchange } from './http.js';
import {
  asResponse,
  checkClaims,
  inOurWords,
  invalidIdToken,
  serverOf,
  skew,
  type ExpectedIdToken,
  type IdTokenAndAccessToken,
} from './id-token-rules.js';
import type { IdTokenClaims } from './token-set.js';

/**
 * ID tokens that came through the browser (OpenID Connect Core §3.2.2.11), where anybody may have had them in hand. The
 * bundle gives this file a copy of oauth4webapi of its own, so that codes need not pay for signatures: import the library
 * here only, and hand nothing of it on.
 */

/** What an ID token in a fragment must be. */
export interface ExpectedFrontChannelIdToken extends ExpectedIdToken {
  readonly issuer: Pick<ProviderMetadata, 'issuer' | 'idTokenAlgorithms' | 'jwksUri'>;
  readonly nonce: string;
}

/** Anybody can make a signature with a key that pages know: a secret, or none at all. */
const asymmetric = /^(?:[RPE]S\d|Ed)/;

const step = 'callback';

/**
 * Checks an ID token that came through the browser: its signature, and that the access token beside it belongs to it.
 *
 * @param tokens - of a fragment
 * @param signal - ends the request for the issuer's keys
 * @returns its claims
 * @throws `invalid_id_token`, `network_error`, `redirect_refused`; the signal's own reason
 * @see OpenID Connect Core §3.2.2.9: `at_hash` is required; §3.2.2.11
 */
export function claimsOfFrontChannelIdToken(
  tokens: IdTokenAndAccessToken,
  expected: ExpectedFrontChannelIdToken,
  signal: AbortSignal,
): Promise<IdTokenClaims> {
  return inOurWords(step, validate(tokens, expected, signal), signal);
}

async function validate(
  tokens: IdTokenAndAccessToken,
  expected: ExpectedFrontChannelIdToken,
  signal: AbortSignal,
): Promise<IdTokenClaims> {
  const { clientId, issuer } = expected;
  if (!issuer.jwksUri) throw invalidIdToken(step, "can't be checked: the issuer's metadata have no jwks_uri");
  const server = { ...serverOf(issuer, asymmetric), jwks_uri: issuer.jwksUri };
  const response = asResponse(tokens);
  const result = await processRefreshTokenResponse(server, { client_id: clientId, [clockTolerance]: skew }, response);
  const claims = checkClaims(getValidatedIdTokenClaims(result), tokens, expected, step);
  await verify(response, server, 'default', signal).catch(async (error: unknown) => {
    if ((error as { code?: unknown }).code !== KEY_SELECTION) throw error;
    // Keys change: once more, past the browser's cache, and with another object, past the library's.
    await verify(response, { ...server }, 'reload', signal);
  });
  if (claims['at_hash'] !== (await accessTokenHash(tokens)))
    throw invalidIdToken(step, 'does not belong to the access token it came with ("at_hash")');
  return claims;
}

/** Checks the signature, with the issuer's keys as they are now. */
const verify = (
  response: Response,
  server: AuthorizationServer,
  cache: RequestCache,
  signal: AbortSignal,
): Promise<void> =>
  validateApplicationLevelSignature(server, response, {
    // The metadata's addresses have passed our own rule, which has an exception for loopback hosts.
    [allowInsecureRequests]: true,
    [customFetch]: async (url) => {
      const headers = { accept: 'application/json' };
      const { status, text } = await exchange(
        new URL(url),
        { headers, cache },
        { step, code: 'invalid_id_token' },
        signal,
      );
      if (status !== 200) throw invalidIdToken(step, `can't be checked: jwks_uri answered ${status}`);
      return new Response(text);
    },
  });

/** The left half of the access token's hash, by the hash of the signature's algorithm (§3.2.2.9). */
function accessTokenHash({ accessToken, idToken = '' }: IdTokenAndAccessToken): Promise<string> {
  const header = atob((idToken.split('.')[0] ?? '').replace(/-/g, '+').replace(/_/g, '/'));
  const { alg } = JSON.parse(header) as { alg: string };
  // Ed25519 has SHA-512 inside.
  return digest(accessToken, `SHA-${/^.S(\d+)$/.exec(alg)?.[1] ?? '512'}`, true);
}
