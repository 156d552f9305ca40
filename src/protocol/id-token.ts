import { clockTolerance, getValidatedIdTokenClaims, processRefreshTokenResponse } from 'oauth4webapi';
import {
  asResponse,
  checkClaims,
  inOurWords,
  serverOf,
  skew,
  type ExpectedIdToken,
  type IdTokenAndAccessToken,
} from './id-token-rules.js';
import type { IdTokenClaims } from './token-set.js';

/** ID tokens of a token endpoint (OpenID Connect Core §3.1.3.7): whose account it is, as the issuer says. */

/**
 * Checks the ID token of a token endpoint. Its signature is not looked at: TLS says who sent it (§3.1.3.7, 6).
 *
 * @param tokens - with the ID token
 * @param step - the part of the journey that an error names
 * @returns its claims
 * @throws `invalid_id_token`
 */
export function claimsOfIdToken(
  tokens: IdTokenAndAccessToken,
  expected: ExpectedIdToken,
  step: 'token' | 'refresh',
): Promise<IdTokenClaims> {
  return inOurWords(step, validate(tokens, expected, step));
}

async function validate(
  tokens: IdTokenAndAccessToken,
  expected: ExpectedIdToken,
  step: 'token' | 'refresh',
): Promise<IdTokenClaims> {
  const server = serverOf(expected.issuer, /^(?!none$)/i);
  const client = { client_id: expected.clientId, [clockTolerance]: skew };
  // The one that has no opinion on nonces, which are checked with the other claims.
  const result = await processRefreshTokenResponse(server, client, asResponse(tokens));
  return checkClaims(getValidatedIdTokenClaims(result), tokens, expected, step);
}
