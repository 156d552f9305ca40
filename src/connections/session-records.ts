import { parseJson } from '../platform/taken-at-load.js';
import { isSameAccount, type ConnectionRecord } from '../requests/connection-record.js';
import type { RecordStorage } from './record-storage.js';
import { followSession, readSession, writeSession } from './session-storage.js';

/** The records of a tab that several documents, or copies of the element, read and write in turn. */
export class SessionRecords implements Required<RecordStorage> {
  /** Called when the records are shown, and when they are again. */
  onFollow: () => void = () => undefined;
  readonly #key: string;
  /** All that storage would not take. */
  #unstored: readonly ConnectionRecord[];
  /** The ids of records that were seen. */
  readonly #known = new Set<string>();
  /** The ids of records that another tab uses: this one has a copy of them. */
  readonly #foreign = new Set<string>();

  /** @param unstored - records that storage would not take so far */
  constructor(key: string, unstored: readonly ConnectionRecord[]) {
    this.#key = key;
    this.#unstored = unstored;
  }

  write(record: ConnectionRecord): boolean {
    const isOver = this.#known.has(record.id) && !this.reread().some(({ id }) => id === record.id);
    // Ended by another frame a moment ago: it must not come back.
    return isOver || this.#change(record, [record]);
  }

  remove(record: ConnectionRecord): void {
    this.#change(record, []);
  }

  reread(): readonly ConnectionRecord[] {
    const records = [...this.#stored, ...this.#unstored];
    for (const { id } of records) this.#known.add(id);
    return records;
  }

  /** Leaves a record to the tab that uses it. */
  disown(id: string): void {
    this.#foreign.add(id);
  }

  follow(changed: () => void): () => void {
    this.onFollow();
    return followSession(this.#key, changed);
  }

  get #stored(): readonly ConnectionRecord[] {
    try {
      const records = parseJson(readSession(this.#key) ?? '[]') as (ConnectionRecord | null)[];
      return records.filter((one) => one !== null && !this.#foreign.has(one.id)) as ConnectionRecord[];
    } catch {
      return [];
    }
  }

  #change(record: ConnectionRecord, added: readonly ConnectionRecord[]): boolean {
    const records = [...this.reread().filter((one) => !isSameAccount(one, record)), ...added];
    for (const { id } of added) this.#known.add(id);
    const isStored = writeSession(this.#key, records);
    this.#unstored = isStored ? [] : records;
    return isStored;
  }
}
