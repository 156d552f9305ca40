import { logOnce } from '../errors/log-once.js';
import type { TokenSet } from '../protocol/token-set.js';
import { isSameAccount, type ConnectionRecord } from '../requests/connection-record.js';
import type { Settings } from '../settings/settings.js';
import { discoveredSettings } from '../sign-in/discovered-settings.js';
import type { ConnectionStore } from './connection-store.js';
import { SessionRecords } from './session-records.js';
import { sessionKey, sessionKeys } from './session-storage.js';
import { claim, type Claimant } from './tab-ownership.js';

/** What was stored before this page: loaded where something was. */

/** What is stored may be of another version, or of another script's making: it is used only where its shape is right. */
export function isRecord(value: unknown): value is ConnectionRecord {
  const record = (value ?? {}) as Partial<Record<keyof ConnectionRecord, unknown>>;
  const { id, since, issuedAt, identifier, name, server, clientId, profile, fieldValues, picture, resource } = record;
  const tokens = record.tokens as Partial<TokenSet> | null | undefined;
  const { issuer } = (record.metadata ?? { issuer: '' }) as { readonly issuer?: unknown };
  return (
    [since, issuedAt].every((part) => typeof part === 'number') &&
    [picture, resource].every((part) => ['string', 'undefined'].includes(typeof part)) &&
    Array.isArray(tokens?.scope) &&
    [id, identifier, name, server, clientId, tokens.accessToken, issuer, ...(tokens.scope as unknown[])].every(
      (part) => typeof part === 'string',
    ) &&
    (tokens.expiresAt === null || typeof tokens.expiresAt === 'number') &&
    [profile, fieldValues].every((part) => typeof part === 'object' && part !== null)
  );
}

/** Whether an identifier was read from a number beyond 2^53 by a version that kept not all of its digits. */
function hasLostDigits({ identifier, profile, exactProfile, tokens }: ConnectionRecord): boolean {
  const { claims, exactClaims, response, exactResponse } = tokens;
  const isLost = (value: unknown): boolean =>
    typeof value === 'number'
      ? Number.isInteger(value) && !Number.isSafeInteger(value) && identifier.includes(String(value))
      : typeof value === 'object' && value !== null && Object.values(value).some(isLost);
  const read = [exactProfile ? {} : profile, exactClaims ? {} : claims, exactResponse ? {} : response];
  return read.some(isLost);
}

/** Shows these records in a store; one that cannot be used is left out, and no other suffers from it. */
export function showRecords(store: ConnectionStore, settings: Settings, records: readonly ConnectionRecord[]): void {
  store.show(
    records.flatMap((record) => {
      if (hasLostDigits(record)) {
        logOnce(
          'warn',
          'an account whose ID is a number beyond 2^53 was stored without all of its digits, and was ignored: connect again.',
        );
        return [];
      }
      try {
        return [{ record, settings: discoveredSettings(settings, record.metadata) }];
      } catch {
        logOnce('warn', 'what was stored is damaged or of another version, and was ignored: connect again.');
        return [];
      }
    }),
  );
}

/** Moves what lies under the key of an earlier version, once. */
function takeOver(settings: Settings): void {
  const [former = '', key = ''] = sessionKeys(settings);
  if (former === key) return;
  try {
    const text = sessionStorage.getItem(former);
    sessionStorage.removeItem(former);
    // What this version has stored is newer.
    if (text && sessionStorage.getItem(key) === null) sessionStorage.setItem(key, text);
  } catch {
    // Then there is nothing to restore.
  }
}

type LoadSameTab = Claimant['loadSameTab'];

/** What stores of this page share with the rest of its tab. */
const shared = new WeakSet<ConnectionStore>();

const usable = (records: SessionRecords): readonly ConnectionRecord[] => records.reread().filter(isRecord);

/**
 * Shows what this tab has stored. A duplicated tab has a copy of the storage (HTML §12.2.2), and would use up refresh
 * tokens that count once: what another tab uses is left to it.
 */
export async function restoreSession(
  store: ConnectionStore,
  settings: Settings,
  loadSameTab: LoadSameTab,
): Promise<void> {
  shared.add(store);
  takeOver(settings);
  const records = new SessionRecords(sessionKey(settings.binding), []);
  await Promise.all(usable(records).map(({ id }) => claimIn(store, records, id, loadSameTab)));
  // Connected while this part was missing, hence newer.
  const since = store.connections.map((one) => store.dataOf(one).record);
  const isReplaced = (record: ConnectionRecord): boolean =>
    since.some((newer) => !settings.multiple || isSameAccount(newer, record));
  const kept = usable(records).filter((record) => !isReplaced(record));
  for (const record of usable(records).filter(isReplaced)) records.remove(record);
  use(store, settings, records, loadSameTab);
  showRecords(store, settings, [...kept, ...since]);
  for (const connection of store.connections.slice(kept.length)) store.save(connection);
}

/**
 * Shows from now on what others of this tab change as well. What they write after this page has begun is the tab's own: a
 * copy of the tab has another storage.
 *
 * @param unstored - records that storage would not take so far
 */
export function shareSession(
  store: ConnectionStore,
  settings: Settings,
  unstored: readonly ConnectionRecord[],
  loadSameTab: LoadSameTab,
): void {
  if (shared.has(store)) return;
  shared.add(store);
  const records = new SessionRecords(sessionKey(settings.binding), unstored);
  use(store, settings, records, loadSameTab);
  store.reread();
}

function use(store: ConnectionStore, settings: Settings, records: SessionRecords, loadSameTab: LoadSameTab): void {
  // They may have been let go of: while nobody showed them, or the page was in the back/forward cache.
  records.onFollow = () => {
    for (const connection of store.connections) {
      const { id } = store.dataOf(connection).record;
      void claimIn(store, records, id, loadSameTab).then((own) => {
        if (!own && store.connections.includes(connection)) store.showWithout(id);
      });
    }
  };
  store.useStorage(records, () => showRecords(store, settings, usable(records)));
}

async function claimIn(
  store: ConnectionStore,
  records: SessionRecords,
  id: string,
  loadSameTab: LoadSameTab,
): Promise<boolean> {
  const onLost = (): void => {
    records.disown(id);
    store.showWithout(id);
  };
  const isOwn = await claim(id, { onLost, loadSameTab });
  if (!isOwn) records.disown(id);
  return isOwn;
}
