import { addEventListener } from '../platform/taken-at-load.js';
import type { Connection } from '../connections/connection.js';
import type { ConnectionStore } from '../connections/connection-store.js';
import { failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { ConnectionRecord } from '../requests/connection-record.js';
import type { Settings } from '../settings/settings.js';

/** Renewed tokens that could not be stored: loaded where there are some. */

/** What they need of the connector. */
export interface UnstoredContext {
  /** Gets ready to revoke tokens as the page goes. */
  loadRevocation(): Promise<(settings: Settings, record: ConnectionRecord) => void>;
  describeError(error: OAuthConnectError): Promise<OAuthConnectError>;
}

/**
 * Lets a connection live on in memory, which is told, and tells the provider as the page is left: nobody could use or revoke
 * its tokens any more.
 *
 * @param signal - aborted once newer tokens could be stored
 */
export async function keepInMemory(
  store: ConnectionStore,
  connection: Connection,
  context: UnstoredContext,
  signal: AbortSignal,
): Promise<void> {
  const revoke = await context.loadRevocation().catch(() => undefined);
  const leave = (): void => {
    store.reread();
    // There may be room by now, or the account was connected again and stored.
    if (connection.status === 'revoked' || store.save(connection)) return;
    const { record, settings } = store.dataOf(connection);
    revoke?.(settings, record);
    // Should the page come back from the back/forward cache.
    store.expire(connection);
  };
  addEventListener('pagehide', leave, { signal });
  const error = await context.describeError(failure('storage_failed', 'storage', 'unstored', []));
  store.tellInitiator((observer) => observer.failed(error));
}
