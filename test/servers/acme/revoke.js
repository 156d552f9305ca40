// @ts-check
import { cors } from '../cors.js';

/**
 * `POST /oauth/revoke`, RFC 7009.
 *
 * @param {import('express').Router} router
 * @param {{ clients: import('./clients.js').Clients, tokens: import('./tokens.js').Tokens }} parts
 */
export function addRevocation(router, { clients, tokens }) {
  router.all('/oauth/revoke', cors);
  router.post('/oauth/revoke', (req, res) => {
    const { token, client_id: clientId } = req.body ?? {};
    if (typeof token !== 'string' || !token) {
      return void res.status(400).json({ error: 'invalid_request', error_description: 'Missing: token' });
    }
    if (clientId !== undefined && !clients.get(clientId)) {
      return void res.status(401).json({ error: 'invalid_client', error_description: 'No such client' });
    }
    const grant = tokens.find(token);
    if (grant && clientId !== undefined && grant.clientId !== clientId) {
      return void res.status(400).json({ error: 'unauthorized_client', error_description: 'The token is not yours' });
    }
    tokens.revoke(token);
    // A token that nobody knows is as good as revoked: 200 as well (RFC 7009 §2.2).
    res.status(200).end();
  });
}
