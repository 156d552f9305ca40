import { explain, problem, type OAuthConnectError } from '../errors.js';
import { refreshTokens, RenewalRefusedError } from '../protocol/code-grant.js';
import type { TokenSet } from '../protocol/token-set.js';
import { change, expire, reread, recordOf, refreshed, settingsOf, type Connection } from './connection.js';
import { isRenewable, valuesOf, type ConnectionRecord } from './connection-record.js';
import { Alarm, renewalTime, retryTime } from './renewal-schedule.js';
import { withRefreshLock } from './refresh-lock.js';

/** New tokens for old ones, and when to get them. Loaded where there is a refresh token. */

const running = new WeakMap<Connection, Promise<void>>();
/** When a connection is to be renewed next, and how often in a row that has failed. */
const plans = new WeakMap<Connection, { readonly alarm: Alarm; failures: number }>();

/**
 * Renews a connection's tokens (RFC 6749 §6); whoever asks meanwhile gets the same promise, and other tabs wait.
 *
 * @param record - with the tokens that are not good any more: if there are others by now, nothing is to be done
 * @throws `refresh_failed`; where the provider refuses, the connection is `expired` as well
 */
export function renew(connection: Connection, { tokens }: ConnectionRecord): Promise<void> {
  const renewal = running.get(connection) ?? renewOnce(connection, tokens).finally(() => running.delete(connection));
  running.set(connection, renewal);
  return renewal;
}

async function renewOnce(connection: Connection, stale: TokenSet): Promise<void> {
  const { id } = recordOf(connection);
  try {
    await withRefreshLock(id, async () => {
      reread(connection);
      const { tokens: previous, clientId, metadata } = recordOf(connection);
      const { jkt } = previous;
      // Done by somebody else, while this one waited.
      if (previous.accessToken !== stale.accessToken) return;
      const { refreshUrl, tokenUrl, clientSecret } = settingsOf(connection);
      const url = (refreshUrl ?? tokenUrl)?.expand(valuesOf(recordOf(connection)), 'refresh');
      if (!url) throw problem('refresh_failed', 'refresh', 'noRefreshToken', []);
      const keys = jkt === undefined ? undefined : await import('./dpop-keys.js');
      const prover = await keys?.proverOf(jkt as string);
      if (keys && !prover)
        throw new RenewalRefusedError(
          'refresh_failed',
          'refresh',
          'The key that the tokens are bound to is gone: the site data were cleared. Sign in again.',
        );
      // Never abandoned: the provider may have spent the refresh token as soon as this is sent.
      const tokens = await refreshTokens({
        tokenUrl: url,
        client: { id: clientId, secret: clientSecret },
        issuer: metadata,
        previous,
        dpop: prover,
      });
      await keys?.settleKey(jkt as string, settingsOf(connection).storage !== 'memory');
      if (connection.status === 'revoked') return;
      change(connection, { tokens, issuedAt: Date.now(), expired: false });
      keepAlive(connection);
      refreshed(connection);
    });
  } catch (error) {
    if (error instanceof RenewalRefusedError) {
      // Another tab may have been faster, and what it wrote be slow to arrive.
      await new Promise((wake) => setTimeout(wake, 250));
      reread(connection);
      if (recordOf(connection).tokens.accessToken !== stale.accessToken) return;
      if (recordOf(connection).id === id) expire(connection);
    }
    throw await explain(error as OAuthConnectError);
  }
}

/** Renews a connection ahead of each expiry, for as long as it is there; called again whenever its tokens are others. */
export function keepAlive(connection: Connection, failures = 0): void {
  const plan = plans.get(connection) ?? { alarm: new Alarm(() => void renewInTime(connection)), failures };
  plans.set(connection, plan);
  plan.failures = failures;
  const record = recordOf(connection);
  if (!isAlive(connection)) plan.alarm.set();
  else
    plan.alarm.set([
      failures ? retryTime(failures, Date.now()) : renewalTime(record.issuedAt, record.tokens.expiresAt),
    ]);
}

/** Whether there is something to renew, and leave to. A connection that was ended has no tokens any more. */
const isAlive = (connection: Connection): boolean =>
  connection.status === 'active' && isRenewable(recordOf(connection), settingsOf(connection));

async function renewInTime(connection: Connection): Promise<void> {
  // Ended while the alarm was set.
  if (!isAlive(connection)) return;
  const failures = (plans.get(connection)?.failures ?? 0) + 1;
  await renew(connection, recordOf(connection)).catch(() => keepAlive(connection, failures));
}

/** The error of a request whose connection could not be renewed. */
export const renewalError = (connection: Connection, error: unknown): unknown =>
  connection.status === 'expired' ? problem('expired', 'request', 'ranOut', []) : error;
