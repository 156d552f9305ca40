import { Connector } from './connector/connector.js';
import type { ConnectorOptions } from './settings/options.js';

/** `oauth-connect/connector`: the engine without the element, and without Lit. */

export { OAuthConnectError, type ErrorCode, type ErrorStep } from './errors/oauth-connect-error.js';
export type { Connector } from './connector/connector.js';
export type { Connection, ConnectionStatus, Revocation } from './connections/connection.js';
export type { ConnectOptions } from './connector/connect-options.js';
export type { ConfigurationProblem } from './settings/settings.js';
export type { ConnectorOptions } from './settings/options.js';
export type * from './connector/events.js';

/** The platform's own, where it has one: TypeScript's library of ES2023 does not name it. */
const { dispose } = Symbol as { readonly dispose?: symbol };
if (dispose)
  Object.defineProperty(Connector.prototype, dispose, {
    configurable: true,
    writable: true,
    value(this: Connector) {
      this.close();
    },
  });

/**
 * Makes a connector: an `EventTarget` with the properties, methods and events of the element.
 *
 * @param options - what would be written as attributes, in camelCase
 */
export function createConnector(options: ConnectorOptions): Connector {
  const connector = new Connector(options);
  connector.resume();
  return connector;
}
