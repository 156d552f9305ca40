import type { ConnectionRecord } from '../requests/connection-record.js';

/** Where a store keeps its records. Nothing here ever throws. */
export interface RecordStorage {
  /**
   * Writes a record down; one of the same account is replaced.
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
  /**
   * What is stored by now, the latest last, where others may have changed it; `undefined` where only this store can. What
   * others have written may be of another shape.
   */
  reread?(): readonly ConnectionRecord[];
  /** Tells when others may have changed something. @returns what ends it */
  follow?(changed: () => void): () => void;
}

/** `storage="memory"`: a connection is gone with its page. */
export const memoryStorage: RecordStorage = { write: () => true, remove: () => undefined };
