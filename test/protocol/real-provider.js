// @ts-check
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

/** A certified OpenID Connect provider with public clients, and a visitor who says yes to everything. */

export const redirectUrl = 'http://127.0.0.1:9/oauth-callback.html';

/** @param {string} client_id @param {Record<string, unknown>} more */
const publicClient = (client_id, more = {}) => ({
  client_id,
  token_endpoint_auth_method: 'none',
  application_type: 'native',
  redirect_uris: [redirectUrl],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  ...more,
});

const configuration = {
  clients: [
    publicClient('code'),
    publicClient('dpop', { dpop_bound_access_tokens: true }),
    publicClient('implicit', { grant_types: ['implicit'], response_types: ['id_token token'] }),
    publicClient('confidential', { token_endpoint_auth_method: 'client_secret_post', client_secret: 'p&ss w+rd' }),
  ],
  responseTypes: ['code', 'id_token token'],
  clientAuthMethods: ['none', 'client_secret_post'],
  features: {
    dPoP: { enabled: true, nonceSecret: Buffer.alloc(32, 1), requireNonce: () => true },
    revocation: { enabled: true, allowedPolicy: () => true },
    introspection: { enabled: true, allowedPolicy: () => true },
  },
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  findAccount: async (/** @type {unknown} */ _ctx, /** @type {string} */ accountId) => ({
    accountId,
    claims: () => ({ sub: accountId }),
  }),
};

/**
 * @returns {Promise<{ issuer: string, visit: (url: URL) => Promise<URL>, close: () => void }>} `visit` goes from the login
 *   page to the redirect URL with its answer
 */
export async function startRealProvider() {
  const server = createServer((request, response) => void handler(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const issuer = `http://127.0.0.1:${port}`;
  const handler = new Provider(issuer, configuration).callback();
  return { issuer, visit, close: () => (server.closeAllConnections(), server.close()) };
}

/** @param {URL} url */
async function visit(url) {
  /** @type {Map<string, string>} */
  const cookies = new Map();
  /** @param {URL} to @param {RequestInit} [init] */
  const go = async (to, init) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(to, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  for (let at = url, pages = 0, init = {}; pages < 12; pages += 1) {
    const response = await go(at, init);
    init = {};
    const location = response.headers.get('location');
    if (location) at = new URL(location, at);
    else {
      const page = await response.text();
      const [, action] = /action="([^"]+)"/.exec(page) ?? [];
      const [, prompt = ''] = /name="prompt" value="([^"]+)"/.exec(page) ?? [];
      if (!action) throw new Error(`No way on from ${at.pathname}: ${page}`);
      at = new URL(action, at);
      init = { method: 'POST', body: new URLSearchParams({ prompt, login: 'ada', password: 'x' }) };
    }
    if (at.href.startsWith(redirectUrl)) return at;
  }
  throw new Error('The provider goes round in circles.');
}
