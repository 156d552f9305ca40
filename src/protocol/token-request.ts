import { failure, failureAs, OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { DpopProver } from './dpop-proof.js';
import { fetchText } from './http.js';
import { claimsOfIdToken, ForeignIdTokenError, isSameSubject } from './id-token.js';
import type { ProviderMetadata } from './provider-metadata.js';
import type { Client } from './revocation-request.js';
import { readTokenResponse, TokenRefusedError, type TokenMembers } from './token-response.js';
import { tokensOf, type TokenSet } from './token-set.js';

/** Requests to a token endpoint: a code for tokens (RFC 6749 §4.1.3), old tokens for new ones (§6). */

/** Which server to ask, and as which client. */
export interface TokenEndpoint {
  readonly tokenUrl: URL;
  readonly client: Client;
  /** The issuer, where it is known. Without it an ID token is kept as it came, and its claims are not used. */
  readonly issuer?: Pick<ProviderMetadata, 'issuer' | 'idTokenAlgorithms'> | undefined;
  /** Asks for tokens that are bound to a key (RFC 9449). */
  readonly dpop?: DpopProver | undefined;
  /** Ends the request. */
  readonly signal?: AbortSignal | undefined;
}

/** A code to redeem. */
export interface CodeRequest extends TokenEndpoint {
  readonly code: string;
  /** The PKCE verifier whose challenge was in the authorization request. */
  readonly verifier: string;
  /** The very redirect URL of the authorization request. */
  readonly redirectUrl: string;
  /** The nonce of the authorization request: an ID token must hold it. */
  readonly nonce?: string | undefined;
  /** What was asked for. With `openid` and an issuer, an ID token must come. */
  readonly scope: string;
}

/** Tokens to renew. */
export interface RefreshRequest extends TokenEndpoint {
  /** The tokens so far, a refresh token among them. What the answer leaves out is carried over from them. */
  readonly previous: TokenSet;
}

/**
 * The provider refuses to renew, for good: the visitor has to sign in again. After any other error of
 * {@link refreshTokens} the tokens are as good as they were, and another try may do.
 */
export class RenewalRefusedError extends OAuthConnectError {}

/** Whether an ID token is asked for (OpenID Connect Core §3.1.2.1). */
export const asksForIdToken = (scope: string): boolean => /(?:^|\s)openid(?:\s|$)/.test(scope);

/** Errors and statuses after which another try may do (names in RFC 6749 §4.1.2.1, §5.2 is silent; RFC 9449 §8). */
const passingErrors = /^(?:temporarily_unavailable|server_error|slow_down|use_dpop_nonce)$/;
const passingStatuses = [408, 425, 429];

/**
 * Exchanges a code for tokens (RFC 6749 §4.1.3 with RFC 7636 §4.5). Never tried again: a code is good for one try.
 *
 * @returns the tokens; with an issuer, also the ID token's claims, checked
 * @throws `token_request_failed` with what the provider said, `invalid_response`, `invalid_id_token`, `network_error`,
 *   `redirect_refused`; the signal's own reason
 */
export async function redeemCode(request: CodeRequest): Promise<TokenSet> {
  const { code, verifier, redirectUrl, nonce = null, scope, issuer, client, dpop } = request;
  const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUrl, code_verifier: verifier };
  const tokens = {
    ...tokensOf(await requestTokens(request, grant, 'token'), scope, Date.now()),
    ...(dpop && { jkt: await dpop.thumbprint() }),
  };
  if (!issuer || (!tokens.idToken && !asksForIdToken(scope))) return tokens;
  return { ...tokens, claims: claimsOfIdToken(tokens, { issuer, clientId: client.id, nonce }, 'token') };
}

/**
 * Exchanges a refresh token for new tokens (RFC 6749 §6). A server may have spent the refresh token as soon as this is
 * sent, so better wait for the answer than give a signal.
 *
 * @returns all tokens: what the answer leaves out (a refresh token, the scope, an ID token, other members) is as before
 * @throws {@link RenewalRefusedError} where there is no use in trying again, an ID token of another account included;
 *   anything else is an `OAuthConnectError` too; all have the code `refresh_failed`. The signal's own reason
 */
export async function refreshTokens(request: RefreshRequest): Promise<TokenSet> {
  const { previous, issuer, client, signal } = request;
  try {
    const grant = { grant_type: 'refresh_token', refresh_token: previous.refreshToken ?? '' };
    const fresh = tokensOf(await requestTokens(request, grant, 'refresh'), previous.scope, Date.now());
    const tokens = { ...previous, ...fresh, response: { ...previous.response, ...fresh.response } };
    if (!issuer || !fresh.idToken) return tokens;
    const claims = claimsOfIdToken(fresh, { issuer, clientId: client.id, nonce: undefined }, 'refresh');
    if (previous.claims && !isSameSubject(previous.claims, claims)) throw otherAccount();
    return { ...tokens, claims };
  } catch (error) {
    signal?.throwIfAborted();
    throw refreshError(error);
  }
}

type Step = 'token' | 'refresh';

async function requestTokens(
  { tokenUrl, client, dpop, signal }: TokenEndpoint,
  grant: Record<string, string>,
  step: Step,
): Promise<TokenMembers> {
  const body = new URLSearchParams({
    ...grant,
    client_id: client.id,
    ...(client.secret && { client_secret: client.secret }),
  });
  const secrets = ['code', 'code_verifier', 'refresh_token', 'client_secret'].flatMap((name) => body.getAll(name));
  const purpose = { step, code: 'token_request_failed' } as const;
  for (let isFirst = true; ; isFirst = false) {
    const headers = { accept: 'application/json', ...(dpop && { dpop: await dpop.prove('POST', tokenUrl) }) };
    const answer = await fetchText(tokenUrl, { method: 'POST', headers, body, cache: 'no-store' }, purpose, signal);
    // RFC 9449 §8: the code is not spent, the same request with the server's nonce is what is wanted.
    const wantsNonce = dpop?.remember(tokenUrl, answer.headers) && answer.text.includes('"use_dpop_nonce"');
    if (!(isFirst && wantsNonce)) return readTokenResponse(answer, dpop ? 'DPoP' : 'Bearer', step, secrets);
  }
}

const otherAccount = (): OAuthConnectError =>
  failure('refresh_failed', 'refresh', 'renewedOtherAccount', [], {}, RenewalRefusedError);

function refreshError(error: unknown): OAuthConnectError {
  if (error instanceof RenewalRefusedError) return error;
  if (error instanceof ForeignIdTokenError) return otherAccount();
  if (!(error instanceof OAuthConnectError)) return failure('refresh_failed', 'refresh', 'notRenewed', []);
  const { status = 0, oauthError = '' } = error;
  const passes = status > 499 || passingStatuses.includes(status) || passingErrors.test(oauthError);
  const isRefused = error instanceof TokenRefusedError && !passes;
  return failureAs(error, 'refresh_failed', 'refresh', isRefused ? RenewalRefusedError : OAuthConnectError);
}
