import type { ConnectorOptions } from '../../src/connector.js';
import { arrivals } from './connections.js';
import { hostile } from './servers.js';

/** A provider of codes made of the misbehaving server's answers: it gives the tokens that a test names. */

/** A token response: `<name>-access` and `<name>-refresh`. */
export const tokensOf = (name: string, more: object = {}): string =>
  JSON.stringify({
    access_token: `${name}-access`,
    refresh_token: `${name}-refresh`,
    token_type: 'bearer',
    expires_in: 3600,
    ...more,
  });

let count = 0;

/** A token endpoint that gives `first` once, and `second` from then on. */
export const tokenUrl = (first = tokensOf('first'), second = tokensOf('second')): string =>
  hostile.url('/api/status', { code: 200, times: 1, body: first, then: second, key: `token-${String((count += 1))}` });

/** Options for `fresh()`, of a client that no other test has: what lives of it decides whether tokens are revoked. */
export const byCode = (options: ConnectorOptions = {}): ConnectorOptions => ({
  clientId: `client-${String((count += 1))}`,
  responseType: 'code',
  loginUrl: hostile.url('/answer', { query: 'code=a-code&state={state}' }),
  tokenUrl: tokenUrl(),
  refreshUrl: hostile.url('/api/json', { body: tokensOf('renewed') }),
  revokeUrl: hostile.url('/api/echo'),
  ...options,
});

/** The tokens that were revoked so far, sorted. */
export const revokedTokens = async (): Promise<string[]> =>
  (await arrivals('/api/echo')).map(({ body }) => new URLSearchParams(String(body)).get('token') ?? '').sort();
