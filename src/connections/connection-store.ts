import { addEventListener } from '../platform/taken-at-load.js';
import { hasSameTokens, isSameAccount, withoutSecrets, type ConnectionRecord } from '../requests/connection-record.js';
import type { Settings } from '../settings/settings.js';
import { Connection, type ConnectionData } from './connection.js';
import type { RecordStorage } from './record-storage.js';
import type { StoreHost, StoreObserver } from './store-host.js';

/** The connections of one configuration in one kind of storage: it owns their records, and elements with the same settings share it. */

/** The longest that a timer can wait (HTML §8.6: a signed 32-bit number). */
const longestTimerMs = 2 ** 31 - 1;

export class ConnectionStore {
  readonly #host: StoreHost;
  #readStored: (() => Promise<void>) | undefined;
  #restoring: Promise<void> | undefined;
  readonly #data = new WeakMap<Connection, ConnectionData>();
  readonly #observers = new Set<StoreObserver>();
  #storage: RecordStorage;
  #showStored: (records: readonly ConnectionRecord[]) => void = () => undefined;
  #initiator: StoreObserver | undefined;
  #connections: readonly Connection[] = [];
  #unfollow: (() => void) | undefined;
  /** Whether somebody has shown it before. */
  #wasShown = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(storage: RecordStorage, createHost: (store: ConnectionStore) => StoreHost) {
    this.#storage = storage;
    this.#host = createHost(this);
    document.addEventListener('visibilitychange', this.#lookAtClock);
    addEventListener('pageshow', this.#lookAtClock);
  }

  /** Whether somebody shows it: else it has no timers, channels and locks. */
  get isShown(): boolean {
    return this.#observers.size > 0;
  }

  /** The connections, the latest last. */
  get connections(): readonly Connection[] {
    return this.#connections;
  }

  /** All that is known of a connection of this store, also when it has ended. */
  dataOf(connection: Connection): ConnectionData {
    return this.#data.get(connection) as ConnectionData;
  }

  /** Keeps records elsewhere from now on. @param showStored - shows what is read there */
  useStorage(storage: RecordStorage, showStored: (records: readonly ConnectionRecord[]) => void): void {
    this.#showStored = showStored;
    if (storage === this.#storage) return;
    this.#storage = storage;
    this.#unfollow?.();
    if (this.isShown) this.#follow();
  }

  /** Pending restore; `undefined` when storage has been read, or could not be. */
  get restoring(): Promise<void> | undefined {
    return this.#restoring;
  }

  /**
   * Reads what was stored, unless that has been done: what failed, for want of a part, is tried again.
   *
   * @param readStored - reads it into this store; by default as the first time
   */
  restore(readStored = this.#readStored): void {
    if (!readStored || this.#restoring) return;
    this.#readStored = readStored;
    this.#restoring = readStored()
      .then(() => {
        this.#readStored = undefined;
      })
      .finally(() => {
        this.#restoring = undefined;
      });
    // Whoever shows the store tells of it.
    this.#restoring.catch(() => undefined);
  }

  /** Tells an observer of changes. @returns what ends that */
  subscribe(observer: StoreObserver): () => void {
    this.#observers.add(observer);
    if (this.#observers.size === 1) this.#begin();
    this.#lookAtClock();
    return () => {
      if (!this.#observers.delete(observer)) return;
      if (this.#initiator === observer) this.#initiator = undefined;
      this.#lookAtClock();
      if (this.isShown) return;
      this.#unfollow?.();
      for (const connection of this.#connections) this.#host.onHidden(connection);
    };
  }

  /**
   * Keeps a connection; one of the same account is replaced, and stays the same object for whoever holds it. Neither
   * stored nor told of yet: see {@link save} and {@link notify}.
   *
   * @param initiator - who acts, and is told of what becomes of it
   * @returns the connection, and whether the account was there already
   */
  put(
    record: ConnectionRecord,
    settings: Settings,
    initiator: StoreObserver,
  ): { connection: Connection; isKnown: boolean } {
    this.#initiator = initiator;
    const known = this.#connections.find((one) => isSameAccount(this.dataOf(one).record, record));
    if (known) this.#host.onEnded(this.dataOf(known).record, true);
    const connection = known ?? this.#createConnection();
    this.#data.set(connection, { record, settings, isEnded: false });
    this.#connections = [...this.#connections.filter((one) => one !== connection), connection];
    this.#onTokens(connection);
    return { connection, isKnown: Boolean(known) };
  }

  /**
   * Changes what is known of a connection, and stores and tells it.
   *
   * @returns whether it could be stored; else it lives on in memory
   */
  update(connection: Connection, record: ConnectionRecord): boolean {
    const data = this.dataOf(connection);
    this.#data.set(connection, { ...data, record });
    const isStored = this.save(connection);
    if (record.tokens !== data.record.tokens) this.#onTokens(connection);
    this.notify();
    return isStored;
  }

  /** Notes that a token ran out, or is not taken any more. */
  expire(connection: Connection): void {
    const { record, isEnded, settings } = this.dataOf(connection);
    if (isEnded || record.expired) return;
    this.#data.set(connection, { settings, isEnded, record: { ...record, expired: true } });
    this.save(connection);
    this.tellInitiator((observer) => observer.expired(connection));
    this.notify();
  }

  /** Ends and forgets a connection. */
  remove(connection: Connection): void {
    const { record } = this.dataOf(connection);
    this.#end(connection);
    this.#connections = this.#connections.filter((one) => one !== connection);
    this.#storage.remove(record, this.#records);
    this.#lookAtClock();
  }

  /**
   * Writes a connection down.
   *
   * @returns whether it could be stored; else it lives on in memory
   */
  save(connection: Connection): boolean {
    const isStored = this.#storage.write(this.dataOf(connection).record, this.#records);
    this.#lookAtClock();
    return isStored;
  }

  /** Takes over what other pages may have changed. */
  reread(): void {
    const records = this.#storage.reread?.();
    if (records) this.#showStored(records);
  }

  /** Shows these records; the objects of connections that are there already stay the same. */
  show(all: readonly Pick<ConnectionData, 'record' | 'settings'>[]): void {
    const before = this.#connections;
    this.#connections = all.map(({ record, settings }) => {
      const known = before.find((one) => isSameAccount(this.dataOf(one).record, record));
      const old = known && this.dataOf(known).record;
      const isNoted = old?.expired === record.expired && old.isRenewalRefused === record.isRenewalRefused;
      if (old && hasSameTokens(old, record) && isNoted) return known;
      if (old && old.id !== record.id) this.#host.onEnded(old, false);
      const connection = known ?? this.#createConnection();
      this.#data.set(connection, { record, settings, isEnded: false });
      this.#onTokens(connection);
      return connection;
    });
    const gone = before.filter((one) => !this.#connections.includes(one));
    for (const connection of gone) this.#end(connection, false);
    this.#lookAtClock();
    // The first time, `restored` comes before.
    if (!this.#restoring) this.notify();
    for (const connection of gone) this.tellInitiator((observer) => observer.revoked(connection));
  }

  /** Shows no longer what another tab has taken over. */
  showWithout(recordId: string): void {
    this.show(this.#connections.map((one) => this.dataOf(one)).filter(({ record }) => record.id !== recordId));
  }

  /** Tells everybody who shows these connections. */
  notify(): void {
    for (const observer of [...this.#observers]) observer.changed();
  }

  /** Tells who acted last, if they are still there, else anybody: an event is fired once, not by each element. */
  tellInitiator(tell: (observer: StoreObserver) => void): void {
    const observer = this.#initiator ?? [...this.#observers][0];
    if (observer) tell(observer);
  }

  get #records(): readonly ConnectionRecord[] {
    return this.#connections.map((one) => this.dataOf(one).record);
  }

  /** Takes up what was let go of while nobody showed it. */
  #begin(): void {
    this.#follow();
    if (this.#wasShown) this.reread();
    this.#wasShown = true;
    for (const connection of this.#connections) this.#onTokens(connection);
  }

  #follow(): void {
    this.#unfollow = this.#storage.follow?.(() => this.reread());
  }

  #onTokens(connection: Connection): void {
    if (this.isShown) this.#host.onTokens(connection);
  }

  #createConnection(): Connection {
    const connection: Connection = new Connection(() => this.dataOf(connection), this.#host);
    return connection;
  }

  #end(connection: Connection, isOurs = true): void {
    const { record, settings } = this.dataOf(connection);
    this.#host.onEnded(record, isOurs);
    this.#data.set(connection, { record: withoutSecrets(record), settings, isEnded: true });
  }

  /** One timer for the next token to run out; page and machine may also have slept meanwhile. */
  readonly #lookAtClock = (): void => {
    clearTimeout(this.#timer);
    if (!this.#observers.size) return;
    // What ran out and is still there waits for its renewal, and not for this. Asked before the statuses are, lest a
    // token that runs out in between be missed by both.
    const waits = this.#connections.map(({ expiresAt }) => Number(expiresAt) - Date.now()).filter((wait) => wait > 0);
    for (const connection of this.#connections) if (connection.status === 'expired') this.expire(connection);
    clearTimeout(this.#timer);
    if (waits.length) this.#timer = setTimeout(this.#lookAtClock, Math.min(...waits, longestTimerMs));
  };
}
