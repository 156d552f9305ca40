// @ts-check
import { oauthMiddleware } from '@atproto/oauth-provider/middleware';
import { JoseKey, OAuthProvider } from '@atproto/oauth-provider/provider';
import { createStore } from './atproto-store.js';
import { serve, withCors } from './serve.js';

/** `@atproto/oauth-provider`, what personal data servers run: its own pages, which cut the opener off, and DPoP. */

const scope = 'atproto transition:generic';

await serve(async ({ origin, redirectUrl }) => {
  const store = createStore();
  const provider = new OAuthProvider({
    issuer: origin,
    keyset: [await JoseKey.generate(['ES256'], 'one')],
    store: /** @type {any} */ (store),
    cookie: { secure: false },
    accessTokenMode: 'light',
    branding: { name: 'Server' },
  });
  const middleware = oauthMiddleware(provider, {
    onError: (_request, _response, error, message) => console.error(message, error),
  });
  const me = withCors(async (request, response) => {
    const nonce = provider.nextDpopNonce();
    if (nonce) response.setHeader('DPoP-Nonce', nonce);
    response.setHeader('Content-Type', 'application/json');
    try {
      const url = new URL(request.url ?? '/', origin);
      const { sub } = await provider.authenticateRequest(request.method ?? 'GET', url, request.headers);
      response.end(JSON.stringify({ sub }));
    } catch (error) {
      const { wwwAuthenticateHeader } = /** @type {{ wwwAuthenticateHeader?: string }} */ (error);
      if (!wwwAuthenticateHeader) console.error(error);
      response.setHeader('WWW-Authenticate', wwwAuthenticateHeader ?? 'DPoP');
      response.writeHead(401).end('{}');
    }
  });
  const client = new URLSearchParams({ redirect_uri: redirectUrl, scope });
  return {
    handler: (request, response) => (request.url?.startsWith('/me') ? me : middleware)(request, response),
    attributes: {
      issuer: origin,
      'client-id': `http://localhost?${client.toString().replaceAll('+', '%20')}`,
      scope,
      dpop: '',
      'test-url': `${origin}/me`,
    },
    identifier: 'did:web:ada.example',
    grants: store.countTokens,
  };
});
