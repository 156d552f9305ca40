import { failure } from '../errors/oauth-connect-error.js';
import { revokeTokens as revokeByForm } from '../protocol/revocation-request.js';
import type { Settings } from '../settings/settings.js';
import { valuesOf, type TokenContext } from './connection-record.js';
import { applyParameters, type OutgoingRequest } from './request-parameters.js';
import type { SendWithToken } from './send.js';

/** Step 6 of the set-up: telling the provider that a token is not to be used any more. */

const timeoutMs = 30_000;

/**
 * Revokes a connection's tokens at the provider, the refresh token first.
 *
 * @param sendWithToken - how the token leaves with `revoke-style="bearer"`
 * @returns whether there is a revoke URL, and the provider has confirmed it (RFC 7009 §2.2: 200 also for tokens it does
 *   not know)
 * @throws `revoke_failed`, `network_error`, `redirect_refused`, `template_failed`
 */
export async function revokeTokens(
  settings: Settings,
  context: TokenContext,
  sendWithToken: SendWithToken,
): Promise<boolean> {
  const { revokeUrl, revokeStyle, revokeMethod: method, clientSecret: secret } = settings;
  if (!revokeUrl) return false;
  const url = revokeUrl.expand(valuesOf(context), 'revoke');
  const { tokens, clientId: id } = context;
  if (revokeStyle === 'bearer') await revokeByBearer(settings, context, url, sendWithToken);
  else await revokeByForm({ revokeUrl: url, tokens, client: { id, secret }, method });
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
