import { Connector } from './connection/connector.js';
import { provideReader } from './connection/read-configuration.js';
import { readWithPreset } from './settings/with-preset.js';
import type { ConnectorOptions } from './settings/options.js';

/** `oauth-connect/connector`: the engine without the element, and without Lit. */

export { OAuthConnectError, type ErrorCode, type ErrorStep } from './errors.js';
export type { Connector } from './connection/connector.js';
export type { Connection, ConnectionStatus, Revocation } from './connection/connection.js';
export type { ConnectOptions } from './connection/attempt.js';
export type { ConfigurationProblem } from './settings/settings.js';
export type { ConnectorOptions } from './settings/options.js';
export type * from './connection/events.js';

/**
 * Makes a connector: an `EventTarget` with the properties, methods and events of the element.
 *
 * @param options - what would be written as attributes, in camelCase
 */
export function createConnector(options: ConnectorOptions): Connector {
  provideReader(readWithPreset);
  const connector = new Connector(options);
  connector.resume();
  return connector;
}
