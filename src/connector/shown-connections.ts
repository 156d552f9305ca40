import type { Connection } from '../connections/connection.js';
import type { ConnectionStore } from '../connections/connection-store.js';
import type { StoreObserver } from '../connections/store-host.js';
import { failure, OAuthConnectError } from '../errors/oauth-connect-error.js';
import { isSameAccount } from '../requests/connection-record.js';
import type { Settings } from '../settings/settings.js';
import type { CompletedSignIn } from '../sign-in/sign-in.js';
import { dropTokens } from './drop-tokens.js';
import { ConnectedEvent, ExpiredEvent, FailedEvent, RefreshedEvent, RestoredEvent, RevokedEvent } from './events.js';
import type { ConnectionDetail } from './events.js';
import { describeError } from './features.js';
import { storeFor } from './stores.js';
import { whenParsed } from './when-parsed.js';
import { wiring } from './wiring.js';

/** The connections that a connector shows: those of one store, which others may share. */

/** Who shows them. */
export interface ConnectionsOwner {
  fire(event: Event): boolean;
  /** Called after each change that can be seen, and with each event before it fires. */
  show(event?: Event): void;
  /** Tells of another status, or of other connections. */
  changed(): void;
  /** Whether an attempt runs, or may still be answered. */
  isExpecting(): boolean;
}

export class ShownConnections {
  readonly #owner: ConnectionsOwner;
  readonly observer: StoreObserver;
  #store: ConnectionStore | undefined;
  #unsubscribe: (() => void) | undefined;
  #restoring: Promise<void> | undefined;
  /** Whether a sign-in waits for what was stored. */
  #isKeeping = false;

  constructor(owner: ConnectionsOwner) {
    this.#owner = owner;
    this.observer = {
      changed: () => owner.changed(),
      expired: (connection) => owner.fire(new ExpiredEvent(detailOf(connection))),
      refreshed: (connection) => owner.fire(new RefreshedEvent(detailOf(connection))),
      failed: (error) => owner.fire(new FailedEvent(error)),
      revoked: ({ name, identifier }, result = { remote: false }) =>
        owner.fire(new RevokedEvent({ name, identifier, ...result })),
    };
  }

  /** The connections, the latest last. */
  get all(): readonly Connection[] {
    return this.#store?.connections ?? [];
  }

  get store(): ConnectionStore | undefined {
    return this.#store;
  }

  /** Pending restore. */
  get restoring(): Promise<void> | undefined {
    return this.#restoring;
  }

  /** Shows what is stored for settings. */
  showStored(settings: Settings): void {
    const store = storeFor(settings, wiring);
    if (store === this.#store) return;
    this.#follow(store);
    if (!store.restoring && !store.connections.length) return;
    this.#restoring = Promise.resolve(store.restoring).then(
      () => {
        this.#restoring = undefined;
        this.#owner.show();
        if (!this.#owner.isExpecting()) void this.#tellRestored();
      },
      async (error: unknown) => {
        this.#restoring = undefined;
        this.#owner.show();
        await whenParsed();
        const told = error instanceof OAuthConnectError ? error : failure('storage_failed', 'storage', 'unstored', []);
        this.observer.failed(await describeError(told));
      },
    );
  }

  /** Reads again what could not be read for want of a part. */
  retryRestore(): void {
    const store = this.#store;
    const before = store?.restoring;
    if (!store || before) return;
    store.restore();
    (store.restoring as Promise<void> | undefined)?.then(
      // A sign-in that goes on tells of all connections at its end.
      () => this.#isKeeping || (this.#owner.isExpecting() ? this.#owner.changed() : void this.#tellRestored()),
      () => undefined,
    );
  }

  /** Follows what others do to the connections, again. */
  resume(): void {
    if (this.#store) this.#follow(this.#store);
  }

  /** Follows it no more. */
  suspend(): void {
    this.#unsubscribe?.();
  }

  /** The connection that is meant. @throws `identifier_missing` where two have this identifier */
  find(account: string | Connection): Connection | undefined {
    if (typeof account !== 'string') return account;
    const [found, other] = this.all.filter(({ identifier }) => identifier === account);
    if (other) throw failure('identifier_missing', 'request', 'ambiguous', [account]);
    return found;
  }

  /**
   * Keeps what a sign-in has come to, and tells of it: first the state, then the events.
   *
   * @param late - whether the window had read as closed by then
   */
  async keep({ record, settings, isKeyStored }: CompletedSignIn, late: boolean): Promise<Connection> {
    const before = this.#store;
    const store = storeFor(settings, wiring);
    // Or what is read then would be taken for newer.
    this.#isKeeping = true;
    if (store.restoring) await store.restoring.catch(() => undefined);
    this.#isKeeping = false;
    const replaced = settings.multiple ? new Map<Connection, ConnectionStore>() : ownersOf([before, store]);
    const last = store.connections.find((one) => isSameAccount(store.dataOf(one).record, record));
    const unheld = [...replaced, ...(last ? [[last, store] as const] : [])].map(([one, from]) => from.dataOf(one));
    const { connection, isKnown } = store.put(record, settings, this.observer);
    replaced.delete(connection);
    const isSame = (one: Connection, from: ConnectionStore): boolean => isSameAccount(from.dataOf(one).record, record);
    const others = [...replaced].filter(([one, from]) => !isSame(one, from)).map(([one]) => one);
    for (const [one, from] of replaced) from.remove(one);
    // Nobody holds their tokens any more: those of another server or client are revoked.
    for (const old of new Set(unheld)) dropTokens(old.settings, old.record);
    if (store !== before) this.#follow(store);
    const isStored = store.save(connection) && isKeyStored;
    const reconnected = isKnown || others.length < replaced.size;
    const connected = new ConnectedEvent({ ...detailOf(connection), reconnected, late });
    // First: what becomes of the others is part of it.
    this.#owner.show(connected);
    for (const other of others) this.observer.revoked(other);
    this.#owner.fire(connected);
    if (!isStored) this.observer.failed(await describeError(failure('storage_failed', 'storage', 'unstored', [])));
    before?.notify();
    store.notify();
    return connection;
  }

  #follow(store: ConnectionStore): void {
    this.#unsubscribe?.();
    this.#store = store;
    this.#unsubscribe = store.subscribe(this.observer);
  }

  /** Tells of what was there before, once those who want to know had their turn to listen. */
  async #tellRestored(): Promise<void> {
    const connections = this.all;
    await whenParsed();
    for (const connection of connections)
      if (connection.status !== 'revoked') this.#owner.fire(new RestoredEvent(detailOf(connection)));
    this.#owner.changed();
  }
}

/** Which store each of the connections is in. */
const ownersOf = (stores: readonly (ConnectionStore | undefined)[]): Map<Connection, ConnectionStore> =>
  new Map(stores.flatMap((store) => (store ? store.connections.map((one) => [one, store] as const) : [])));

const detailOf = (connection: Connection): ConnectionDetail => ({
  name: connection.name,
  identifier: connection.identifier,
  connection,
});
