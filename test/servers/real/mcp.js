// @ts-check
import { InvalidGrantError, InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import { mcpAuthRouter } from '@modelcontextprotocol/sdk/server/auth/router.js';
import { randomUUID } from 'node:crypto';
import express from 'express';
import { consentPage, serve, withCors } from './serve.js';

/** `@modelcontextprotocol/sdk`: its router, whose routes are its own; what is behind them is left to the site, and is here. */

/** What a server of this kind keeps, in memory. @implements {import('@modelcontextprotocol/sdk/server/auth/provider.js').OAuthServerProvider} */
class Accounts {
  #clients = new Map();
  /** @type {Map<string, { client: any, params: any, user: string }>} */
  #codes = new Map();
  /** @type {Map<string, { grant: string, clientId: string, user: string, scopes: string[], kind: string }>} */
  #tokens = new Map();

  clientsStore = {
    getClient: (/** @type {string} */ id) => this.#clients.get(id),
    registerClient: (/** @type {any} */ client) => (this.#clients.set(client.client_id, client), client),
  };

  /** @param {any} client @param {any} params @param {import('express').Response} response */
  async authorize(client, params, response) {
    const id = randomUUID();
    this.#codes.set(id, { client, params, user: '' });
    response.send(consentPage('/consent', { id }));
  }

  /** The visitor's answer. @param {{ id: string, user: string, decision: string }} answer @returns {string} where to go */
  decide({ id, user, decision }) {
    const request = this.#codes.get(id);
    if (!request) throw new InvalidGrantError('No such request');
    const to = new URL(request.params.redirectUri);
    this.#codes.set(id, { ...request, user });
    to.searchParams.set(...(decision === 'allow' ? ['code', id] : ['error', 'access_denied']));
    if (request.params.state) to.searchParams.set('state', request.params.state);
    return to.href;
  }

  /** @param {any} _client @param {string} code */
  async challengeForAuthorizationCode(_client, code) {
    const { params, user } = this.#codes.get(code) ?? {};
    if (!user) throw new InvalidGrantError('Not a code');
    return params.codeChallenge;
  }

  /** @param {any} client @param {string} code */
  async exchangeAuthorizationCode(client, code) {
    const { params, user = '' } = this.#codes.get(code) ?? {};
    this.#codes.delete(code);
    return this.#issue(randomUUID(), client.client_id, user, params.scopes ?? []);
  }

  /** Rotation, and the end of the grant where a refresh token comes twice. @param {any} client @param {string} token */
  async exchangeRefreshToken(client, token) {
    const { kind, grant = '', user = '', scopes = [] } = this.#tokens.get(token) ?? {};
    if (kind !== 'refresh') this.#end(grant);
    if (kind !== 'refresh') throw new InvalidGrantError('Not a refresh token');
    this.#tokens.set(token, { grant, clientId: client.client_id, user, scopes, kind: 'used' });
    return this.#issue(grant, client.client_id, user, scopes);
  }

  /** @param {string} token */
  async verifyAccessToken(token) {
    const { kind, clientId = '', user, scopes = [] } = this.#tokens.get(token) ?? {};
    if (kind !== 'access') throw new InvalidTokenError('Not an access token');
    return { token, clientId, scopes, expiresAt: Date.now() / 1000 + 60, extra: { user } };
  }

  /** @param {any} _client @param {{ token: string }} request */
  async revokeToken(_client, { token }) {
    this.#end(this.#tokens.get(token)?.grant ?? '');
  }

  /** @param {string} grant @param {string} clientId @param {string} user @param {string[]} scopes */
  #issue(grant, clientId, user, scopes) {
    const [access, refresh] = [randomUUID(), randomUUID()];
    this.#tokens.set(access, { grant, clientId, user, scopes, kind: 'access' });
    this.#tokens.set(refresh, { grant, clientId, user, scopes, kind: 'refresh' });
    const scope = scopes.join(' ');
    return { access_token: access, refresh_token: refresh, token_type: 'bearer', expires_in: 3600, scope };
  }

  /** @param {string} grant */
  #end(grant) {
    for (const [token, one] of this.#tokens) if (one.grant === grant) this.#tokens.delete(token);
  }
}

await serve(async ({ origin, redirectUrl }) => {
  const accounts = new Accounts();
  accounts.clientsStore.registerClient({ client_id: 'page', redirect_uris: [redirectUrl] });
  const app = express();
  app.use(mcpAuthRouter({ provider: accounts, issuerUrl: new URL(origin), scopesSupported: ['notes'] }));
  app.post('/consent', express.urlencoded(), (request, response) => response.redirect(accounts.decide(request.body)));
  app.all(
    '/me',
    withCors((/** @type {any} */ request, /** @type {any} */ response) =>
      requireBearerAuth({ verifier: accounts })(request, response, () =>
        response.json({ sub: request.auth.extra.user }),
      ),
    ),
  );
  const attributes = { issuer: origin, 'client-id': 'page', scope: 'notes', 'test-url': `${origin}/me` };
  return { handler: app, attributes };
});
