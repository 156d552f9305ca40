import type { TokenSet } from '../protocol/token-set.js';
import type { Settings } from '../settings/settings.js';
import { Connection, end, recordOf, replace } from './connection.js';
import type { ConnectionRecord } from '../requests/connection-record.js';
import { isSame, type ConnectionStore, type StoreListener } from './connection-store.js';
import { heldHere } from '../connector/page.js';
import { claim } from './tab-ownership.js';
import { withMetadata } from '../sign-in/discovered-settings.js';

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
    return (JSON.parse(text) as unknown[]).filter(isRecord);
  } catch {
    return [];
  }
}

/**
 * Those that no other tab uses: a duplicated tab has a copy of the storage (HTML §12.2.2), and would use up refresh tokens
 * that count once.
 *
 * @param lost - called when another tab has taken one over, while this page was in the back/forward cache
 */
async function ownRecords(
  records: readonly ConnectionRecord[],
  lost: (record: ConnectionRecord) => void,
): Promise<readonly ConnectionRecord[]> {
  const own = await Promise.all(
    records.map(
      async ({ id }, index) => heldHere.has(id) || (await claim(id, () => lost(records[index] as ConnectionRecord))),
    ),
  );
  return records.filter((_record, index) => own[index]);
}

/** Resolves once scripts that the page was written with had their turn to listen. */
export function whenParsed(): Promise<void> {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (document.readyState === 'complete' || navigation?.domContentLoadedEventStart) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}

/** Tells of what was there before, once those who want to know had their turn to listen. */
export async function announce(
  connector: StoreListener & { readonly connections: readonly Connection[] },
  restored: (connection: Connection) => void,
): Promise<void> {
  const { connections } = connector;
  await whenParsed();
  for (const connection of connections) if (connection.status !== 'revoked') restored(connection);
  connector.changed();
}

/** Shows the connections of these records; the objects of those that are there already stay the same. */
export function adopt(store: ConnectionStore, settings: Settings, records: readonly ConnectionRecord[]): void {
  const before = store.connections;
  const connections = records.map((record) => {
    const known = before.find((one) => isSame(recordOf(one), record));
    const complete = withMetadata(settings, record.metadata);
    if (!known) return new Connection(record, complete, store);
    if (recordOf(known).tokens.accessToken !== record.tokens.accessToken) replace(known, record, complete);
    return known;
  });
  const gone = before.filter((one) => !connections.includes(one));
  gone.forEach(end);
  store.show(connections);
  for (const connection of gone) store.teller?.revoked(connection);
}

/** Reads what is stored, for the first time. */
export async function restore(store: ConnectionStore, settings: Settings, text: string): Promise<void> {
  if (settings.storage === 'local') {
    const { SharedRecords } = await import('./shared-records.js');
    store.shared = new SharedRecords(settings, store);
    store.reread();
    return;
  }
  const lost = ({ id }: ConnectionRecord): void =>
    adopt(
      store,
      settings,
      store.connections.map(recordOf).filter((record) => record.id !== id),
    );
  const own = await ownRecords(readRecords(text), lost);
  // What was connected meanwhile is newer.
  adopt(store, settings, [...own, ...store.connections.map(recordOf)]);
}
