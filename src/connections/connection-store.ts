import type { OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { Settings } from '../settings/settings.js';
import {
  Connection,
  end,
  expire,
  recordOf,
  replace,
  settingsOf,
  type ConnectionKeeper,
  type Revocation,
} from './connection.js';
import { isRenewable, type ConnectionRecord } from '../requests/connection-record.js';
import { holdSession } from '../connector/page.js';
import type { SharedRecords } from './shared-records.js';

/** Where connections are kept, and shared among elements with the same settings. */

/** An element or a connector that shows what is in a store. */
export interface StoreListener {
  /** The connections are others than before, or a status of theirs is. */
  changed(): void;
  /** A token ran out; called on one listener. */
  expired(connection: Connection): void;
  /** There are new tokens; called on one listener. */
  refreshed(connection: Connection): void;
  /** A connection lives on, but something went wrong; called on one listener. */
  failed(error: OAuthConnectError): void;
  /** A connection was ended; called on one listener. `result` is what the provider said, if it was asked. */
  revoked(connection: Connection, result?: Revocation): void;
}

const version = 1;

/** The longest that a timer can wait, in ms. */
const longestTimer = 2 ** 31 - 1;
const stores = new Map<string, ConnectionStore>();

/** The connections of one configuration in one kind of storage. */
export class ConnectionStore implements ConnectionKeeper {
  readonly #key: string;
  readonly #inSession: boolean;
  readonly #listeners = new Set<StoreListener>();
  #actor: StoreListener | undefined;
  #connections: readonly Connection[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The store of these settings: the same one for all elements that have the same. */
  static of(settings: Settings): ConnectionStore {
    const key = `oauth-connect:connections:${String(version)}:${settings.binding}`;
    const id = settings.storage + key;
    const store = stores.get(id) ?? new ConnectionStore(key, settings);
    stores.set(id, store);
    return store;
  }

  /** Resolves once what is stored has been read; nothing where nothing is. */
  restoring: Promise<void> | undefined;
  /** What all tabs have in common, with `storage="local"`. */
  shared: SharedRecords | undefined;

  private constructor(key: string, settings: Settings) {
    this.#key = key;
    this.#inSession = settings.storage === 'session';
    document.addEventListener('visibilitychange', this.#schedule);
    addEventListener('pageshow', this.#schedule);
    let text: string | null = null;
    try {
      if (this.#inSession) text = sessionStorage.getItem(key);
    } catch {
      // Denied in some private modes and sandboxes: told when there is something to keep.
    }
    const done = () => (this.restoring = undefined);
    if (text || settings.storage === 'local')
      this.restoring = import('./restore.js')
        .then(({ restore }) => restore(this, settings, text ?? ''))
        .then(done, done);
  }

  /** The connections, the latest last. */
  get connections(): readonly Connection[] {
    return this.#connections;
  }

  /**
   * Shows others than before, as they are stored by now.
   *
   * @internal
   */
  show(connections: readonly Connection[]): void {
    this.#connections = connections;
    connections.forEach(keepAlive);
    this.#schedule();
    // The first time, `restored` comes before.
    if (!this.restoring) this.notify();
  }

  /** @internal */
  reread(): void {
    this.shared?.reread();
  }

  /** Tells a listener of changes until it is taken off again. */
  add(listener: StoreListener): void {
    this.#listeners.add(listener);
    this.#schedule();
  }

  /** Takes a listener off. */
  delete(listener: StoreListener): void {
    this.#listeners.delete(listener);
    if (this.#actor === listener) this.#actor = undefined;
    this.#schedule();
  }

  /**
   * Keeps a connection; one of the same account is replaced, and stays the same object for whoever holds it.
   *
   * @param actor - who acts, and is told of what becomes of it
   * @returns the connection, and whether the account was there already
   */
  put(record: ConnectionRecord, settings: Settings, actor: StoreListener): { connection: Connection; found: boolean } {
    const known = this.#connections.find((one) => isSame(recordOf(one), record));
    if (known) {
      forgetKey(recordOf(known));
      replace(known, record, settings);
    }
    const connection = known ?? new Connection(record, settings, this);
    this.#actor = actor;
    keepAlive(connection);
    // Held for as long as the page lives: a copy of this tab sees by it that the connection is in use.
    if (this.#inSession) holdSession(record.id);
    this.#connections = [...this.#connections.filter((one) => one !== connection), connection];
    return { connection, found: Boolean(known) };
  }

  /** Ends and forgets a connection. */
  remove(connection: Connection): void {
    const record = recordOf(connection);
    forgetKey(record);
    end(connection);
    this.#connections = this.#connections.filter((one) => one !== connection);
    if (this.shared) this.shared.remove(record);
    else this.save(connection);
  }

  /**
   * Writes the connections down.
   *
   * @returns whether it could be done: the connections live on in memory
   */
  save(connection: Connection): boolean {
    if (this.shared) return this.shared.write(recordOf(connection));
    try {
      const records = this.#connections.map(recordOf);
      // First: where there is no room for new tokens, the old ones must not come back, their refresh token used up.
      if (this.#inSession) sessionStorage.removeItem(this.#key);
      if (this.#inSession && records.length) sessionStorage.setItem(this.#key, JSON.stringify(records));
      return true;
    } catch {
      return false;
    } finally {
      this.#schedule();
    }
  }

  /** Tells everybody who shows these connections. */
  notify(): void {
    for (const listener of [...this.#listeners]) listener.changed();
  }

  /** @internal */
  changed(connection: Connection): boolean {
    const stored = this.save(connection);
    this.notify();
    return stored;
  }

  /** @internal */
  expired(connection: Connection): void {
    this.save(connection);
    this.teller?.expired(connection);
    this.notify();
  }

  /** @internal */
  refreshed(connection: Connection): void {
    this.teller?.refreshed(connection);
  }

  /**
   * Forgets connections, whatever comes, and then revokes them at the provider.
   *
   * @param teller - who tells of it
   */
  revokeAll(connections: readonly Connection[], teller = this.teller): Promise<Revocation> {
    const records = connections.map((connection) => [recordOf(connection), settingsOf(connection)] as const);
    for (const connection of connections) this.remove(connection);
    this.notify();
    teller?.changed();
    const told = (index: number, result?: Revocation) => teller?.revoked(connections[index] as Connection, result);
    // Rarely needed, so a page does not load it before.
    return import('../requests/revoke-tokens.js').then(
      ({ revokeAtProviders }) => revokeAtProviders(records, told),
      () => {
        records.forEach((_record, index) => told(index));
        return { remote: false };
      },
    );
  }

  /** Who acted last, if they are still there; else anybody. */
  get teller(): StoreListener | undefined {
    return this.#actor ?? [...this.#listeners][0];
  }

  /** One timer for the next token to run out; page and machine may also have slept meanwhile. */
  readonly #schedule = (): void => {
    clearTimeout(this.#timer);
    if (!this.#listeners.size) return;
    // What ran out and is still there waits for its renewal, and not for this. Asked before the statuses are, lest a
    // token that runs out in between be missed by both.
    const waits = this.#connections.map(({ expiresAt }) => Number(expiresAt) - Date.now()).filter((wait) => wait > 0);
    for (const connection of this.#connections) if (connection.status === 'expired') expire(connection);
    if (waits.length) this.#timer = setTimeout(this.#schedule, Math.min(...waits, longestTimer));
  };
}

/** Tokens that can be renewed are renewed ahead of their end. */
function keepAlive(connection: Connection): void {
  if (isRenewable(recordOf(connection), settingsOf(connection)))
    void import('./renew-tokens.js').then((renewal) => renewal.keepAlive(connection)).catch(() => undefined);
}

/** The key goes with the tokens that are bound to it. */
function forgetKey({ tokens: { jkt } }: ConnectionRecord): void {
  if (jkt) void import('../requests/dpop-key-store.js').then((keys) => keys.forgetKey(jkt)).catch(() => undefined);
}

/** The same account at the same authorization server. */
export const isSame = (one: ConnectionRecord, other: ConnectionRecord): boolean =>
  one.identifier === other.identifier && one.server === other.server;
