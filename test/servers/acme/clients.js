// @ts-check

/**
 * @typedef {object} Client
 * @property {string} id
 * @property {string} name
 * @property {readonly string[]} redirectUrls
 */

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The client that the demo and most of the tests use. */
const DEMO = { id: 'demo', name: 'The demo page', redirectUrls: [] };

/**
 * The apps that are registered with the provider.
 *
 * @param {readonly Client[]} clients
 * @param {{ anyLoopbackRedirect: boolean }} options
 */
export function createClients(clients, { anyLoopbackRedirect }) {
  /** @type {Map<string, Client>} */
  const byId = new Map([DEMO, ...clients].map((client) => [client.id, client]));
  return {
    /** @param {unknown} id */
    get: (id) => (typeof id === 'string' ? byId.get(id) : undefined),
    /** @param {Client} client */
    add: (client) => void byId.set(client.id, client),
    /**
     * Redirect URLs are compared as strings (RFC 9700 §2.1); the demo's own client may come from any port.
     *
     * @param {Client} client
     * @param {unknown} url
     * @returns {url is string}
     */
    mayReturnTo: (client, url) => {
      if (typeof url !== 'string') return false;
      if (client.redirectUrls.includes(url)) return true;
      return anyLoopbackRedirect && client.id === DEMO.id && isLoopbackCallback(url);
    },
  };
}

/** @typedef {ReturnType<typeof createClients>} Clients */

/** @param {string} text */
function isLoopbackCallback(text) {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  // The address as parsed must be the address as written: no user info, query, fragment or odd spelling slips through.
  const plain = `${url.origin}${url.pathname}` === text;
  return (
    plain && url.protocol === 'http:' && LOOPBACK.has(url.hostname) && url.pathname.endsWith('/oauth-callback.html')
  );
}
