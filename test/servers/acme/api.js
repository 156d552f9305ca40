// @ts-check
import express from 'express';
import { profileOf } from './accounts.js';
import { cors, noCors } from '../cors.js';

/**
 * @typedef {import('express').Request} Request
 * @typedef {import('express').Response} Response
 * @typedef {import('./tokens.js').Grant} Grant
 */

/**
 * What an app may call with a token, below `/api`.
 *
 * @param {{ tokens: import('./tokens.js').Tokens, origin: () => string }} parts
 */
export function createApi({ tokens, origin }) {
  const api = express.Router();

  /** @type {import('./requests.js').Handler} */
  const authorised = (req, res, next) => {
    const grant = tokens.find(tokenOf(req));
    if (!grant) return void refuse(res);
    res.locals['grant'] = grant;
    next();
  };

  /** @type {import('./requests.js').Handler} */
  const me = (_req, res) => void res.json(profileOf(grantOf(res).account, origin()));

  /** @type {import('./requests.js').Handler} */
  const revoke = (req, res) => {
    tokens.revoke(tokenOf(req));
    res.json(null);
  };

  api.options('/nocors/me', noCors);
  api.get('/nocors/me', authorised, me);

  api.use(cors);
  api.all('/redirect', redirect);
  api.get('/me', authorised, me);
  api.post('/whoami', authorised, whoAmI);
  api.all(['/v1', '/v1/{*rest}'], authorised, echo);
  api.route('/revoke').post(authorised, revoke).delete(authorised, revoke);
  api.use((_req, res) => void res.status(404).json({ error: 'not_found' }));

  return api;
}

/**
 * The shape of Dropbox's `get_current_account`.
 *
 * @param {Request} _req
 * @param {Response} res
 */
function whoAmI(_req, res) {
  const { id, name } = grantOf(res).account;
  res.json({ account_id: id, name: { display_name: name } });
}

/**
 * What has been received, as JSON; of the authorisation only its scheme.
 *
 * @param {Request} req
 * @param {Response} res
 */
export function echo(req, res) {
  const { access_token: token, ...query } = req.query;
  const { authorization, cookie: _cookie, dpop: _proof, ...headers } = req.headers;
  res.json({
    method: req.method,
    path: req.baseUrl + req.path,
    query: token === undefined ? query : { ...query, access_token: '(not shown)' },
    headers: authorization ? { ...headers, authorization: authorization.split(' ')[0] } : headers,
    body: req.body ?? null,
  });
}

/**
 * @param {Request} req
 * @param {Response} res
 */
function redirect(req, res) {
  const to = String(req.query['to'] ?? '');
  const usable = to.startsWith('/') || /^https?:\/\//.test(to);
  if (usable) return res.redirect(302, to);
  res.status(400).json({ error: 'invalid_request', error_description: 'to: a path or an http(s) URL' });
}

/**
 * RFC 6750 §2.1 and §2.3.
 *
 * @param {Request} req
 */
function tokenOf(req) {
  const [, header] = /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '') ?? [];
  return header ?? String(req.query['access_token'] ?? '');
}

/** @param {Response} res */
function refuse(res) {
  res.set('WWW-Authenticate', 'Bearer error="invalid_token"').status(401);
  res.json({ error: 'invalid_token', error_description: 'The access token is unknown, expired or revoked.' });
}

/**
 * @param {Response} res
 * @returns {Grant}
 */
const grantOf = (res) => res.locals['grant'];
