// @ts-check
import { randomBytes } from 'node:crypto';

/**
 * The demo's own token proxy, for Cobalt. It is the one of the package, as it was built, twice: at `/oauth/` it hands out
 * refresh tokens, at `/kept/` they stay in a cookie that no script can read.
 *
 * @typedef {object} Parts
 * @property {string} cobalt the provider's origin
 * @property {string} secret
 * @property {number} port of the demo, whose pages may ask
 */

/** @param {Parts} parts @returns {Promise<import('node:http').RequestListener>} */
async function load({ cobalt, secret, port }) {
  const { createTokenProxy } = await import('../../dist/module/token-proxy/index.js');
  const { nodeListener } = await import('../../dist/module/token-proxy/node/index.js');
  const origins = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port}`);
  const common = {
    tokenUrl: `${cobalt}/token`,
    revokeUrl: `${cobalt}/revoke`,
    clientSecret: secret,
    redirectUrls: origins.map((origin) => `${origin}/oauth-callback.html`),
  };
  const open = createTokenProxy({
    allowedOrigins: origins,
    providers: { cobalt: { ...common, clientId: 'basic' } },
  });
  const kept = createTokenProxy({
    allowedOrigins: origins,
    providers: { cobalt: { ...common, clientId: 'post', authentication: 'client_secret_post' } },
    keepRefreshTokens: { keys: [randomBytes(32).toString('base64url')] },
  });
  return nodeListener((request) => (new URL(request.url).pathname.startsWith('/kept/') ? kept : open)(request));
}

/**
 * Loaded when it is asked for the first time: there may be no build when the demo starts.
 *
 * @param {Parts} parts
 * @returns {import('node:http').RequestListener}
 */
export function createDemoProxy(parts) {
  /** @type {ReturnType<typeof load> | undefined} */
  let loading;
  return (req, res) => {
    loading ??= load(parts);
    loading.then(
      (listener) => listener(req, res),
      () => res.writeHead(503).end(),
    );
  };
}

/** Whether an address is the proxy's. */
export const isProxied = (/** @type {string} */ url) => /^\/(?:oauth|kept)\//.test(url);
