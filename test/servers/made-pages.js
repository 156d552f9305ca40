/**
 * Pages that a test makes on the hostile server, at any path that is none of its own: `PUT /made` with a JSON object of
 * paths, each with what is answered there (`code`, `headers`, `body`; `cors: false` lets no other site read it).
 * `DELETE /log` removes them.
 */
import { corsHeaders } from './hostile-api.js';

/** @typedef {{ code?: number, headers?: Record<string, string>, body?: string, cors?: boolean }} MadePage */

/**
 * @param {import('./hostile-server.js').Call} call
 * @param {Map<string, MadePage>} pages
 */
export function makePages({ request, response, body }, pages) {
  if (request.method === 'PUT')
    for (const [path, page] of Object.entries(JSON.parse(body))) pages.set(path, /** @type {MadePage} */ (page));
  response.writeHead(204, corsHeaders(request)).end();
}

/**
 * @param {import('./hostile-server.js').Call} call
 * @param {MadePage} page
 */
export function answerMadePage({ request, response }, { code = 200, headers, body = '', cors = true }) {
  const allowed = cors ? corsHeaders(request) : {};
  if (request.method === 'OPTIONS') return response.writeHead(cors ? 204 : 403, allowed).end();
  response.writeHead(code, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...allowed, ...headers });
  return response.end(body);
}
