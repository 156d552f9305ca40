import { logOnce } from '../errors/log-once.js';
import { parseJson } from '../platform/taken-at-load.js';
import type { TokenSet } from '../protocol/token-set.js';
import { isSameAccount, type ConnectionRecord } from '../requests/connection-record.js';
import type { Settings } from '../settings/settings.js';
import { discoveredSettings } from '../sign-in/discovered-settings.js';
import type { ConnectionStore } from './connection-store.js';
import { sessionRecords } from './session-storage.js';
import { claim } from './tab-ownership.js';

/** What was stored before this page: loaded where something was. */

/** What is stored may be of another version, or of another script's making: it is used only where its shape is right. */
export function isRecord(value: unknown): value is ConnectionRecord {
  const record = (value ?? {}) as Partial<Record<keyof ConnectionRecord, unknown>>;
  const { id, since, issuedAt, identifier, name, server, profile, fieldValues } = record;
  const tokens = record.tokens as Partial<TokenSet> | null | undefined;
  return (
    [since, issuedAt].every((part) => typeof part === 'number') &&
    [id, identifier, name, server, tokens?.accessToken].every((part) => typeof part === 'string') &&
    Array.isArray(tokens?.scope) &&
    [profile, fieldValues].every((part) => typeof part === 'object' && part !== null)
  );
}

/** What a tab of its own wrote down. */
export function readRecords(text: string): ConnectionRecord[] {
  try {
    return (parseJson(text) as unknown[]).filter(isRecord);
  } catch {
    return [];
  }
}

/** Shows these records in a store; one that cannot be used is left out, and no other suffers from it. */
export function showRecords(store: ConnectionStore, settings: Settings, records: readonly ConnectionRecord[]): void {
  store.show(
    records.flatMap((record) => {
      try {
        return [{ record, settings: discoveredSettings(settings, record.metadata) }];
      } catch {
        logOnce('warn', 'what was stored is damaged or of another version, and was ignored: connect again.');
        return [];
      }
    }),
  );
}

/**
 * Shows what this tab has stored. A duplicated tab has a copy of the storage (HTML §12.2.2), and would use up refresh
 * tokens that count once: what another tab uses is left to it.
 *
 * @param text - as it was stored
 */
export async function restoreSession(store: ConnectionStore, settings: Settings, text: string): Promise<void> {
  store.useStorage(sessionRecords(settings.binding), () => undefined);
  // Connected while this part was missing, hence newer.
  const since = store.connections.map((one) => store.dataOf(one).record);
  const isReplaced = (record: ConnectionRecord): boolean =>
    since.some((newer) => !settings.multiple || isSameAccount(newer, record));
  const records = readRecords(text).filter((record) => !isReplaced(record));
  const isOwn = await Promise.all(records.map(({ id }) => claim(id, () => store.showWithout(id))));
  const own = records.filter((_record, index) => isOwn[index]);
  showRecords(store, settings, [...own, ...since]);
  const latest = store.connections.at(-1);
  if (since.length && latest) store.save(latest);
}
