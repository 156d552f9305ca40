import { failure, OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { DpopProver } from './dpop-proof.js';
import { fetchText, retryAfterSeconds, type FormRequest, type TextResponse } from './http.js';
import type { TokenSet } from './token-set.js';

/** The client that asks. */
export interface Client {
  readonly id: string;
  /** Goes into the body (`client_secret_post`, RFC 6749 §2.3.1). */
  readonly secret: string | undefined;
}

/** What kind of token it is (RFC 7009 §2.1). */
export type TokenTypeHint = 'access_token' | 'refresh_token';

/** Tokens to revoke, and where. */
export interface RevocationRequest {
  readonly revokeUrl: URL;
  readonly tokens: Pick<TokenSet, 'accessToken' | 'refreshToken' | 'jkt'>;
  readonly client: Client;
  readonly method: string;
  /** Proves the possession of the key that the tokens are bound to, where they are and it is still there. */
  readonly dpop?: DpopProver | undefined;
}

/** The longest wait that a server may ask for, and the wait where it asks for none. */
const longestWaitSeconds = 30;
const usualWaitSeconds = 1;

/**
 * The request that revokes a token (RFC 7009 §2.1). A public client names itself by `client_id`.
 *
 * @param token - what to revoke
 * @param hint - what kind of token it is
 */
export const revocationRequest = (token: string, hint: TokenTypeHint, client: Client, method: string): FormRequest => ({
  method,
  body: new URLSearchParams({
    token,
    token_type_hint: hint,
    client_id: client.id,
    ...(client.secret ? { client_secret: client.secret } : {}),
  }),
});

/** The wait before the one other try; `undefined` where the server asks for too long a one. */
function waitMs({ headers }: TextResponse): number | undefined {
  const asked = headers.get('retry-after');
  const seconds = asked ? Math.max(0, retryAfterSeconds(asked)) : usualWaitSeconds;
  return seconds <= longestWaitSeconds ? seconds * 1000 : undefined;
}

const purpose = { step: 'revoke', code: 'revoke_failed' } as const;

/**
 * Sends one token, with a proof of its key where it is bound to one: some servers say 200 to a request without it, and
 * revoke nothing.
 *
 * @throws as `fetchText()`; `network_error` where it could only be sent without a proof
 */
async function sendToken(token: string, hint: TokenTypeHint, request: RevocationRequest): Promise<TextResponse> {
  const { revokeUrl, client, method, dpop, tokens } = request;
  // It still arrives when the visitor leaves the page at once.
  const init = { ...revocationRequest(token, hint, client, method), keepalive: true };
  const send = (how: DpopProver['fetchText']): Promise<TextResponse> => how(revokeUrl, init, purpose);
  if (tokens.jkt === undefined) return send(fetchText);
  try {
    if (dpop) return await send(dpop.fetchText);
  } catch (error) {
    if (!(error instanceof OAuthConnectError) || error.code !== 'network_error') throw error;
  }
  // Many servers do not allow the DPoP header by CORS. It may do without; nobody knows.
  await send(fetchText);
  throw failure('network_error', 'revoke', 'revokedUnproven', [revokeUrl.origin, Boolean(dpop)]);
}

async function revokeToken(token: string, hint: TokenTypeHint, request: RevocationRequest): Promise<void> {
  let answer = await sendToken(token, hint, request);
  const wait = answer.status === 503 ? waitMs(answer) : undefined;
  if (wait !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    answer = await sendToken(token, hint, request);
  }
  const { status } = answer;
  if (status < 200 || status > 299) throw failure('revoke_failed', 'revoke', 'revokeStatus', [status], { status });
}

/**
 * Revokes tokens at the provider: the refresh token, which can make others, then the access token, whatever came of the
 * first. A server that is busy (503) is asked once more (RFC 7009 §2.2.1); one that does not know a token says 200 (§2.2).
 *
 * @throws `revoke_failed`, `network_error`, `redirect_refused`: the first thing that went wrong
 */
export async function revokeTokens(request: RevocationRequest): Promise<void> {
  const { accessToken, refreshToken } = request.tokens;
  const problems: unknown[] = [];
  const revoke = (token: string, hint: TokenTypeHint): Promise<unknown> =>
    revokeToken(token, hint, request).catch((error: unknown) => problems.push(error));
  if (refreshToken) await revoke(refreshToken, 'refresh_token');
  const isConfirmed = Boolean(refreshToken) && !problems.length;
  if (accessToken) await revoke(accessToken, 'access_token');
  // The refresh token has ended it (RFC 7009 §2.1), and some servers answer 400 for a token that they no longer know.
  if (isConfirmed && (problems[0] as OAuthConnectError | undefined)?.status === 400) return;
  if (problems.length) throw problems[0];
}
