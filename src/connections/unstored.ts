import { describeError, failure } from '../errors/oauth-connect-error.js';
import { expire, recordOf, settingsOf, type Connection } from './connection.js';
import { ConnectionStore } from './connection-store.js';

/** Renewed tokens for which there is no room in the storage. */

const unstored = new Map<Connection, AbortController>();

/**
 * Takes note of whether renewed tokens could be stored. Where not, the connection lives on in memory, and the provider is
 * told as the page is left: nobody could use or revoke such tokens any more.
 */
export async function noteStored(connection: Connection, stored: boolean): Promise<void> {
  const known = unstored.get(connection);
  if (stored) {
    known?.abort();
    unstored.delete(connection);
  }
  if (stored || known) return;
  const { revokeAtProviders } = await import('../requests/revoke-tokens.js');
  const ending = new AbortController();
  unstored.set(connection, ending);
  const leave = (): void => {
    if (connection.status === 'revoked') return;
    void revokeAtProviders([[recordOf(connection), settingsOf(connection)]], () => undefined);
    // Should the page come back from the back/forward cache.
    expire(connection);
  };
  addEventListener('pagehide', leave, { signal: ending.signal });
  const { teller } = ConnectionStore.of(settingsOf(connection));
  teller?.failed(await describeError(failure('storage_failed', 'storage', 'unstored', [])));
}
