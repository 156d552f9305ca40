/**
 * What the tests' own server serves besides the tests: the built files as a static host would serve them, and pages made
 * to order. As middleware it comes before the runner's plugins, which would add scripts of theirs to every page.
 *
 * `/support/page` answers an HTML document made of its query:
 *   html, head   what stands in `<body>` and `<head>`
 *   script       URL of a module to load, repeatable
 *   coop, csp    values of `Cross-Origin-Opener-Policy` and `Content-Security-Policy`
 *   header       any other response header, as `Name: value`, repeatable
 *   status, lang
 *
 * `/support/alone/<any path>` answers the callback page where its script is not to be found.
 *
 * `/support/moved/oauth-callback.html` is moved to `/support/moved/oauth-callback/` for good, as hosts and providers do that
 * add slashes: the callback page is there, and its script is not.
 *
 * `/support/worker.js` answers a service worker as PWA plug-ins set it up, see WORKER.
 *
 * `/support/callback/<origins>/oauth-callback.html` answers the callback page as an author would host it who lists these
 * origins, encoded, in `oauth-connect-origins`.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { root } from './preparation.js';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.map': 'application/json' };
const CALLBACK_CSP = "default-src 'none'; script-src 'self'; style-src 'self'";

/**
 * @param {string} value
 */
function attribute(value) {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

/**
 * Keeps what a page logs, what nobody caught and what its policy forbade, where the browser’s driver tells nobody. In a
 * block: its names are no business of the page.
 */
const HEAR = `
{
    const heard = (globalThis.heardByTheTests = []);
    const say = (type, text) => heard.push({ type, text: String(text), url: location.href });
    for (const type of ['debug', 'error', 'info', 'log', 'warn']) {
      const own = console[type];
      console[type] = (...all) => (say(type, all.map(String).join(' ')), own.apply(console, all));
    }
    addEventListener('error', ({ message }) => say('pageerror', message), true);
    addEventListener('unhandledrejection', ({ reason }) => say('pageerror', reason));
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      if (blockedURI.endsWith('/favicon.ico')) return; // the browser's own wish
      say('error', 'Content Security Policy: ' + violatedDirective + ' ' + blockedURI);
    });
}
`;

/**
 * Answers each navigation with the app's start page, but for what it has stored. Workbox finds that by the address without
 * a query only, so answers in the fragment come to the callback page.
 */
const WORKER = `
  addEventListener('install', () => skipWaiting());
  addEventListener('fetch', (event) => {
    const { mode, url } = event.request;
    if (mode === 'navigate' && new URL(url).search) event.respondWith(fetch('/support/page?html=The+app'));
  });
`;

/**
 * @param {URLSearchParams} query
 * @param {boolean} hear
 */
function page(query, hear) {
  const ears = hear ? '<script src="/support/hear.js"></script>' : '';
  const scripts = query.getAll('script').map((src) => `<script type="module" src="${attribute(src)}"></script>`);
  return `<!doctype html>
<html lang="${attribute(query.get('lang') ?? 'en')}">
<head><meta charset="utf-8"><title>Host page</title>${ears}${query.get('head') ?? ''}${scripts.join('')}</head>
<body>${query.get('html') ?? ''}</body>
</html>
`;
}

/**
 * @param {import('koa').Context} context
 * @param {string} text
 */
function serveScript(context, text) {
  context.body = text;
  context.set({ 'Content-Type': 'text/javascript; charset=utf-8' });
}

/**
 * @param {import('koa').Context} context
 * @param {boolean} hear
 */
function servePage(context, hear) {
  const query = context.URL.searchParams;
  const headers = query.getAll('header').map((header) => header.split(/:\s*(.*)/s, 2));
  if (query.has('coop')) headers.push(['Cross-Origin-Opener-Policy', query.get('coop') ?? '']);
  if (query.has('csp')) headers.push(['Content-Security-Policy', query.get('csp') ?? '']);
  context.status = Number(query.get('status') ?? 200);
  context.body = page(query, hear);
  // With `no-store` Firefox and WebKit would keep no page for the back button.
  context.set({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' });
  for (const [name = '', value = ''] of headers) context.set(name, value);
}

/**
 * @param {import('koa').Context} context
 * @param {string} path below dist/
 * @param {Record<string, string>} [headers]
 */
async function serveBuilt(context, path, headers = {}) {
  try {
    context.body = await readFile(join(root, 'dist', normalize(join('/', path))));
  } catch {
    context.status = 404;
    context.body = `dist/${path} is not there: npm run build`;
    return;
  }
  const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(path))] ?? 'application/octet-stream';
  context.set({ 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store', ...headers });
}

/**
 * @param {import('koa').Context} context
 * @param {string} origins
 * @param {string} file
 */
async function serveCallback(context, origins, file) {
  await serveBuilt(context, file, { 'Content-Security-Policy': CALLBACK_CSP });
  if (!file.endsWith('.html')) return;
  const meta = `<meta name="oauth-connect-origins" content="${attribute(decodeURIComponent(origins))}">`;
  context.body = String(context.body).replace(/<title>/, `${meta}<title>`);
}

/**
 * What `npm run sizes` counts on each journey, and what is in those files.
 *
 * @param {import('koa').Context} context
 */
async function serveJourneys(context) {
  const { journeys, filesOf } = await import('../../scripts/journeys.js');
  const { filesBeside } = await import('../../scripts/bundle-graph.js');
  const files = [...filesBeside('oauth-connect.js'), ...filesBeside('measured/connector.js')];
  context.body = {
    counted: Object.fromEntries(journeys.map((one) => [one.name, filesOf(one).map(({ name }) => name)])),
    modules: Object.fromEntries(files.map(({ name, modules }) => [name, modules])),
  };
}

/**
 * @param {{ hear: boolean }} options whether pages made to order tell what they log, see HEAR
 * @returns {import('koa').Middleware}
 */
export function pagesMiddleware({ hear }) {
  return async (context, next) => {
    const { path } = context;
    if (path === '/support/page') return servePage(context, hear);
    if (path === '/support/hear.js') return serveScript(context, HEAR);
    if (path === '/support/worker.js') return serveScript(context, WORKER);
    if (path === '/support/moved/oauth-callback.html') {
      context.set('Location', `/support/moved/oauth-callback/${context.search}`);
      context.status = 308;
      return;
    }
    if (path === '/support/journeys.json') return serveJourneys(context);
    if (path === '/oauth-callback.html' || path === '/oauth-callback.js') {
      return serveBuilt(context, path, { 'Content-Security-Policy': CALLBACK_CSP });
    }
    const [, origins, file] = /^\/support\/callback\/([^/]*)\/(oauth-callback\.(?:html|js))$/.exec(path) ?? [];
    if (origins !== undefined && file) return serveCallback(context, origins, file);
    if (/^\/support\/(?:alone|moved)\/(?!.*\.js$)/.test(path)) {
      return serveBuilt(context, 'oauth-callback.html', {
        'Content-Security-Policy': CALLBACK_CSP,
        'Content-Type': TYPES['.html'],
      });
    }
    // The bundles are served untouched. The single modules import 'lit' by name, which the runner has to resolve.
    if (path.startsWith('/dist/') && !path.startsWith('/dist/module/')) {
      return serveBuilt(context, decodeURIComponent(path.slice('/dist/'.length)));
    }
    return next();
  };
}
