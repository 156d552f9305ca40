import type { ConnectionRecord } from '../requests/connection-record.js';

/** Where a store keeps its records. Nothing here ever throws. */
export interface RecordStorage {
  /**
   * Writes a record down.
   *
   * @param all - all that the store holds, the written one among them, the latest last
   * @returns whether it could be stored; else it lives on in memory
   */
  write(record: ConnectionRecord, all: readonly ConnectionRecord[]): boolean;
  /**
   * Forgets a record.
   *
   * @param rest - what the store still holds
   */
  remove(record: ConnectionRecord, rest: readonly ConnectionRecord[]): void;
  /** What is stored by now, where other pages may have changed it; `undefined` where only this page can. */
  reread?(): readonly ConnectionRecord[];
}

/** `storage="memory"`: a connection is gone with its page. */
export const memoryStorage: RecordStorage = { write: () => true, remove: () => undefined };
