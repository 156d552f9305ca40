// @ts-check

const HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const PATHS = ['/oauth-callback.html', '/oauth-callback', '/dist/oauth-callback.html'];

/** Without ports: for a native app's loopback address any port will do (RFC 8252 §7.3), and those of tests vary. */
const REDIRECT_URIS = HOSTS.flatMap((host) => PATHS.map((path) => `http://${host}${path}`));

/**
 * @typedef {object} Client metadata in the words of RFC 7591
 * @property {string} client_id
 * @property {string} client_name
 * @property {string[]} [grant_types]
 * @property {string[]} [response_types]
 * @property {string[]} [redirect_uris]
 */

/**
 * A client without a secret, as a page is. `native` is what makes an http: address on the loopback interface acceptable.
 *
 * @param {Client & Record<string, unknown>} metadata
 */
export const publicClient = (metadata) => ({
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  redirect_uris: REDIRECT_URIS,
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  ...metadata,
});

export const CLIENTS = [
  publicClient({ client_id: 'code', client_name: 'The demo page' }),
  // Nothing to refresh with: `renew="silent"` has to use a frame.
  publicClient({
    client_id: 'code-without-refresh',
    client_name: 'The demo page, for an hour',
    grant_types: ['authorization_code'],
  }),
  publicClient({
    client_id: 'implicit',
    client_name: 'The demo page, the old way',
    grant_types: ['implicit'],
    response_types: ['id_token token', 'id_token'],
  }),
  publicClient({
    client_id: 'dpop',
    client_name: 'The demo page, with a key',
    dpop_bound_access_tokens: true,
    id_token_signed_response_alg: 'ES256',
  }),
];

/**
 * Clients as servers are: each proves itself by the secret, in its own way.
 *
 * @param {string} secret
 */
export const confidentialClients = (secret) =>
  ['basic', 'post'].map((method) => ({
    ...publicClient({ client_id: method, client_name: 'The demo’s server' }),
    token_endpoint_auth_method: `client_secret_${method}`,
    client_secret: secret,
  }));
