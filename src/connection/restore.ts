import type { Connection } from './connection.js';
import type { ConnectionRecord } from './connection-record.js';
import type { StoreListener } from './connection-store.js';

/** What was stored before this page: loaded where something was. */

export { withMetadata } from './with-metadata.js';

/** What is stored may be of another version, or of another script's making: it is used only where its shape is right. */
export function readRecords(text: string): ConnectionRecord[] {
  try {
    const records = JSON.parse(text) as ConnectionRecord[];
    return records.filter(
      ({ id, issuedAt, identifier, name, server, profile, tokens, fieldValues }) =>
        typeof issuedAt === 'number' &&
        [id, identifier, name, server, tokens.accessToken].every((part) => typeof part === 'string') &&
        Array.isArray(tokens.scope) &&
        typeof profile === 'object' &&
        typeof fieldValues === 'object',
    );
  } catch {
    return [];
  }
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
