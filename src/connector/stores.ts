import type { Connection, ConnectionHost } from '../connections/connection.js';
import { ConnectionStore } from '../connections/connection-store.js';
import { memoryStorage, type RecordStorage } from '../connections/record-storage.js';
import { newSession, readSession, sessionKey, sessionKeys } from '../connections/session-storage.js';
import { hold, release } from '../connections/session-lock.js';
import type { StoreHost } from '../connections/store-host.js';
import { isRenewable, type ConnectionRecord } from '../requests/connection-record.js';
import type { Settings } from '../settings/settings.js';
import { features } from './features.js';

/** The stores of a page: the same one for all elements and connectors with the same settings and storage. */

/** What a store is wired to. */
export interface StoreWiring {
  /** Who does what connections are asked for. */
  hostOn(store: ConnectionStore): ConnectionHost;
  /** Tokens that can be renewed are renewed ahead of their end, for as long as somebody shows the store. */
  keepAlive(store: ConnectionStore, connection: Connection): void;
}

const stores = new Map<string, ConnectionStore>();

/** The store of these settings; one that is new begins to read what was stored. */
export function storeFor(settings: Settings, wiring: StoreWiring): ConnectionStore {
  const { storage, binding } = settings;
  const id = storage + binding;
  const store = stores.get(id) ?? createStore(settings, wiring);
  stores.set(id, store);
  return store;
}

/** Whether a connection of this server and client lives: to revoke one of its grants could end it (RFC 7009 §2.1). */
export const hasConnectionOf = (server: string, clientId: string): boolean =>
  [...stores.values()].some((store) =>
    store.connections.some((one) => {
      const { record } = store.dataOf(one);
      return record.server === server && record.clientId === clientId;
    }),
  );

/** Where it is not known yet what other tabs have stored, nothing is written over it. */
const notYet: RecordStorage = { write: () => false, remove: () => undefined };

function createStore(settings: Settings, wiring: StoreWiring): ConnectionStore {
  const { storage } = settings;
  if (storage === 'session') return createSessionStore(settings, wiring);
  if (storage === 'memory') return new ConnectionStore(memoryStorage, (self) => hostOf(self, wiring));
  const store = new ConnectionStore(notYet, (self) => hostOf(self, wiring));
  store.restore(async () => (await features.sharedRecords()).restoreShared(store, settings));
  return store;
}

function createSessionStore(settings: Settings, wiring: StoreWiring): ConnectionStore {
  const key = sessionKey(settings.binding);
  const store = new ConnectionStore(notYet, (self) => hostOf(self, wiring, true));
  const share = (unstored: readonly ConnectionRecord[]): void =>
    later(async () => (await features.restore()).shareSession(store, settings, unstored, features.sameTab));
  if (sessionKeys(settings).every((one) => readSession(one) === null))
    store.useStorage(newSession(key, share), () => undefined);
  else store.restore(async () => (await features.restore()).restoreSession(store, settings, features.sameTab));
  return store;
}

/** Does what nobody waits for, and what is done again when there is occasion, where a part could not be loaded. */
function later(job: () => Promise<unknown>): void {
  job().catch(() => undefined);
}

function hostOf(store: ConnectionStore, wiring: StoreWiring, isSession = false): StoreHost {
  return {
    ...wiring.hostOn(store),
    onTokens(connection) {
      const { record, settings } = store.dataOf(connection);
      const keepAlive = (): void => {
        if (isRenewable(record, settings)) wiring.keepAlive(store, connection);
      };
      if (isSession) hold(record.id, keepAlive);
      else keepAlive();
    },
    onHidden(connection) {
      const { record, settings } = store.dataOf(connection);
      if (isRenewable(record, settings)) wiring.keepAlive(store, connection);
      if (isSession) release(record.id);
    },
    onEnded(record, isOurs) {
      const { jkt } = record.tokens;
      if (isSession) release(record.id);
      // The key goes with the tokens that are bound to it.
      if (isOurs && jkt !== undefined) later(async () => (await features.dpop()).forgetKey(jkt));
    },
  };
}
