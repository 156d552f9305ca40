import type { Settings } from '../settings/settings.js';
import type { ConnectionRecord } from '../requests/connection-record.js';
import type { ConnectionStore } from './connection-store.js';
import { adopt, isRecord } from './restore.js';
import { StorageArea } from './local-storage.js';

/** The connections that all tabs of an origin have in common: loaded with `storage="local"`. */
export class SharedRecords {
  readonly #area: StorageArea<ConnectionRecord>;
  readonly #settings: Settings;
  readonly #store: ConnectionStore;

  constructor(settings: Settings, store: ConnectionStore) {
    this.#settings = settings;
    this.#store = store;
    this.#area = new StorageArea(settings.binding, isRecord);
    // For as long as the page lives, as the store does.
    this.#area.follow(() => this.reread());
  }

  /** Shows what is stored by now; the latest alone where only one account is kept. */
  reread(): void {
    const records = this.#area.read();
    adopt(this.#store, this.#settings, this.#settings.multiple ? records : records.slice(-1));
  }

  /**
   * Writes a connection down.
   *
   * @returns whether it could be stored
   */
  write(record: ConnectionRecord): boolean {
    const stored = this.#area.write(record);
    // The latest sign-in replaces the others, those of other tabs too.
    if (!this.#settings.multiple) for (const other of this.#area.read().slice(0, -1)) this.#area.remove(other);
    return stored;
  }

  /** Forgets a connection, in all tabs. */
  remove(record: ConnectionRecord): void {
    this.#area.remove(record);
  }
}
