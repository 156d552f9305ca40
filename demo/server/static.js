// @ts-check
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { listen } from './listen.js';
import { headersFor } from './page-headers.js';
import { navFor } from './page-nav.js';

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
};

const DEMO = resolve(import.meta.dirname, '..');

/** The two files that an author hosts at the redirect URL come from the build, wherever this server runs. */
const CALLBACK = /^\/oauth-callback\.(html|js|js\.map)$/;

/** What belongs to the servers is no page. */
const PRIVATE = /^\/(server(\/|$)|start\.js$)/;

/**
 * @typedef {object} StaticOptions
 * @property {string} [host] a loopback host; `localhost` listens on both families
 * @property {number} [port] 0 is any free port; one that is busy is passed over for the next
 * @property {string} [provider] the provider's origin, put in place of `{{provider}}` in the pages
 * @property {string} [oidc] the OpenID Connect provider's origin, put in place of `{{oidc}}`
 * @property {string} [demo] folder served at `/`
 * @property {string} [dist] folder served at `/dist/`
 * @property {Record<string, Record<string, string>>} [headers] further headers by path, over the built-in ones
 */

/**
 * Serves the demo and the built element as any static host would.
 *
 * @param {StaticOptions} [options]
 * @returns {Promise<import('./listen.js').Listening>}
 */
export async function startStatic({
  host = 'localhost',
  port = 0,
  provider = '',
  oidc = '',
  demo = DEMO,
  dist = join(DEMO, '..', 'dist'),
  headers = {},
} = {}) {
  return listen(
    (req, res) => {
      answer(req, { provider, oidc, demo, dist, headers })
        .catch(() => plain(404, 'Not found'))
        .then(({ status, headers: sent, body }) => {
          res.writeHead(status, { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...sent });
          res.end(req.method === 'HEAD' ? undefined : body);
        });
    },
    { host, port },
  );
}

/** @typedef {{ status: number, headers: Record<string, string>, body: Buffer | string }} Answer */

/**
 * @param {import('node:http').IncomingMessage} req
 * @param {Required<Omit<StaticOptions, 'host' | 'port'>>} options
 * @returns {Promise<Answer>}
 */
async function answer(req, { provider, oidc, demo, dist, headers }) {
  if (req.method !== 'GET' && req.method !== 'HEAD') return plain(405, 'Method not allowed', { Allow: 'GET, HEAD' });
  const path = pathOf(req.url ?? '/');
  if (PRIVATE.test(path)) return plain(404, 'Not found');
  const built = CALLBACK.test(path) || path.startsWith('/dist/');
  const file = built ? await locate(dist, path.replace(/^\/dist\//, '/')) : await locate(demo, path);
  const type = TYPES[extname(file)];
  if (!type) return plain(404, 'Not found');
  const content = await readFile(file);
  const fill = () =>
    content
      .toString()
      .replace('{{nav}}', navFor(path))
      .replaceAll('{{provider}}', provider)
      .replaceAll('{{oidc}}', oidc);
  const body = extname(file) === '.html' ? fill() : content;
  return { status: 200, headers: { 'Content-Type': type, ...headersFor(path, provider), ...headers[path] }, body };
}

/**
 * @param {string} url as the request has it
 * @returns {string} the decoded path, `/` standing for its index
 */
function pathOf(url) {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  return path.endsWith('/') ? `${path}index.html` : path;
}

/**
 * The file for a path, never one outside of the folder: neither by `..`, by a back slash, nor by a link on the disk.
 *
 * @param {string} folder
 * @param {string} path
 * @returns {Promise<string>}
 */
async function locate(folder, path) {
  const root = await realpath(folder);
  const hidden = path.split(/[\\/]/).some((segment) => segment.startsWith('.'));
  const file = await realpath(join(root, path));
  if (hidden || path.includes('\\') || !file.startsWith(root + sep)) throw new Error('Outside of the folder');
  if (!(await stat(file)).isFile()) throw new Error('Not a file');
  return file;
}

/**
 * @param {number} status
 * @param {string} body
 * @param {Record<string, string>} [headers]
 * @returns {Answer}
 */
const plain = (status, body, headers = {}) => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  body,
});
