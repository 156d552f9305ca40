// @ts-check
import express from 'express';
import { echo } from '../acme/api.js';
import { cors } from '../cors.js';
import { claimsOf, findAccount } from './accounts.js';

/**
 * `GET /api/me` and `/api/echo` of any method, for Bearer tokens and for tokens that are bound to a key.
 *
 * @param {{ engine: import('./engine.js').Engine, proofs: import('./dpop.js').ProofChecker, origin: string }} parts
 */
export function createApi({ engine, proofs, origin }) {
  const api = express.Router();
  api.use(cors, express.json({ strict: false }), express.urlencoded({ extended: false }), express.text());

  /** @type {(...args: Parameters<import('../acme/requests.js').Handler>) => Promise<void>} */
  const authorised = async (req, res, next) => {
    const [, scheme = '', value = ''] = /^(Bearer|DPoP) +(\S+)$/i.exec(req.headers.authorization ?? '') ?? [];
    const token = await engine.provider.AccessToken.find(value);
    const isBound = scheme.toLowerCase() === 'dpop';
    // A bound token that comes as a Bearer one may have been stolen (RFC 9449 §7.2).
    if (!token || Boolean(token.jkt) !== isBound) return refuse(res, isBound ? 'DPoP' : 'Bearer', 'invalid_token');
    if (isBound) {
      const url = `${origin}${req.baseUrl}${req.path}`;
      const proof = req.get('DPoP') ?? '';
      const problem = await proofs.check({ proof, method: req.method, url, token: value, jkt: token.jkt });
      if (problem === 'use_dpop_nonce') res.set('DPoP-Nonce', proofs.nonce);
      if (problem) return refuse(res, 'DPoP', problem);
    }
    res.locals['accountId'] = token.accountId;
    next();
  };

  api.get('/me', authorised, (_req, res) => {
    const account = findAccount(res.locals['accountId']);
    if (account) return void res.json(claimsOf(account));
    res.status(404).json({ error: 'not_found' });
  });
  api.all(['/echo', '/echo/{*rest}'], authorised, echo);
  api.use((_req, res) => void res.status(404).json({ error: 'not_found' }));
  return api;
}

/**
 * RFC 6750 §3, RFC 9449 §7.1.
 *
 * @param {import('express').Response} res
 * @param {'Bearer' | 'DPoP'} scheme
 * @param {string} error
 */
function refuse(res, scheme, error) {
  res.set('WWW-Authenticate', `${scheme} error="${error}"${scheme === 'DPoP' ? ', algs="ES256 EdDSA"' : ''}`);
  res.status(401).json({ error });
}
