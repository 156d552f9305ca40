import type { ConnectionRecord } from '../requests/connection-record.js';
import type { Settings } from '../settings/settings.js';
import type { ConnectionStore } from './connection-store.js';
import { StorageArea } from './local-storage.js';
import type { RecordStorage } from './record-storage.js';
import { isRecord, showRecords } from './restore.js';

/** The records that all tabs of an origin have in common (`storage="local"`). */

/**
 * Reads and writes them.
 *
 * @param binding - of the settings
 * @param keepsSeveral - whether there may be several accounts; else the latest replaces the others, those of other tabs too
 * @param former - the binding of an earlier version, where it is another one
 */
function sharedRecords(binding: string, keepsSeveral: boolean, former?: string): Required<RecordStorage> {
  const area = new StorageArea<ConnectionRecord>(binding, isRecord);
  if (former !== undefined) area.takeOver(former);
  return {
    write(record) {
      const isStored = area.write(record);
      if (!keepsSeveral) for (const other of area.read().slice(0, -1)) area.remove(other);
      return isStored;
    },
    remove: (record) => area.remove(record),
    reread: () => (keepsSeveral ? area.read() : area.read().slice(-1)),
    follow: (changed) => area.follow(changed),
  };
}

/** Shows in a store what all tabs have stored, and from now on what they change. */
export function restoreShared(store: ConnectionStore, settings: Settings): void {
  const shared = sharedRecords(settings.binding, Boolean(settings.multiple), settings.formerBinding);
  store.useStorage(shared, (records) => showRecords(store, settings, records));
  // Connected while this part was missing: reading again would take it for gone.
  for (const connection of store.connections) store.save(connection);
  store.reread();
}
