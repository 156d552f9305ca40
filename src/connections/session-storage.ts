import { addEventListener, dispatchEvent, toJson } from '../platform/taken-at-load.js';
import type { ConnectionRecord } from '../requests/connection-record.js';
import type { Settings } from '../settings/settings.js';
import type { RecordStorage } from './record-storage.js';

/**
 * The records of one tab, in a list under one key of its `sessionStorage` (HTML §12.2.2). Frames of this origin and other
 * copies of the element share it with this one, see session-records.ts.
 */

const version = 1;

/** The key that settings of this binding are stored under. */
export const sessionKey = (binding: string): string => `oauth-connect:connections:${String(version)}:${binding}`;

/** The key of these settings, and before it that of an earlier version, where it is another one. */
export const sessionKeys = ({ binding, formerBinding = binding }: Settings): readonly string[] =>
  [formerBinding, binding].map(sessionKey);

/** What this tab has stored, as text; `null` where there is nothing, or storage is denied. */
export function readSession(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    // Told when there is something to keep.
    return null;
  }
}

/** The key that this copy of the element is telling others of. */
const telling: { key?: string | undefined } = {};

/** Writes records down, in place of what is there. @returns whether they could be stored */
export function writeSession(key: string, records: readonly ConnectionRecord[]): boolean {
  try {
    // First: where there is no room for new tokens, the old ones must not come back, their refresh token used up.
    sessionStorage.removeItem(key);
    if (records.length) sessionStorage.setItem(key, toJson(records));
    return true;
  } catch {
    return false;
  } finally {
    telling.key = key;
    dispatchEvent(new Event(key));
    telling.key = undefined;
  }
}

/**
 * Tells when another frame, or another copy of the element in this document, may have written, or pages that came after
 * this one and went: all of them are of this tab.
 *
 * @returns what ends it
 */
export function followSession(key: string, changed: () => void): () => void {
  const ended = new AbortController();
  const heard = (event: Partial<StorageEvent & PageTransitionEvent>): void => {
    if ((event.key ?? key) === key && (event.persisted ?? true) && telling.key !== key) changed();
  };
  // `storage` is fired in the other documents alone. Copies in this one tell each other, by an event that says nothing else.
  for (const type of ['storage', 'pageshow', key]) addEventListener(type, heard, { signal: ended.signal });
  return () => ended.abort();
}

/**
 * The storage of a page that has found nothing there: what it writes is all there is.
 *
 * @param share - called when others may have written as well, with the records that storage would not take
 */
export function newSession(key: string, share: (unstored: readonly ConnectionRecord[]) => void): RecordStorage {
  let unstored: readonly ConnectionRecord[] = [];
  let wasFollowed = false;
  const changed = (): void => share(unstored);
  return {
    write(_record, all) {
      const isStored = writeSession(key, all);
      unstored = isStored ? [] : all;
      return isStored;
    },
    remove: (_record, rest) => void writeSession(key, rest),
    follow() {
      if (wasFollowed) changed();
      wasFollowed = true;
      return followSession(key, changed);
    },
  };
}
