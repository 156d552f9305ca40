import type { OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { ConnectionRecord } from '../requests/connection-record.js';
import type { Connection, ConnectionHost, Revocation } from './connection.js';

/** What is around a store. */

/** Who shows what is in a store. */
export interface StoreObserver {
  /** The connections are others than before, or a status of theirs is. */
  changed(): void;
  /** A token ran out; told to one observer alone, as the others below are. */
  expired(connection: Connection): void;
  /** There are new tokens. */
  refreshed(connection: Connection): void;
  /** A connection lives on, but something went wrong. */
  failed(error: OAuthConnectError): void;
  /** A connection was ended. `result` is what the provider said, if it was asked. */
  revoked(connection: Connection, result?: Revocation): void;
}

/** What a store asks for. */
export interface StoreHost extends ConnectionHost {
  /** A connection that is shown has tokens that it did not have before. */
  onTokens(connection: Connection): void;
  /** Nobody shows a connection any more. */
  onHidden(connection: Connection): void;
  /**
   * A record is over, or replaced by another one: what belongs to it has to go.
   *
   * @param isOurs - whether this page ends it; what another one has ended is not ours to clear up
   */
  onEnded(record: ConnectionRecord, isOurs: boolean): void;
}
