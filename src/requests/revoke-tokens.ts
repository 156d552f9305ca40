import { describeError, OAuthConnectError, failure } from '../errors/oauth-connect-error.js';
import { revokeTokens } from '../protocol/revocation-request.js';
import type { Settings } from '../settings/settings.js';
import type { Revocation } from '../connections/connection.js';
import { valuesOf, type ConnectionRecord } from './connection-record.js';
import type { Outgoing } from './outgoing.js';
import { applyParameters } from './request-parameters.js';
import { sendWithToken } from './send.js';

/** Step 6 of the set-up: telling the provider that a token is not to be used any more. */

/** The token as in any other request, and no body (`revoke-style="bearer"`). */
async function revokeByBearer(settings: Settings, record: ConnectionRecord, url: URL): Promise<void> {
  const request: Outgoing = { url, headers: new Headers(), method: settings.revokeMethod, body: null, init: {} };
  applyParameters(request, settings, record, 'revoke', false);
  const { headers, method } = request;
  // It still arrives when the visitor leaves the page at once.
  const { ok, status } = await sendWithToken(record, url, { method, headers, keepalive: true }, 'revoke');
  if (!ok) throw failure('revoke_failed', 'revoke', 'revokeStatus', [status], { status });
}

/**
 * Revokes a connection's tokens, the refresh token first. Never rejects: that a connection is over here does not depend
 * on the provider.
 *
 * @returns whether the provider confirmed it, and why not (RFC 7009 §2.2: 200 also for tokens it does not know)
 */
async function revokeAtProvider(settings: Settings, record: ConnectionRecord): Promise<Revocation> {
  const { revokeUrl, revokeStyle, revokeMethod: method, clientSecret: secret } = settings;
  if (!revokeUrl) return { remote: false };
  try {
    const url = revokeUrl.expand(valuesOf(record), 'revoke');
    const { tokens, clientId: id } = record;
    if (revokeStyle === 'bearer') await revokeByBearer(settings, record, url);
    else await revokeTokens({ revokeUrl: url, tokens, client: { id, secret }, method });
    return { remote: true };
  } catch (error) {
    const told = error instanceof OAuthConnectError ? error : failure('revoke_failed', 'revoke', 'revokeFailed', []);
    return { remote: false, error: await describeError(told) };
  }
}

/**
 * Revokes the tokens of several connections.
 *
 * @param told - called for each, when it is known what came of it
 * @returns the first that the provider did not confirm, if there is one
 */
export async function revokeAtProviders(
  records: readonly (readonly [ConnectionRecord, Settings])[],
  told: (index: number, result: Revocation) => void,
): Promise<Revocation> {
  const results = await Promise.all(
    records.map(async ([record, settings], index) => {
      const result = await revokeAtProvider(settings, record);
      told(index, result);
      return result;
    }),
  );
  return results.find(({ remote }) => !remote) ?? { remote: results.length > 0 };
}
