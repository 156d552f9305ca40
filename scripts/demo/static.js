// @ts-check
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen } from '../../test/servers/listen.js';
import { headersFor } from './page-headers.js';
import { fillPage, variantPage } from './pages.js';
import { createDemoProxy, isProxied } from './token-proxy.js';

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

const DEMO = resolve(import.meta.dirname, '../../demo');

/** The two files that an author hosts at the redirect URL come from the build, wherever this server runs. */
const CALLBACK = /^\/oauth-callback\.(html|js|js\.map)$/;

/** The apps that are built from `demo/frameworks/` (npm run build:demos); what needs no build is served as it is. */
const APP = /^\/frameworks\/((?:react|vue|svelte|served)\.js|assets\/.*)$/;

/** Pages of the guide, which are made from its texts. */
const GUIDE = /^\/guide\/([\w-]+)\.html$/;

/** What the set-up page makes its zip with; the demo's packages have it. */
const ZIP = fileURLToPath(import.meta.resolve('fflate/browser'));

/** What an author's page needs of `dist/`. */
const FILE_OF_PAGE = /^oauth-c(?:onnect(?:-[\w-]+)?\.js|allback\.(?:html|js))$/;

/** What pages are made of is no page, nor are the samples of a token proxy. */
const PRIVATE = /^\/(parts|proxy)(\/|$)/;

/**
 * @typedef {object} StaticOptions
 * @property {string} [host] a loopback host; `localhost` listens on both families
 * @property {number} [port] 0 is any free port; one that is busy is passed over for the next
 * @property {string} [provider] the provider's origin, put in place of `{{provider}}` in the pages
 * @property {string} [oidc] the OpenID Connect provider's origin, put in place of `{{oidc}}`
 * @property {{ origin: string, secret: string }} [cobalt] the provider that demands a secret: its origin is put in place of
 *   `{{cobalt}}`, and the token proxy for it is at `/oauth/` and `/kept/`
 * @property {string} [demo] folder served at `/`
 * @property {string} [dist] folder served at `/dist/`
 * @property {Record<string, Record<string, string>>} [headers] further headers by path, over the built-in ones
 * @property {import('./prepare.js').Apps} [apps] those in frameworks, where they may not be built yet
 */

/**
 * Serves the demo and the built element as any static host would.
 *
 * @param {StaticOptions} [options]
 * @returns {Promise<import('../../test/servers/listen.js').Listening>}
 */
export async function startStatic({
  host = 'localhost',
  port = 0,
  provider = '',
  oidc = '',
  cobalt,
  demo = DEMO,
  dist = join(DEMO, '..', 'dist'),
  headers = {},
  apps,
} = {}) {
  const places = { provider, oidc, cobalt: cobalt?.origin ?? '' };
  /** @type {import('node:http').RequestListener | undefined} */
  let proxy;
  const listening = await listen(
    (req, res) => {
      if (proxy && isProxied(req.url ?? '')) return void proxy(req, res);
      answer(req, { places, demo, dist, headers, apps })
        .catch(() => plain(404, 'Not found'))
        .then(({ status, headers: sent, body }) => {
          res.writeHead(status, { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...sent });
          res.end(req.method === 'HEAD' ? undefined : body);
        });
    },
    { host, port },
  );
  const { port: actualPort } = listening;
  proxy = cobalt && createDemoProxy({ cobalt: cobalt.origin, secret: cobalt.secret, port: actualPort });
  return listening;
}

/** @typedef {{ status: number, headers: Record<string, string>, body: Buffer | string }} Answer */

/**
 * @param {import('node:http').IncomingMessage} req
 * @param {import('./pages.js').Site & { headers: NonNullable<StaticOptions['headers']> }} site
 * @returns {Promise<Answer>}
 */
async function answer(req, { headers, ...site }) {
  if (req.method !== 'GET' && req.method !== 'HEAD') return plain(405, 'Method not allowed', { Allow: 'GET, HEAD' });
  const path = pathOf(req.url ?? '/');
  if (PRIVATE.test(path)) return plain(404, 'Not found');
  const { type, body } = await contentOf(path, site);
  const { provider = '' } = site.places;
  return { status: 200, headers: { 'Content-Type': type, ...headersFor(path, provider), ...headers[path] }, body };
}

/**
 * @param {string} path
 * @param {import('./pages.js').Site} site
 * @returns {Promise<{ type: string, body: Buffer | string }>}
 * @throws {Error} where there is nothing
 */
async function contentOf(path, site) {
  const { demo, dist } = site;
  const type = TYPES[extname(path)];
  if (!type) throw new Error('Not a type to serve');
  const [, guidePage] = GUIDE.exec(path) ?? [];
  if (guidePage) {
    // Not before somebody reads it: it brings the colours of ten languages along.
    const { makePage } = await import('../guide.js');
    return { type, body: await fillPage(path, makePage(guidePage), site) };
  }
  if (path === '/vendor/fflate.js') return { type, body: await readFile(ZIP) };
  if (path === '/setup/files.json')
    return { type, body: JSON.stringify((await readdir(dist)).filter((name) => FILE_OF_PAGE.test(name))) };
  const variant = extname(path) === '.html' ? await variantPage(path, site) : undefined;
  if (variant) return { type, body: variant };
  const built = CALLBACK.test(path) || path.startsWith('/dist/') || APP.test(path);
  const file = built
    ? await locate(dist, path.replace(/^\/dist\//, '/').replace(APP, '/demo/$1'))
    : await locate(demo, path);
  const content = await readFile(file);
  const isPage = extname(path) === '.html' && !built;
  return { type, body: isPage ? await fillPage(path, content.toString(), site) : content };
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
