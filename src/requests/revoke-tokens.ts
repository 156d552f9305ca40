import { failure } from '../errors/oauth-connect-error.js';
import { revokeTokens as revokeByForm } from '../protocol/revocation-request.js';
import type { Settings } from '../settings/settings.js';
import { valuesOf, type TokenContext } from './connection-record.js';
import type { DpopSupport } from './dpop.js';
import { applyParameters, type OutgoingRequest } from './request-parameters.js';
import { sendBearer, type SendWithToken } from './send.js';

/** Step 6 of the set-up: telling the provider that a token is not to be used any more. */

const timeoutMs = 30_000;

/**
 * Revokes a connection's tokens at the provider, the refresh token first.
 *
 * @param loadDpop - loads what proves the possession of a key, where the tokens are bound to one; else the request leaves
 *   in the very task that this is called in, as the page may be about to go
 * @returns whether there is a revoke URL, and the provider has confirmed it (RFC 7009 §2.2: 200 also for tokens it does
 *   not know)
 * @throws `revoke_failed`, `network_error`, `redirect_refused`, `template_failed`
 */
export async function revokeTokens(
  settings: Settings,
  context: TokenContext,
  loadDpop: () => Promise<DpopSupport>,
): Promise<boolean> {
  const { revokeUrl, revokeStyle, revokeMethod: method, clientSecret: secret } = settings;
  if (!revokeUrl) return false;
  const url = revokeUrl.expand(valuesOf(context), 'revoke');
  const { tokens, clientId: id } = context;
  const { jkt } = tokens;
  const isBearer = revokeStyle === 'bearer';
  // Without it the token can still be told of.
  const loaded = jkt === undefined ? undefined : isBearer ? await loadDpop() : await loadDpop().catch(() => undefined);
  const dpop = jkt === undefined ? undefined : await loaded?.proverOf(jkt);
  if (isBearer) await revokeByBearer(settings, context, url, loaded?.sendDpop ?? sendBearer);
  else await revokeByForm({ revokeUrl: url, tokens, client: { id, secret }, method, dpop });
  return true;
}

/** The token as in any other request, and no body. */
async function revokeByBearer(
  settings: Settings,
  context: TokenContext,
  url: URL,
  sendWithToken: SendWithToken,
): Promise<void> {
  const request: OutgoingRequest = { url, headers: new Headers(), method: settings.revokeMethod, body: null, init: {} };
  applyParameters(request, settings, context, 'revoke', false);
  const { headers, method } = request;
  const signal = AbortSignal.timeout(timeoutMs);
  // It still arrives when the visitor leaves the page at once.
  const init = { method, headers, keepalive: true, signal };
  const { ok, status } = await sendWithToken(context, url, { init, step: 'revoke' }).catch((error: unknown) => {
    throw signal.aborted ? failure('network_error', 'revoke', 'slow', [url.origin]) : error;
  });
  if (!ok) throw failure('revoke_failed', 'revoke', 'revokeStatus', [status], { status });
}
