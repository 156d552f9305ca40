// @ts-check
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';

/**
 * What each of these servers is wrapped in, in a process of its own: a listener on the loopback interface, a log, and a header.
 *
 * @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown} Handler
 *
 * @typedef {object} Place
 * @property {string} origin where the server is
 * @property {string} redirectUrl of the page that signs in
 */

/** Runs a function of web requests, as most of these servers are, in Node. @param {(request: Request) => Response | Promise<Response>} answer @param {string} origin @returns {Handler} */
export const fetchHandler = (answer, origin) => async (request, response) => {
  const { method = 'GET', url = '/', headers } = request;
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: Readable.toWeb(request), duplex: 'half' };
  const init = { method, headers: /** @type {Record<string, string>} */ (headers), redirect: 'manual', ...body };
  const answered = await answer(new Request(new URL(url, origin), /** @type {RequestInit} */ (init)));
  response.statusCode = answered.status;
  for (const [name, value] of answered.headers) if (name !== 'set-cookie') response.setHeader(name, value);
  const cookies = answered.headers.getSetCookie();
  if (cookies.length) response.setHeader('set-cookie', cookies);
  response.end(Buffer.from(await answered.arrayBuffer()));
};

/**
 * Starts the server of this process. The parent is told where it is, and can ask for a `Cross-Origin-Opener-Policy` of its pages,
 * and for the token requests so far.
 *
 * @param {(place: Place) => Promise<{ handler: Handler, attributes: Record<string, string>, identifier?: string, grants?: () => number }>} build
 */
export async function serve(build) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const [redirectUrl = '', host = '127.0.0.1'] = process.argv.slice(2);
  const {
    handler,
    attributes,
    identifier = 'ada',
    grants,
  } = await build({ origin: `http://${host}:${port}`, redirectUrl });

  let coop = '';
  /** @type {{ method: string, path: string, status: number }[]} */
  let requests = [];
  server.on('request', (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    response.on('finish', () => requests.push({ method: request.method ?? '', path, status: response.statusCode }));
    if (coop) response.setHeader('Cross-Origin-Opener-Policy', coop);
    void Promise.resolve(handler(request, response)).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  process.on('message', (/** @type {{ coop?: string, log?: boolean }} */ wanted) => {
    if (wanted.coop !== undefined) coop = wanted.coop;
    process.send?.({ requests, grants: grants?.() });
    if (!wanted.log) requests = [];
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ origin: `http://${host}:${port}`, attributes, identifier });
}

/** A page that asks who it is, and whether the site may have access. @param {string} action @param {Record<string, string>} [hidden] */
export const consentPage = (action, hidden = {}) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Sign in</title>
<form method="post" action="${escapeHtml(action)}">
${Object.entries(hidden).map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)}
<label>Name <input name="user" value="ada"></label>
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</form></html>`;

/** @param {string} text */
export const escapeHtml = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Any page may call an API of these servers. @param {Handler} handler @returns {Handler} */
export const withCors = (handler) => (request, response) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, DPoP');
  response.setHeader('Access-Control-Expose-Headers', 'WWW-Authenticate, DPoP-Nonce');
  return request.method === 'OPTIONS' ? response.writeHead(204).end() : handler(request, response);
};
