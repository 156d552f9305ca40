/**
 * `ALL /api/<kind>` of the hostile server. All kinds allow every origin by CORS, except `nocors`.
 *
 *   json?body=…                      that very body, `type=` its content type, `code=` its status, `header=Name: value`
 *   echo                             what was received
 *   status?code=&times=&then=&key=   the first `times` answers (all without it) have that status, then comes the JSON `then`
 *                                    (or what `type=` says)
 *   retry-after?seconds=&times=      429 with `Retry-After` once (or `times`), then the JSON `then`
 *   guarded?token=                   401 unless the request has that very bearer token (repeatable), then the JSON `then`
 *   (any)?forbids=<header>           the preflight does not allow that request header
 *   html text empty array null string number malformed nocontent    200 (204) with such a body
 *   huge?bytes=                      a valid JSON object of that size
 *   proto markup echo-token          a profile that pollutes prototypes, is markup, repeats the token
 *   redirect?to=&code=               a redirect
 *   nocors reset slow?ms=            no CORS headers, a cut connection, a late answer
 *   nonce?nonce=&code=               `code` (400) with `use_dpop_nonce` unless a DPoP proof holds that nonce, then the JSON `then`;
 *                                    without any proof as well, as servers do that ignore what they cannot do
 *   together?key=&count=             the answer `then`, to all at once when that many have asked
 */
import { setTimeout as sleep } from 'node:timers/promises';

const ADA = { id: 'ada', name: 'Ada Lovelace', email: 'ada@example.com' };
const MARKUP = '<img src=x onerror="globalThis.pwned = true"><script>globalThis.pwned = true</script>';

/** @typedef {{ code?: number, type?: string, headers?: Record<string, string>, body?: string }} Answer */
/** @typedef {import('./hostile-server.js').Call} Call */

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Record<string, string>}
 */
export function corsHeaders({ headers }) {
  return {
    'Access-Control-Allow-Origin': headers.origin ?? '*',
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? 'Authorization, Content-Type',
    'Access-Control-Expose-Headers': 'Retry-After, WWW-Authenticate, DPoP-Nonce',
    Vary: 'Origin, Access-Control-Request-Headers',
  };
}

/**
 * @param {Call} call
 * @returns {number} how often this was asked before, by `key=` or the whole address
 */
function earlierCalls({ url, counters }) {
  const key = url.searchParams.get('key') ?? url.pathname + url.search;
  const count = counters.get(key) ?? 0;
  counters.set(key, count + 1);
  return count;
}

/**
 * @param {Call} call
 */
function bearerToken({ request, url }) {
  return request.headers.authorization?.replace(/^\w+\s+/, '') ?? url.searchParams.get('access_token') ?? '';
}

/**
 * @param {Call} call
 * @returns {Answer}
 */
function then({ url }) {
  const type = url.searchParams.get('type');
  return { body: url.searchParams.get('then') ?? JSON.stringify(ADA), ...(type && { type }) };
}

/**
 * @param {Call} call
 * @param {Answer} first
 * @param {number} times
 */
function firstTimes(call, first, times) {
  return earlierCalls(call) < times ? first : then(call);
}

/**
 * @param {Call} call
 * @returns {string | undefined} the nonce in the request's proof; empty where it has none, `undefined` without a proof
 */
function nonceOf({ request: { headers } }) {
  const [, claims] = String(headers['dpop'] ?? '').split('.');
  return claims && (JSON.parse(Buffer.from(claims, 'base64url').toString()).nonce ?? '');
}

/** @type {Map<string, (() => void)[]>} who waits for others to ask, by key */
const gatherings = new Map();

/**
 * @param {string} key
 * @param {number} count
 */
function allHere(key, count) {
  const waiting = gatherings.get(key) ?? [];
  gatherings.set(key, waiting);
  const here = new Promise((resolve) => waiting.push(() => resolve(undefined)));
  if (waiting.length >= count) for (const go of waiting) go();
  return here;
}

/** @type {Record<string, (call: Call, query: URLSearchParams) => Answer | Promise<Answer>>} */
const KINDS = {
  json: (_, query) => ({
    code: Number(query.get('code') ?? 200),
    type: query.get('type') ?? 'application/json',
    headers: Object.fromEntries(query.getAll('header').map((header) => header.split(/:\s*(.*)/s, 2))),
    body: query.get('body') ?? JSON.stringify(ADA),
  }),
  echo: ({ request: { method, url, headers }, body }) => ({ body: JSON.stringify({ method, url, headers, body }) }),
  status: (call, query) => {
    const code = Number(query.get('code') ?? 500);
    const body = query.get('body') ?? JSON.stringify({ error: `status ${code}` });
    return firstTimes(call, { code, body }, Number(query.get('times') ?? Infinity));
  },
  'retry-after': (call, query) => {
    const headers = { 'Retry-After': query.get('seconds') ?? '1' };
    return firstTimes(call, { code: Number(query.get('code') ?? 429), headers }, Number(query.get('times') ?? 1));
  },
  guarded: (call, query) => {
    if (query.getAll('token').includes(bearerToken(call))) return then(call);
    return {
      code: 401,
      headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      body: '{"error":"invalid_token"}',
    };
  },
  html: () => ({ type: 'text/html', body: '<!doctype html><title>Sign in</title><h1>Please sign in</h1>' }),
  text: () => ({ type: 'text/plain', body: 'hello' }),
  empty: () => ({ body: '' }),
  nocontent: () => ({ code: 204, body: '' }),
  array: () => ({ body: JSON.stringify([ADA]) }),
  null: () => ({ body: 'null' }),
  string: () => ({ body: '"ada"' }),
  number: () => ({ body: '42' }),
  malformed: () => ({ body: '{"id": "ada", "name": ' }),
  huge: (_, query) => {
    const bytes = Number(query.get('bytes') ?? 5 * 1024 * 1024);
    const frame = JSON.stringify({ ...ADA, padding: '' }).length;
    return { body: JSON.stringify({ ...ADA, padding: 'x'.repeat(Math.max(0, bytes - frame)) }) };
  },
  // Written out: an object literal would set the prototype instead of making the member.
  proto: () => ({
    body: '{"__proto__":{"polluted":true,"id":"evil"},"constructor":{"prototype":{"polluted":true}},"id":1}',
  }),
  markup: () => ({ body: JSON.stringify({ id: MARKUP, name: MARKUP, email: MARKUP }) }),
  'echo-token': (call) => {
    const token = bearerToken(call);
    const nested = { deep: [{ deeper: token }], [token]: 'a key' };
    return { body: JSON.stringify({ ...ADA, token, sentence: `Your token is ${token}.`, nested, list: [token] }) };
  },
  redirect: (_, query) => ({
    code: Number(query.get('code') ?? 302),
    headers: { Location: query.get('to') ?? '/api/json' },
  }),
  nocors: (call) => then(call),
  slow: async (call, query) => {
    await sleep(Number(query.get('ms') ?? 1000));
    return then(call);
  },
  nonce: (call, query) => {
    const nonce = query.get('nonce') ?? 'a-nonce';
    if ([nonce, undefined].includes(nonceOf(call))) return then(call);
    return {
      code: Number(query.get('code') ?? 400),
      headers: { 'DPoP-Nonce': nonce, 'WWW-Authenticate': 'DPoP error="use_dpop_nonce"' },
      body: '{"error":"use_dpop_nonce"}',
    };
  },
  together: async (call, query) => {
    await allHere(query.get('key') ?? '', Number(query.get('count') ?? 2));
    return then(call);
  },
};

/**
 * @param {Call} call
 */
export async function answerApi(call) {
  const { request, response, url } = call;
  const kind = url.pathname.slice('/api/'.length);
  const cors = kind === 'nocors' ? {} : corsHeaders(request);
  if (request.method === 'OPTIONS') {
    const allowed = cors['Access-Control-Allow-Headers']?.split(',') ?? [];
    const forbidden = url.searchParams.get('forbids')?.toLowerCase();
    const rest = { 'Access-Control-Allow-Headers': allowed.filter((name) => name.trim() !== forbidden).join() };
    response.writeHead(kind === 'nocors' ? 403 : 204, kind === 'nocors' ? cors : { ...cors, ...rest }).end();
    return;
  }
  if (kind === 'reset') {
    request.socket.destroy();
    return;
  }
  const answer = Object.hasOwn(KINDS, kind) && KINDS[kind];
  const { code = 200, type, headers, body = '' } = answer ? await answer(call, url.searchParams) : { code: 404 };
  const contentType = { 'Content-Type': type ?? 'application/json' };
  response.writeHead(code, { ...contentType, 'Cache-Control': 'no-store', ...cors, ...headers });
  response.end(code === 204 ? undefined : body);
}
