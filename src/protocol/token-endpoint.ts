import type { DpopProver } from './dpop-proof.js';
import { exactIntegers, type ExactIntegers } from './exact-integers.js';
import { fetchText } from './http.js';
import type { Client } from './revocation-request.js';
import { readTokenResponse, type TokenMembers } from './token-response.js';

/** How a token endpoint is asked (RFC 6749 §3.2). */

/** Which server to ask, and as which client. */
export interface TokenEndpoint {
  readonly tokenUrl: URL;
  readonly client: Client;
  /** Asks for tokens that are bound to a key (RFC 9449). */
  readonly dpop?: DpopProver | undefined;
  /** Ends the request. */
  readonly signal?: AbortSignal | undefined;
}

/** What it answered. */
export interface TokenAnswer {
  readonly members: TokenMembers;
  /** Integers among them that numbers cannot hold. */
  readonly exact: ExactIntegers | undefined;
}

/**
 * Asks for tokens.
 *
 * @param grant - the parameters of the grant
 * @throws as `fetchText()` and `readTokenResponse()`
 */
export async function requestTokens(
  { tokenUrl, client, dpop, signal }: TokenEndpoint,
  grant: Record<string, string>,
  step: 'token' | 'refresh',
): Promise<TokenAnswer> {
  const body = new URLSearchParams({
    ...grant,
    client_id: client.id,
    ...(client.secret && { client_secret: client.secret }),
  });
  const secrets = ['code', 'code_verifier', 'refresh_token', 'client_secret'].flatMap((name) => body.getAll(name));
  const purpose = { step, code: 'token_request_failed' } as const;
  const init = { method: 'POST', headers: { accept: 'application/json' }, body, cache: 'no-store' } as const;
  const answer = await (dpop?.fetchText ?? fetchText)(tokenUrl, init, purpose, signal);
  const members = readTokenResponse(answer, dpop ? 'DPoP' : 'Bearer', step, secrets);
  return { members, exact: exactIntegers(answer.text, members) };
}
