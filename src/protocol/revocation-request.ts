import { OAuthConnectError } from '../errors/oauth-connect-error.js';
import { exchange, type Answer } from './http.js';
import { secondsOf } from './retry-after.js';
import type { TokenSet } from './token-set.js';

/** Which client asks, where a server has to be told. */
export interface Client {
  readonly id: string;
  readonly secret: string | undefined;
}

/** What kind of token it is (RFC 7009 §2.1). */
export type TokenTypeHint = 'access_token' | 'refresh_token';

/** Tokens to revoke, and where. */
export interface RevocationRequest {
  readonly revokeUrl: URL;
  readonly tokens: Pick<TokenSet, 'accessToken' | 'refreshToken'>;
  readonly client: Client;
  readonly method: string;
}

/** The longest that a server may ask us to wait, and how long we wait unasked; in seconds. */
const longestWait = 30;
const usualWait = 1;

/**
 * The request that revokes a token (RFC 7009 §2.1). A public client names itself by `client_id`.
 *
 * @param token - what to revoke
 * @param hint - what kind of token it is
 */
export const revocationRequest = (token: string, hint: TokenTypeHint, client: Client, method: string): RequestInit => ({
  method,
  body: new URLSearchParams({
    token,
    token_type_hint: hint,
    client_id: client.id,
    ...(client.secret ? { client_secret: client.secret } : {}),
  }),
});

/** How long to wait before the one other try, in ms; `undefined` where it is too long. */
function waitOf({ headers }: Answer): number | undefined {
  const asked = headers.get('retry-after');
  const seconds = asked ? Math.max(0, secondsOf(asked)) : usualWait;
  return seconds <= longestWait ? seconds * 1000 : undefined;
}

async function revokeToken(token: string, hint: TokenTypeHint, request: RevocationRequest): Promise<void> {
  const { revokeUrl, client, method } = request;
  // It still arrives when the visitor leaves the page at once.
  const init = { ...revocationRequest(token, hint, client, method), keepalive: true };
  const send = () => exchange(revokeUrl, init, { step: 'revoke', code: 'revoke_failed' });
  let answer = await send();
  const wait = answer.status === 503 ? waitOf(answer) : undefined;
  if (wait !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    answer = await send();
  }
  const { status } = answer;
  if (status < 200 || status > 299)
    throw new OAuthConnectError(
      'revoke_failed',
      'revoke',
      `The revoke URL answered ${status}: the token may still be valid until it runs out.`,
      { status },
    );
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
  if (accessToken) await revoke(accessToken, 'access_token');
  if (problems.length) throw problems[0];
}
