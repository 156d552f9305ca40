import {
  allowInsecureRequests,
  clockTolerance,
  customFetch,
  KEY_SELECTION,
  processRefreshTokenResponse,
  validateApplicationLevelSignature,
  type AuthorizationServer,
} from 'oauth4webapi';
import { failure, OAuthConnectError } from '../errors/oauth-connect-error.js';
import { toJson, URL } from '../platform/taken-at-load.js';
import { digest } from './base64url.js';
import { fetchText } from './http.js';
import { checkIdToken, clockSkewSeconds, type ExpectedIdToken, type IdTokenAndAccessToken } from './id-token.js';
import type { ProviderMetadata } from './provider-metadata.js';
import type { IdTokenClaims } from './token-set.js';

/**
 * ID tokens that came through the browser (OpenID Connect Core §3.2.2.11), where anybody may have had them in hand. What
 * they say is checked as everywhere; oauth4webapi checks the signature.
 */

/** What an ID token in a fragment must be. */
export interface ExpectedFrontChannelIdToken extends ExpectedIdToken {
  readonly issuer: Pick<ProviderMetadata, 'issuer' | 'idTokenAlgorithms' | 'jwksUri'>;
  readonly nonce: string;
}

const step = 'callback';

/** Anybody can make a signature with a key that pages know: a secret, or none at all. */
const isAsymmetric = (alg: string): boolean => /^(?:[RPE]S\d|Ed)/.test(alg);

/**
 * Checks an ID token that came through the browser: its signature, and that the access token beside it belongs to it.
 *
 * @param tokens - of a fragment
 * @param signal - ends the request for the issuer's keys
 * @returns its claims
 * @throws `invalid_id_token`, `network_error`, `redirect_refused`; the signal's own reason
 * @see OpenID Connect Core §3.2.2.9: `at_hash` is required; §3.2.2.11
 */
export async function claimsOfFrontChannelIdToken(
  tokens: IdTokenAndAccessToken,
  expected: ExpectedFrontChannelIdToken,
  signal: AbortSignal,
): Promise<IdTokenClaims> {
  const { jwksUri } = expected.issuer;
  if (!jwksUri) throw failure('invalid_id_token', step, 'idTokenNoKeys', []);
  const { alg, claims } = checkIdToken(tokens, expected, isAsymmetric, step);
  try {
    await checkSignature(tokens, alg, expected, jwksUri, signal);
  } catch (error) {
    signal.throwIfAborted();
    // The library's errors hold the whole token: nothing of them is passed on.
    throw error instanceof OAuthConnectError ? error : failure('invalid_id_token', step, 'idTokenMalformed', []);
  }
  if (claims['at_hash'] !== (await accessTokenHash(tokens.accessToken, alg)))
    throw failure('invalid_id_token', step, 'idTokenOtherAccessToken', []);
  return claims;
}

async function checkSignature(
  { accessToken, idToken }: IdTokenAndAccessToken,
  alg: string,
  { issuer: { issuer }, clientId }: ExpectedFrontChannelIdToken,
  jwksUri: string,
  signal: AbortSignal,
): Promise<void> {
  const server = { issuer, jwks_uri: jwksUri, id_token_signing_alg_values_supported: [alg] };
  const client = { client_id: clientId, [clockTolerance]: clockSkewSeconds };
  // The library checks signatures of responses that it has read; this reader has no opinion on nonces.
  const response = new Response(toJson({ access_token: accessToken, token_type: 'bearer', id_token: idToken }));
  await processRefreshTokenResponse(server, client, response);
  await verify(response, server, 'default', signal).catch(async (error: unknown) => {
    if ((error as { code?: unknown }).code !== KEY_SELECTION) throw error;
    // Keys change: once more, past the browser's cache, and with another object, past the library's.
    await verify(response, { ...server }, 'reload', signal);
  });
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
      const init = { headers: { accept: 'application/json' }, cache };
      const { status, text } = await fetchText(new URL(url), init, { step, code: 'invalid_id_token' }, signal);
      if (status !== 200) throw failure('invalid_id_token', step, 'idTokenKeysStatus', [status]);
      return new Response(text);
    },
  });

/** The left half of the access token's hash, by the hash of the signature's algorithm (§3.2.2.9). */
const accessTokenHash = (accessToken: string, alg: string): Promise<string> =>
  // Ed25519 has SHA-512 inside.
  digest(accessToken, `SHA-${/^.S(\d+)$/.exec(alg)?.[1] ?? '512'}`, true);
