import { toJson } from '../platform/taken-at-load.js';
import type { ConnectionRecord } from '../requests/connection-record.js';
import type { RecordStorage } from './record-storage.js';

/** The records of one tab, in a list under one key of its `sessionStorage` (HTML §12.2.2). */

const version = 1;

const keyOf = (binding: string): string => `oauth-connect:connections:${String(version)}:${binding}`;

/** What this tab has stored for settings of this binding, as text; `null` where there is nothing, or storage is denied. */
export function storedInSession(binding: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(binding));
  } catch {
    // Denied in some private modes and sandboxes: told when there is something to keep.
    return null;
  }
}

/** Keeps the records of settings of this binding. */
export function sessionRecords(binding: string): RecordStorage {
  const key = keyOf(binding);
  const writeAll = (records: readonly ConnectionRecord[]): boolean => {
    try {
      // First: where there is no room for new tokens, the old ones must not come back, their refresh token used up.
      sessionStorage.removeItem(key);
      if (records.length) sessionStorage.setItem(key, toJson(records));
      return true;
    } catch {
      return false;
    }
  };
  return { write: (_record, all) => writeAll(all), remove: (_record, rest) => void writeAll(rest) };
}
