/**
 * A server that misbehaves on demand: login pages that answer at once whatever a test wants (`/answer`) or never
 * (`/hang`), one page in another (`/frame?src=`), an API (`/api/…`, see hostile-api.js), the providers of the presets (`/quirks/…`, see
 * quirky-providers.js), and pages that a test makes (made-pages.js). It records every request: `GET /log`, and `DELETE /log` to forget.
 *
 * `/answer` redirects to the request's `redirect_uri` and takes from its own query:
 *   query, fragment   templates for the address; `{state}` or any other parameter of the request is filled in, encoded
 *   to                goes there instead of to `redirect_uri`
 *   status            302
 *   coop              `Cross-Origin-Opener-Policy` of this very response
 *   delay             milliseconds before it answers
 *   click             shows a page with a link `#go` to the address, instead of redirecting
 */
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerApi, corsHeaders } from './hostile-api.js';
import { answerMadePage, makePages } from './made-pages.js';
import { answerQuirks } from './quirky-providers.js';

const MAX_BODY = 10 * 1024 * 1024;

/** @typedef {{ method: string, url: string, host: string, headers: Record<string, unknown>, body: string, at: number }} Entry `at` in ms */

/**
 * @typedef {object} Call what a handler gets
 * @property {import('node:http').IncomingMessage} request
 * @property {import('node:http').ServerResponse} response
 * @property {URL} url
 * @property {string} body
 * @property {Map<string, number>} counters how often something was asked, by a key
 */

/**
 * @param {import('node:http').IncomingMessage} request
 */
async function readBody(request) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    if (body.length < MAX_BODY) body += chunk;
  }
  return body;
}

/**
 * @param {string} template
 * @param {URLSearchParams} query
 */
function fill(template, query) {
  return template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(query.get(name) ?? ''));
}

/**
 * @param {URLSearchParams} query
 * @returns {Record<string, string>}
 */
function pageHeaders(query) {
  const coop = query.get('coop');
  return { 'Cache-Control': 'no-store', ...(coop && { 'Cross-Origin-Opener-Policy': coop }) };
}

/**
 * @param {Call} call
 */
async function answer({ response, url: { searchParams: query } }) {
  await sleep(Number(query.get('delay') ?? 0));
  const target = query.get('to') ?? query.get('redirect_uri') ?? '/hang';
  const search = query.has('query')
    ? `${target.includes('?') ? '&' : '?'}${fill(query.get('query') ?? '', query)}`
    : '';
  const hash = query.has('fragment') ? `#${fill(query.get('fragment') ?? '', query)}` : '';
  const location = target + search + hash;
  if (query.has('click')) {
    const href = location.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    response.writeHead(200, { 'Content-Type': 'text/html', ...pageHeaders(query) });
    response.end(`<!doctype html><title>Login</title><a id="go" href="${href}">Go on</a>`);
    return;
  }
  response.writeHead(Number(query.get('status') ?? 302), { Location: location, ...pageHeaders(query) });
  response.end();
}

/**
 * @param {Call} call
 */
function hang({ response, url: { searchParams: query } }) {
  response.writeHead(200, { 'Content-Type': 'text/html', ...pageHeaders(query) });
  response.end('<!doctype html><title>Login</title><p>This login page never answers.</p>');
}

/**
 * Keeps what the page in the frame tells by `postMessage`, in `heard`.
 *
 * @param {Call} call
 */
function frame({ response, url: { searchParams: query } }) {
  const src = (query.get('src') ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const hear = '<script>globalThis.heard = []; onmessage = ({ data }) => heard.push(data);</script>';
  response.writeHead(200, { 'Content-Type': 'text/html', ...pageHeaders(query) });
  response.end(`<!doctype html><title>Frame</title>${hear}<iframe src="${src}"></iframe>`);
}

/**
 * @param {Call} call
 * @param {Entry[]} log
 * @param {Map<string, import('./made-pages.js').MadePage>} pages
 */
function serveLog({ request, response, counters }, log, pages) {
  if (request.method === 'DELETE') {
    log.length = 0;
    pages.clear();
    counters.clear();
  }
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...corsHeaders(request) });
  response.end(JSON.stringify(log));
}

/**
 * @returns {Promise<{ origin: string, port: number, log: Entry[], close: () => Promise<void> }>}
 */
export async function startHostileServer() {
  /** @type {Entry[]} */
  const log = [];
  /** @type {Map<string, number>} */
  const counters = new Map();
  /** @type {Map<string, import('./made-pages.js').MadePage>} */
  const pages = new Map();

  const server = createServer(async (request, response) => {
    try {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const call = { request, response, url, body: await readBody(request), counters };
      if (url.pathname === '/log') return serveLog(call, log, pages);
      if (url.pathname === '/made') return makePages(call, pages);
      const { method = '', headers } = request;
      log.push({
        method,
        url: request.url ?? '',
        host: headers.host ?? '',
        headers: { ...headers },
        body: call.body,
        at: performance.now(),
      });
      const page = pages.get(url.pathname);
      if (page) return void answerMadePage(call, page);
      if (url.pathname === '/answer') return await answer(call);
      if (url.pathname === '/hang') return hang(call);
      if (url.pathname === '/frame') return frame(call);
      if (url.pathname.startsWith('/api/')) return await answerApi(call);
      if (url.pathname.startsWith('/quirks/')) return void answerQuirks(call);
      response.writeHead(404, { 'Content-Type': 'text/plain', ...corsHeaders(request) }).end('No such page');
    } catch (error) {
      // A visitor who leaves while we read or wait is no news; anything else is a mistake in here.
      if (!request.destroyed || !response.destroyed) response.writeHead(500).end(String(error));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    log,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
