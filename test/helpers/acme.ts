import { createConnector, type Connector, type ConnectorOptions } from '../../src/connector.js';
import { hostile } from './servers.js';

/** A connector at the misbehaving server, whose login page answers at once with this token. */

export const token = 'secret-token-0123456789abcdef';

export const answer = (fragment = `access_token=${token}&token_type=bearer&expires_in=3600&state={state}`): string =>
  hostile.url('/answer', { fragment });

export const profile = (body: unknown): string => hostile.url('/api/json', { body: JSON.stringify(body) });

export const connector = (options: ConnectorOptions = {}): Connector =>
  createConnector({
    clientId: 'demo',
    providerName: 'Acme',
    loginUrl: answer(),
    testUrl: profile({ id: 7, name: 'Ada' }),
    storage: 'memory',
    ...options,
  });

/** What a promise is rejected with; fails where it is not. */
export const rejection = async <E extends Error = Error & { code?: string; step?: string }>(
  promise: Promise<unknown>,
): Promise<E> =>
  promise.then(
    () => {
      throw new Error('It should have been rejected.');
    },
    (error: unknown) => error as E,
  );
