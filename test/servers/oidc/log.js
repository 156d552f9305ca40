// @ts-check
import { createHash } from 'node:crypto';

/**
 * What tests may know of a request: the names of its parameters, and the values of those that are no secret. Of secrets
 * there is a fingerprint, so that two of them can be compared.
 *
 * @typedef {object} LogEntry
 * @property {string} endpoint `authorize`, `token`, `revoke`, `userinfo`, `jwks`, `discovery`, `api`, `page`
 * @property {string} method
 * @property {string} path without the query
 * @property {string | null} origin the `Origin` header
 * @property {number} at when it came, in milliseconds
 * @property {string[]} parameters names, one that came twice is here twice
 * @property {Record<string, string>} values of the harmless ones
 * @property {Record<string, string>} fingerprints of the secret ones
 * @property {string | null} authorization the scheme of that header
 * @property {{ nonce: boolean, ath: boolean, htm: unknown, htu: unknown } | null} dpop what the proof says, unchecked
 * @property {number | null} status of the answer; null while (or because) there is none
 * @property {string | null} error of a JSON answer
 * @property {string[]} answer names of a JSON answer's members
 * @property {boolean} fault whether a fault was played
 */

const HARMLESS = new Set([
  ...['client_id', 'code_challenge_method', 'grant_type', 'login_hint', 'max_age', 'prompt', 'redirect_uri'],
  ...['response_mode', 'response_type', 'scope', 'token_type_hint', 'ui_locales'],
]);

const MOST = 5000;

/** @type {WeakMap<object, LogEntry>} by the raw request, which express and oidc-provider share */
const entries = new WeakMap();

/**
 * @param {string} secret
 * @returns {string} the first eight digits of its SHA-256
 */
const fingerprint = (secret) => createHash('sha256').update(secret).digest('hex').slice(0, 8);

/**
 * Whoever has read a request's parameters puts them into its log entry.
 *
 * @param {object} req
 * @param {unknown} given
 */
export function noteParameters(req, given) {
  const entry = entries.get(req);
  if (!entry || typeof given !== 'object' || given === null) return;
  const pairs = Object.entries(given).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  entry.parameters = pairs.map(([name = '']) => name);
  for (const [name = '', value = ''] of pairs) {
    if (HARMLESS.has(name)) entry.values[name] = value;
    else entry.fingerprints[name] = fingerprint(value);
  }
}

/** @param {object} req */
export function noteFault(req) {
  const entry = entries.get(req);
  if (entry) entry.fault = true;
}

/** @param {string} path */
export function endpointOf(path) {
  if (path.startsWith('/.well-known/')) return 'discovery';
  const [, first = ''] = path.split('/');
  return ['authorize', 'token', 'revoke', 'userinfo', 'jwks', 'api'].includes(first) ? first : 'page';
}

/**
 * The claims of a proof as they are written; nothing is checked here.
 *
 * @param {unknown} proof
 * @returns {LogEntry['dpop']}
 */
function readProof(proof) {
  if (typeof proof !== 'string') return null;
  try {
    const { nonce, ath, htm, htu } = JSON.parse(Buffer.from(proof.split('.')[1] ?? '', 'base64url').toString());
    return { nonce: nonce !== undefined, ath: ath !== undefined, htm, htu };
  } catch {
    return { nonce: false, ath: false, htm: undefined, htu: undefined };
  }
}

/**
 * Reads what goes out, on its way.
 *
 * @param {import('express').Response} res
 * @param {LogEntry} entry
 */
function watchAnswer(res, entry) {
  const end = /** @type {(...args: any[]) => any} */ (res.end.bind(res));
  res.end = (/** @type {any[]} */ ...args) => {
    entry.status = res.statusCode;
    if (String(res.getHeader('Content-Type')).includes('json')) {
      try {
        const body = JSON.parse(String(args[0]));
        entry.answer = Object.keys(body ?? {});
        entry.error = typeof body?.error === 'string' ? body.error : null;
      } catch {
        // No JSON after all, as a fault may have it.
      }
    }
    return end(...args);
  };
}

/** @param {(line: string) => void} say one line for each request @param {string} name of the provider */
export function createLog(say, name) {
  /** @type {LogEntry[]} */
  const list = [];

  /** @type {import('../acme/requests.js').Handler} */
  const middleware = (req, res, next) => {
    const { method, path } = req;
    const [scheme = '', secret] = (req.headers.authorization ?? '').split(' ');
    /** @type {LogEntry} */
    const entry = {
      ...{ endpoint: endpointOf(path), method, path, origin: req.headers.origin ?? null, at: Date.now() },
      ...{ parameters: [], values: {}, fingerprints: secret ? { authorization: fingerprint(secret) } : {} },
      ...{ authorization: scheme || null, dpop: readProof(req.headers['dpop']) },
      ...{ status: null, error: null, answer: [], fault: false },
    };
    entries.set(req, entry);
    list.push(entry);
    if (list.length > MOST) list.shift();
    noteParameters(req, req.query);
    watchAnswer(res, entry);
    res.on('finish', () => say(`${name.toLowerCase()}  ${res.statusCode} ${method} ${path}`));
    next();
  };

  /** @returns how often something came: refreshes, and redemptions of each code by its fingerprint */
  const counters = () => {
    const tokens = list.filter(({ endpoint, method }) => endpoint === 'token' && method === 'POST');
    /** @type {Record<string, number>} */
    const redemptions = {};
    for (const { fingerprints } of tokens) {
      const code = fingerprints['code'];
      if (code) redemptions[code] = (redemptions[code] ?? 0) + 1;
    }
    const isRefresh = (/** @type {LogEntry} */ { values }) => values['grant_type'] === 'refresh_token';
    return { refreshes: tokens.filter(isRefresh).length, redemptions };
  };

  return { middleware, list, counters, clear: () => void (list.length = 0) };
}

/** @typedef {ReturnType<typeof createLog>} Log */
