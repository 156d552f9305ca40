import { describeError, failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import { refreshTokens, RenewalRefusedError } from '../protocol/token-request.js';
import type { TokenSet } from '../protocol/token-set.js';
import { change, expire, reread, recordOf, refreshed, settingsOf, type Connection } from './connection.js';
import { isRenewable, valuesOf, type ConnectionRecord } from '../requests/connection-record.js';
import { Alarm, renewalTime, retryTime } from './renewal-schedule.js';
import { withRefreshLock } from './refresh-lock.js';
import type { Renewed } from '../sign-in/silent-sign-in.js';
import { noteStored } from './unstored.js';

/** New tokens for old ones, and when to get them. Loaded where there is something to get them with. */

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
      // Done by somebody else, while this one waited.
      if (recordOf(connection).tokens.accessToken !== stale.accessToken) return;
      const renewed = await freshTokens(connection);
      if (connection.status === 'revoked') return;
      const stored = change(connection, { ...renewed, issuedAt: Date.now(), expired: false });
      keepAlive(connection);
      refreshed(connection);
      await noteStored(connection, stored);
    });
  } catch (error) {
    if (error instanceof RenewalRefusedError) {
      // Another tab may have been faster, and what it wrote be slow to arrive.
      await new Promise((wake) => setTimeout(wake, 250));
      reread(connection);
      if (recordOf(connection).tokens.accessToken !== stale.accessToken) return;
    }
    if (recordOf(connection).id === id && isHopeless(connection, error)) expire(connection);
    throw await describeError(error as OAuthConnectError);
  }
}

/** A provider that never answers in frames (many forbid them) looks like one that is down: the visitor has to act. */
const isHopeless = (connection: Connection, error: unknown): boolean => {
  const { tokens } = recordOf(connection);
  return error instanceof RenewalRefusedError || (!tokens.refreshToken && (tokens.expiresAt ?? Infinity) <= Date.now());
};

/** New tokens, by whatever there is to get them with. */
async function freshTokens(connection: Connection): Promise<Renewed> {
  const silently = async () => (await import('../sign-in/silent-sign-in.js')).renewSilently(connection);
  const { tokens } = recordOf(connection);
  const { renew: how } = settingsOf(connection);
  if (!tokens.refreshToken && how === 'silent') return silently();
  try {
    return { tokens: await byRefreshToken(connection) };
  } catch (error) {
    // The visitor's session at the provider may live longer than a refresh token.
    if (error instanceof RenewalRefusedError && how === 'silent') return silently();
    throw error;
  }
}

async function byRefreshToken(connection: Connection): Promise<TokenSet> {
  const record = recordOf(connection);
  const { clientId, metadata, tokens: previous } = record;
  const { refreshUrl, tokenUrl, clientSecret, storage } = settingsOf(connection);
  const url = (refreshUrl ?? tokenUrl)?.expand(valuesOf(record), 'refresh');
  if (!url) throw failure('refresh_failed', 'refresh', 'noRefreshToken', []);
  const { jkt } = previous;
  const key = jkt === undefined ? undefined : await (await import('../requests/dpop-key-store.js')).heldKey(jkt);
  if (jkt !== undefined && !key) throw keyIsGone();
  // Never abandoned: the provider may have spent the refresh token as soon as this is sent.
  const client = { id: clientId, secret: clientSecret };
  const tokens = await refreshTokens({ tokenUrl: url, client, issuer: metadata, previous, dpop: key?.prover });
  await key?.settle(storage !== 'memory');
  return tokens;
}

const keyIsGone = (): OAuthConnectError =>
  new RenewalRefusedError(
    'refresh_failed',
    'refresh',
    'The key that the tokens are bound to is gone, as somebody cleared the site data. Sign in again.',
  );

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
  connection.status === 'expired' ? failure('expired', 'request', 'ranOut', []) : error;
