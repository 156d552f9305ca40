// @ts-check
import { createServer } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);
const ATTEMPTS = 20;

/** A machine without IPv6 answers with one of these for `::1`. */
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * @typedef {object} Listening
 * @property {string} origin
 * @property {number} port
 * @property {() => Promise<void>} close ends open connections too
 */

/**
 * Listens on the loopback interface only. A port that is given and busy is passed over for the next one.
 *
 * @param {import('node:http').RequestListener} handler
 * @param {{ host: string, port: number }} address port 0 is any free one
 * @returns {Promise<Listening>}
 * @throws {Error} when the host is not a loopback one, or twenty ports in a row are busy
 */
export async function listen(handler, { host, port }) {
  if (!LOOPBACK.has(host)) throw new Error(`This server is for the loopback interface only, not for ${host}.`);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const servers = await tryPort(handler, host, port && port + attempt);
    if (servers) return describe(servers, host);
  }
  throw new Error(`The ports ${port} to ${port + ATTEMPTS - 1} are all busy.`);
}

/**
 * `localhost` means both families: were only one of them ours, a browser could reach somebody else's server on the other.
 *
 * @param {import('node:http').RequestListener} handler
 * @param {string} host
 * @param {number} port
 * @returns {Promise<import('node:http').Server[] | undefined>} nothing when the port is busy
 */
async function tryPort(handler, host, port) {
  /** @type {import('node:http').Server[]} */
  const servers = [];
  for (const address of host === 'localhost' ? ['127.0.0.1', '::1'] : [host]) {
    try {
      servers.push(await bind(handler, address, servers[0] ? portOf(servers[0]) : port));
    } catch (error) {
      const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
      if (servers.length > 0 && NO_SUCH_ADDRESS.has(code)) continue;
      await closeAll(servers);
      if (code === 'EADDRINUSE' || code === 'EACCES') return undefined;
      throw error;
    }
  }
  return servers;
}

/**
 * @param {import('node:http').RequestListener} handler
 * @param {string} address
 * @param {number} port
 * @returns {Promise<import('node:http').Server>}
 */
function bind(handler, address, port) {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once('error', reject);
    server.listen({ host: address, port, exclusive: true }, () => resolve(server));
  });
}

/** @param {import('node:http').Server} server */
const portOf = (server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port;

/** @param {import('node:http').Server[]} servers */
async function closeAll(servers) {
  const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
  for (const server of servers) server.closeAllConnections();
  await Promise.all(closed);
}

/**
 * @param {import('node:http').Server[]} servers
 * @param {string} host
 * @returns {Listening}
 */
function describe(servers, host) {
  const [first] = servers;
  if (!first) throw new Error('Nothing is listening.');
  const port = portOf(first);
  return { origin: `http://${host === '::1' ? '[::1]' : host}:${port}`, port, close: () => closeAll(servers) };
}
