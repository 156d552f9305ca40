import type { IdTokenAndAccessToken } from './id-token.js';
import { asksForIdToken } from './openid-scope.js';
import { requestTokens, type TokenEndpoint } from './token-endpoint.js';
import { tokensOf, type ClaimsOfTokens, type TokenSet } from './token-set.js';

/** A code for tokens (RFC 6749 §4.1.3). */

/** A code to redeem. */
export interface CodeRequest extends TokenEndpoint {
  readonly code: string;
  /** The PKCE verifier whose challenge was in the authorization request. */
  readonly verifier: string;
  /** The very redirect URL of the authorization request. */
  readonly redirectUrl: string;
  /**
   * Checks the ID token, where the issuer is known: with `openid` one must come. Without an issuer it is kept as it came, and
   * its claims are not used.
   */
  readonly claimsOf?: ((tokens: IdTokenAndAccessToken) => ClaimsOfTokens) | undefined;
  /** What was asked for. */
  readonly scope: string;
  /** The API that the tokens are for (RFC 8707 §2.2). */
  readonly resource?: string | undefined;
}

/**
 * Exchanges a code for tokens (RFC 6749 §4.1.3 with RFC 7636 §4.5). Never tried again: a code is good for one try.
 *
 * @returns the tokens; with an issuer, also the ID token's claims, checked
 * @throws `token_request_failed` with what the provider said, `invalid_response`, `invalid_id_token`, `network_error`,
 *   `redirect_refused`; the signal's own reason
 */
export async function redeemCode(request: CodeRequest): Promise<TokenSet> {
  const { code, verifier, redirectUrl, scope, resource, claimsOf, dpop, client } = request;
  const grant = {
    ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUrl, code_verifier: verifier },
    ...(resource !== undefined && { resource }),
  };
  const { members, exact } = await requestTokens(request, grant, 'token');
  const tokens = {
    ...tokensOf(members, scope, Date.now(), [code, verifier, client.secret], exact),
    ...(dpop && { jkt: await dpop.thumbprint() }),
  };
  if (!claimsOf || (!tokens.idToken && !asksForIdToken(scope))) return tokens;
  return { ...tokens, ...claimsOf(tokens) };
}
