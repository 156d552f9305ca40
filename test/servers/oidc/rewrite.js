// @ts-check
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';

/**
 * Answers that no honest server gives, made of honest ones on their way out: what a client has to notice.
 *
 * @param {{ engine: import('./engine.js').Engine, state: import('./state.js').State }} parts
 * @returns {import('../acme/requests.js').Handler}
 */
export function createRewriter({ engine, state }) {
  return (_req, res, next) => {
    const { answer, idToken, foreignKey } = state.rewrite;
    const isHonest = Object.keys(answer).length + Object.keys(idToken).length === 0 && !foreignKey;
    if (isHonest) return void next();
    const forge = (/** @type {string} */ token) => forgeToken(token, idToken, engine, foreignKey);
    const end = /** @type {(...args: any[]) => any} */ (res.end.bind(res));
    res.end = (/** @type {any} */ body, /** @type {any[]} */ ...rest) => {
      const location = String(res.getHeader('Location') ?? '');
      if (URL.canParse(location)) res.setHeader('Location', rewriteAddress(location, answer, forge));
      if (!String(res.getHeader('Content-Type')).includes('json')) return end(body, ...rest);
      const members = JSON.parse(String(body));
      if (typeof members?.id_token !== 'string') return end(body, ...rest);
      const text = JSON.stringify({ ...members, id_token: forge(members.id_token) });
      res.setHeader('Content-Length', Buffer.byteLength(text));
      return end(text, ...rest);
    };
    next();
  };
}

/**
 * @param {string} location
 * @param {Record<string, unknown>} answer
 * @param {(token: string) => string} forge
 */
function rewriteAddress(location, answer, forge) {
  const url = new URL(location);
  const inFragment = url.hash.length > 1;
  const parameters = new URLSearchParams(inFragment ? url.hash.slice(1) : url.search);
  // On the way from one of our own pages to the next there is no answer yet.
  if (!['code', 'error', 'access_token', 'id_token'].some((name) => parameters.has(name))) return location;
  const token = parameters.get('id_token');
  if (token) parameters.set('id_token', forge(token));
  for (const [name, value] of Object.entries(answer)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, String(value));
  }
  url[inFragment ? 'hash' : 'search'] = parameters.toString();
  return url.href;
}

/** @type {Record<string, () => import('node:crypto').KeyObject>} keys that nobody knows */
const FOREIGN = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
};

/**
 * @param {string} token
 * @param {Record<string, unknown>} changes
 * @param {import('./engine.js').Engine} engine
 * @param {boolean} foreignKey
 */
function forgeToken(token, changes, engine, foreignKey) {
  const [header = '', payload = ''] = token.split('.');
  const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const claims = Object.entries({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...changes });
  const kept = Object.fromEntries(claims.filter(([, value]) => value !== null));
  const signed = `${header}.${Buffer.from(JSON.stringify(kept)).toString('base64url')}`;
  const own = () => createPrivateKey({ key: engine.keyFor(alg) ?? {}, format: 'jwk' });
  const key = foreignKey ? FOREIGN[alg]?.() : own();
  if (!key) throw new Error(`No key for ${alg}`);
  // JWS wants the two numbers of an ECDSA signature as they are, not wrapped in ASN.1 (RFC 7518 §3.4).
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
