import { stillHas, type Connection } from '../connections/connection.js';
import type { ConnectionStore } from '../connections/connection-store.js';
import { withRefreshLock } from '../connections/refresh-lock.js';
import { Alarm, earliestRenewal, isShort, renewalTime, retryTime } from '../connections/renewal-schedule.js';
import { renewTokens, type RenewalMeans } from '../connections/renew-tokens.js';
import { failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import { OtherAccountError, RenewalRefusedError } from '../protocol/refresh-request.js';
import { isRenewable, type ConnectionRecord } from '../requests/connection-record.js';
import type { Settings } from '../settings/settings.js';
import type { UnstoredContext } from './unstored-tokens.js';

/** When tokens are renewed, and what becomes of the new ones. Loaded where there is something to renew. */

/** What a renewal needs of the connector. */
export interface RenewalContext extends RenewalMeans, UnstoredContext {
  /** Drops tokens that nobody will hold. */
  dropTokens(settings: Settings, record: ConnectionRecord): void;
  /** Loads what becomes of tokens that cannot be stored. */
  unstoredTokens(): Promise<typeof import('./unstored-tokens.js')>;
}

/** What another tab has written may be slow to arrive. */
const storageArrivesWithinMs = 250;

/** By the ids of records: a connection that was connected again has nothing to do with what its old tokens are waiting for. */
const running = new Map<string, Promise<void>>();

/**
 * Renews a connection's tokens (RFC 6749 §6); whoever asks meanwhile gets the same promise, and other tabs wait.
 *
 * @param stale - with the tokens that are not good any more: if there are others by now, nothing is to be done
 * @throws `refresh_failed`; where the provider refuses, that is noted, and not tried again
 */
export function renew(
  store: ConnectionStore,
  connection: Connection,
  stale: ConnectionRecord,
  context: RenewalContext,
): Promise<void> {
  const renewal =
    running.get(stale.id) ?? renewOnce(store, connection, stale, context).finally(() => running.delete(stale.id));
  running.set(stale.id, renewal);
  return renewal;
}

async function renewOnce(
  store: ConnectionStore,
  connection: Connection,
  stale: ConnectionRecord,
  context: RenewalContext,
): Promise<void> {
  const isStillStale = (): boolean => stillHas(store, connection, stale);
  let telling: Promise<void> | undefined;
  try {
    await withRefreshLock(stale.id, async () => {
      // Done by somebody else, while this one waited.
      if (!isStillStale()) return;
      const { record, settings } = store.dataOf(connection);
      // Or tried in vain.
      if (record.isRenewalRefused)
        throw failure('refresh_failed', 'refresh', 'renewalRefused', [], {}, RenewalRefusedError);
      const renewed = await renewTokens(record, settings, context);
      // The account may have been connected again meanwhile, or revoked: these tokens are nobody's then.
      if (isStillStale()) telling = takeOver(store, connection, renewed, context);
      else drop(stale, renewed, settings, context);
    });
    // Other tabs need not wait for it.
    await telling;
  } catch (error) {
    if (error instanceof RenewalRefusedError) await new Promise((wake) => setTimeout(wake, storageArrivesWithinMs));
    if (!isStillStale()) return;
    const { record } = store.dataOf(connection);
    if (isHopeless(stale, error)) store.expire(connection);
    // The token is as good as it was, and is the last one.
    else if (error instanceof RenewalRefusedError) store.update(connection, { ...record, isRenewalRefused: true });
    throw error;
  }
}

/** A provider that never answers in frames (many forbid them) looks like one that is down: the visitor has to act. */
const isHopeless = ({ tokens }: ConnectionRecord, error: unknown): boolean =>
  error instanceof OtherAccountError ||
  (!(error instanceof RenewalRefusedError) && !tokens.refreshToken && (tokens.expiresAt ?? Infinity) <= Date.now());

/** Drops what a renewal has brought for nobody, with its key where it has one of its own. */
function drop(stale: ConnectionRecord, renewed: ConnectionRecord, settings: Settings, context: RenewalContext): void {
  context.dropTokens(settings, renewed);
  const { jkt } = renewed.tokens;
  if (jkt !== undefined && jkt !== stale.tokens.jkt) forgetKey(jkt, context);
}

/** Connections whose tokens could not be stored, and what ends what is done about it. */
const unstored = new WeakMap<Connection, AbortController>();

async function takeOver(
  store: ConnectionStore,
  connection: Connection,
  renewed: ConnectionRecord,
  context: RenewalContext,
): Promise<void> {
  const { jkt } = store.dataOf(connection).record.tokens;
  const { issuedAt, tokens, shortRenewals = 0 } = renewed;
  const counted = { ...renewed, shortRenewals: isShort(issuedAt, tokens.expiresAt) ? shortRenewals + 1 : 0 };
  const isStored = store.update(connection, counted);
  // A silent sign-in has a key of its own.
  if (jkt !== undefined && jkt !== renewed.tokens.jkt) forgetKey(jkt, context);
  store.tellInitiator((observer) => observer.refreshed(connection));
  if (isStored) {
    unstored.get(connection)?.abort();
    unstored.delete(connection);
  } else if (!unstored.has(connection)) {
    const ending = new AbortController();
    unstored.set(connection, ending);
    await context.unstoredTokens().then(
      ({ keepInMemory }) => keepInMemory(store, connection, context, ending.signal),
      (error: unknown) => store.tellInitiator((observer) => observer.failed(error as OAuthConnectError)),
    );
  }
}

function forgetKey(jkt: string, context: RenewalContext): void {
  context.dpop().then(
    (dpop) => dpop.forgetKey(jkt),
    () => undefined,
  );
}

/** When a connection is to be renewed next, and how often in a row that has failed. */
interface Plan {
  readonly alarm: Alarm;
  failures: number;
}

const plans = new WeakMap<Connection, Plan>();

/**
 * Renews a connection ahead of each expiry, for as long as it is there and shown; called again whenever its tokens are
 * others, or nobody shows it any more.
 */
export function keepAlive(store: ConnectionStore, connection: Connection, context: RenewalContext, failures = 0): void {
  const ring = (): void => void renewInTime(store, connection, context);
  const plan = plans.get(connection) ?? { alarm: new Alarm(ring), failures };
  plans.set(connection, plan);
  plan.failures = failures;
  const { issuedAt, since, tokens, shortRenewals } = store.dataOf(connection).record;
  const earliest = issuedAt > since ? earliestRenewal(issuedAt, shortRenewals) : 0;
  if (!isAlive(store, connection)) plan.alarm.set();
  else if (failures) plan.alarm.set([retryTime(failures, Date.now())]);
  else plan.alarm.set([Math.max(renewalTime(issuedAt, tokens.expiresAt), earliest)]);
}

/** Whether there is something to renew, and leave to, and somebody to see it. One that was ended has no tokens any more. */
function isAlive(store: ConnectionStore, connection: Connection): boolean {
  const { record, settings } = store.dataOf(connection);
  return store.isShown && connection.status === 'active' && isRenewable(record, settings);
}

async function renewInTime(store: ConnectionStore, connection: Connection, context: RenewalContext): Promise<void> {
  // Ended while the alarm was set.
  if (!isAlive(store, connection)) return;
  const failures = (plans.get(connection)?.failures ?? 0) + 1;
  const { record } = store.dataOf(connection);
  await renew(store, connection, record, context).catch(() => keepAlive(store, connection, context, failures));
}
