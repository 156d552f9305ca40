import { OAuthConnectError } from '../errors.js';
import type { Settings } from '../settings/settings.js';
import { Connection, noticeExpiry, recordOf, update, type Revocation } from './connection.js';
import type { ConnectionRecord } from './connection-record.js';

/** Where connections are kept, and shared among elements with the same settings. */

/** An element or a connector that shows what is in a store. */
export interface StoreListener {
  /** The connections are others than before, or a status of theirs is. */
  changed(): void;
  /** A token ran out; called on one listener. */
  expired(connection: Connection): void;
  /** A connection is to be revoked; called on one listener. */
  revoke(connection: Connection): Promise<Revocation>;
}

const version = 1;
/** The longest that a timer can wait, in ms. */
const longestTimer = 2 ** 31 - 1;
const stores = new Map<string, ConnectionStore>();

/** The connections of one configuration in one kind of storage. */
export class ConnectionStore {
  readonly #key: string;
  readonly #storage: Storage | undefined;
  readonly #listeners = new Set<StoreListener>();
  readonly #owners = new WeakMap<Connection, StoreListener>();
  #connections: readonly Connection[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waking: AbortController | undefined;

  /** The store of these settings: the same one for all elements that have the same. */
  static of(settings: Settings): ConnectionStore {
    const key = `oauth-connect:connections:${String(version)}:${settings.binding}`;
    const id = settings.storage + key;
    const store = stores.get(id) ?? new ConnectionStore(key, settings);
    stores.set(id, store);
    return store;
  }

  private constructor(key: string, settings: Settings) {
    this.#key = key;
    this.#storage = settings.storage === 'session' ? sessionStorageIfAny() : undefined;
    this.#connections = readRecords(this.#storage?.getItem(key)).map((record) => this.#make(record, settings));
  }

  /** The connections, the latest last. */
  get connections(): readonly Connection[] {
    return this.#connections;
  }

  /** Tells a listener of changes until it is taken off again. */
  add(listener: StoreListener): void {
    this.#listeners.add(listener);
    this.#schedule();
  }

  /** Takes a listener off. */
  delete(listener: StoreListener): void {
    this.#listeners.delete(listener);
    this.#schedule();
  }

  /**
   * Keeps a connection; one of the same account is replaced, and stays the same object for whoever holds it.
   *
   * @param owner - who acts, and is told of what becomes of it
   * @returns the connection, and whether the account was there already
   */
  put(record: ConnectionRecord, settings: Settings, owner: StoreListener): { connection: Connection; found: boolean } {
    const known = this.#connections.find((one) => isSame(recordOf(one), record));
    if (known) update(known, record, settings);
    const connection = known ?? this.#make(record, settings);
    this.#owners.set(connection, owner);
    this.#connections = [...this.#connections.filter((one) => one !== connection), connection];
    return { connection, found: Boolean(known) };
  }

  /** Forgets a connection. */
  remove(connection: Connection): void {
    this.#connections = this.#connections.filter((one) => one !== connection);
    this.save();
  }

  /**
   * Writes the connections down.
   *
   * @returns why it could not be done: the connections live on in memory
   */
  save(): OAuthConnectError | undefined {
    try {
      const records = this.#connections.map(recordOf);
      if (records.length) this.#storage?.setItem(this.#key, JSON.stringify(records));
      else this.#storage?.removeItem(this.#key);
      return undefined;
    } catch {
      return new OAuthConnectError(
        'storage_failed',
        'storage',
        'The browser\'s storage is full or denied: the connection is lost when this page is left. Free some room, or use storage="memory".',
      );
    } finally {
      this.#schedule();
    }
  }

  /** Tells everybody who shows these connections. */
  notify(): void {
    for (const listener of [...this.#listeners]) listener.changed();
  }

  #make(record: ConnectionRecord, settings: Settings): Connection {
    const owner = (connection: Connection) => {
      const acting = this.#owners.get(connection);
      return acting && this.#listeners.has(acting) ? acting : [...this.#listeners][0];
    };
    return new Connection(record, settings, {
      changed: () => {
        this.save();
        this.notify();
      },
      expired: (connection) => {
        this.save();
        owner(connection)?.expired(connection);
        this.notify();
      },
      revoke: (connection) => owner(connection)?.revoke(connection) ?? Promise.resolve({ remote: false }),
    });
  }

  /** One timer for the next token to run out, and a look whenever the machine or the page wakes up. */
  #schedule(): void {
    clearTimeout(this.#timer);
    this.#waking?.abort();
    const next = Math.min(
      ...this.#connections
        .filter(({ status }) => status === 'active')
        .map((connection) => recordOf(connection).tokens.expiresAt ?? Infinity),
    );
    if (next === Infinity || !this.#listeners.size) return;
    this.#timer = setTimeout(
      () => {
        this.#check();
      },
      Math.min(Math.max(next - Date.now(), 0), longestTimer),
    );
    this.#waking = new AbortController();
    const { signal } = this.#waking;
    const check = () => {
      this.#check();
    };
    document.addEventListener('visibilitychange', check, { signal });
    addEventListener('pageshow', check, { signal });
  }

  #check(): void {
    this.#connections.forEach(noticeExpiry);
    this.#schedule();
  }
}

/** The same account at the same authorization server. */
const isSame = (one: ConnectionRecord, other: ConnectionRecord): boolean =>
  one.identifier === other.identifier && one.server === other.server;

/** Denied in some private modes and sandboxes. */
function sessionStorageIfAny(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** What is stored may be of another version, or of another script's making: it is used only where its shape is right. */
function readRecords(text: string | null | undefined): ConnectionRecord[] {
  try {
    const records = JSON.parse(text ?? '[]') as ConnectionRecord[];
    return records.filter(
      ({ identifier, name, server, profile, tokens, fieldValues }) =>
        [identifier, name, server, tokens.accessToken].every((part) => typeof part === 'string') &&
        Array.isArray(tokens.scope) &&
        typeof profile === 'object' &&
        typeof fieldValues === 'object',
    );
  } catch {
    return [];
  }
}
