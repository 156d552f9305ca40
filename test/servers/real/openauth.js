// @ts-check
import { issuer } from '@openauthjs/openauth';
import { OauthError } from '@openauthjs/openauth/error';
import { MemoryStorage } from '@openauthjs/openauth/storage/memory';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { consentPage, fetchHandler, serve, withCors } from './serve.js';

/** `@openauthjs/openauth`, with a provider of ours behind it that asks for a name and a yes; "Deny" is an error as its own ones. */

/** @type {import('@openauthjs/openauth/provider/provider').Provider<{ user: string }>} */
const visitor = {
  type: 'visitor',
  init(routes, context) {
    routes.get('/authorize', (c) => c.html(consentPage('/visitor/authorize')));
    routes.post('/authorize', async (c) => {
      const form = await c.req.formData();
      if (form.get('decision') !== 'allow')
        throw new OauthError(/** @type {any} */ ('access_denied'), 'The visitor said no');
      return context.forward(c, await context.success(c, { user: String(form.get('user')) }));
    });
  },
};

/** What its makers leave to a library of schemas. */
const anyone = { '~standard': { version: 1, vendor: 'none', validate: (/** @type {unknown} */ value) => ({ value }) } };

await serve(async ({ origin, redirectUrl }) => {
  const app = issuer({
    providers: { visitor },
    subjects: /** @type {any} */ ({ user: anyone }),
    storage: MemoryStorage(),
    allow: async ({ clientID, redirectURI }) => clientID === 'page' && redirectURI === redirectUrl,
    success: (context, { user }) => context.subject('user', { user }, { subject: user }),
  });
  const keys = createRemoteJWKSet(new URL(`${origin}/.well-known/jwks.json`));
  const own = fetchHandler((request) => app.fetch(request), origin);
  const me = withCors(async (request, response) => {
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const verified = await jwtVerify(token, keys, { issuer: origin, audience: 'page' }).catch(() => undefined);
    response.setHeader('Content-Type', 'application/json');
    response.writeHead(verified ? 200 : 401).end(JSON.stringify(verified ? { sub: verified.payload.sub } : {}));
  });
  return {
    handler: (request, response) => (request.url?.startsWith('/me') ? me : own)(request, response),
    attributes: { issuer: origin, 'client-id': 'page', 'test-url': `${origin}/me` },
  };
});
