import { explain, OAuthConnectError } from '../errors.js';
import { revocationRequest } from '../protocol/revocation-request.js';
import type { Settings } from '../settings/settings.js';
import type { Revocation } from './connection.js';
import { valuesOf, type ConnectionRecord } from './connection-record.js';
import type { Outgoing } from './outgoing.js';
import { applyParameters } from './request-parameters.js';
import { send } from './send.js';

/** Step 6 of the set-up: telling the provider that a token is not to be used any more. */

function requestFor(settings: Settings, record: ConnectionRecord, url: URL, hint: Hint): RequestInit {
  const { revokeStyle, revokeMethod, clientSecret } = settings;
  if (revokeStyle !== 'bearer') {
    const client = { id: record.clientId, secret: clientSecret };
    return revocationRequest(record.tokens[tokenOf[hint]] ?? '', hint, client, revokeMethod);
  }
  const request: Outgoing = { url, headers: new Headers(), method: revokeMethod, body: null, init: {} };
  applyParameters(request, settings, record, 'revoke', false);
  return { method: revokeMethod, headers: request.headers };
}

const tokenOf = { refresh_token: 'refreshToken', access_token: 'accessToken' } as const;
type Hint = keyof typeof tokenOf;

/**
 * Revokes a connection's tokens, the refresh token first. Never rejects: that a connection is over here does not depend
 * on the provider.
 *
 * @returns whether the provider confirmed it, and why not (RFC 7009 §2.2: 200 also for tokens it does not know)
 */
async function revokeAtProvider(settings: Settings, record: ConnectionRecord): Promise<Revocation> {
  const { revokeUrl, revokeStyle } = settings;
  if (!revokeUrl) return { remote: false };
  try {
    const hints: Hint[] =
      record.tokens.refreshToken && revokeStyle !== 'bearer' ? ['refresh_token', 'access_token'] : ['access_token'];
    for (const hint of hints) {
      const url = revokeUrl.expand(valuesOf(record), 'revoke');
      // It still arrives when the visitor leaves the page at once.
      const { ok, status } = await send(url, { ...requestFor(settings, record, url, hint), keepalive: true }, 'revoke');
      if (!ok)
        throw new OAuthConnectError(
          'revoke_failed',
          'revoke',
          `The revoke URL answered ${String(status)}: the token may still be valid until it runs out.`,
          { status },
        );
    }
    return { remote: true };
  } catch (error) {
    return {
      remote: false,
      error:
        error instanceof OAuthConnectError
          ? await explain(error)
          : new OAuthConnectError('revoke_failed', 'revoke', 'The token could not be revoked at the provider.'),
    };
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
