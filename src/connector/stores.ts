import type { Connection, ConnectionHost } from '../connections/connection.js';
import { ConnectionStore, type StoreHost } from '../connections/connection-store.js';
import { memoryStorage, type RecordStorage } from '../connections/record-storage.js';
import { sessionRecords, storedInSession } from '../connections/session-storage.js';
import { claim, release } from '../connections/tab-ownership.js';
import { isRenewable } from '../requests/connection-record.js';
import type { Settings } from '../settings/settings.js';
import { features } from './features.js';

/** The stores of a page: the same one for all elements and connectors with the same settings and storage. */

/** What a store is wired to. */
export interface StoreWiring {
  /** Who does what connections are asked for. */
  hostOn(store: ConnectionStore): ConnectionHost;
  /** Tokens that can be renewed are renewed ahead of their end. */
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
  const { storage, binding } = settings;
  const isSession = storage === 'session';
  const text = isSession ? storedInSession(binding) : null;
  const isNew = storage === 'memory' || (isSession && text === null);
  const records = isSession ? sessionRecords(binding) : memoryStorage;
  const store = new ConnectionStore(isNew ? records : notYet, (self) => hostOf(self, isSession, wiring));
  if (text !== null) store.restore(async () => (await features.restore()).restoreSession(store, settings, text));
  if (storage === 'local') store.restore(async () => (await features.sharedRecords()).restoreShared(store, settings));
  return store;
}

function hostOf(store: ConnectionStore, isSession: boolean, wiring: StoreWiring): StoreHost {
  return {
    ...wiring.hostOn(store),
    onTokens(connection) {
      const { record, settings } = store.dataOf(connection);
      // Held for as long as the page lives: a copy of this tab sees by it that the connection is in use.
      if (isSession) void claim(record.id, () => store.showWithout(record.id));
      if (isRenewable(record, settings)) wiring.keepAlive(store, connection);
    },
    onEnded({ id, tokens: { jkt } }) {
      release(id);
      // The key goes with the tokens that are bound to it.
      if (jkt !== undefined)
        features.dpop().then(
          ({ forgetKey }) => forgetKey(jkt),
          () => undefined,
        );
    },
  };
}
