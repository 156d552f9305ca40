// @ts-check
import { oauthProvider } from '@better-auth/oauth-provider';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { jwt } from 'better-auth/plugins';
import { randomBytes } from 'node:crypto';
import { createTokenProxy } from '../../../dist/module/token-proxy/index.js';
import { startServer } from '../../../dist/module/token-proxy/node/index.js';
import { fetchHandler, serve, withCors } from './serve.js';

/**
 * `@better-auth/oauth-provider`, with the pages that it wants from its site, and the token proxy: its endpoints answer pages of
 * its own origin only.
 */

const MODELS = ['user', 'session', 'account', 'verification', 'jwks', 'rateLimit'];
const OAUTH_MODELS = [
  'Client',
  'Resource',
  'ClientResource',
  'RefreshToken',
  'AccessToken',
  'Consent',
  'ClientAssertion',
];

/** A page whose buttons ask the server by a script, as its makers' own examples do. @param {string} body @param {string} script */
const page = (body, script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title>${body}
<script>
async function ask(path, body) {
  const oauth_query = location.search.slice(1);
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/api/auth' + path, { method: 'POST', headers, body: JSON.stringify({ ...body, oauth_query }) });
  const { url } = await response.json();
  location.assign(url);
}
${script}
</script></html>`;

/** @type {Record<string, string>} */
const PAGES = {
  '/sign-in': page(
    '<label>Name <input id="username" value="ada"></label><button name="login">Sign in</button>',
    `document.querySelector('button').onclick = () => {
      const email = document.querySelector('input').value + '@example.com';
      ask('/sign-in/email', { email, password: 'correct horse battery' });
    };`,
  ),
  '/consent': page(
    '<button value="allow">Allow</button><button value="deny">Deny</button>',
    `for (const button of document.querySelectorAll('button'))
      button.onclick = () => ask('/oauth2/consent', { accept: button.value === 'allow' });`,
  ),
};

await serve(async ({ origin, redirectUrl }) => {
  const all = [...MODELS, ...OAUTH_MODELS.map((name) => `oauth${name}`)];
  const auth = betterAuth({
    baseURL: origin,
    secret: randomBytes(32).toString('hex'),
    database: memoryAdapter(Object.fromEntries(all.map((name) => [name, []]))),
    emailAndPassword: { enabled: true },
    rateLimit: { enabled: false },
    plugins: [
      jwt(),
      oauthProvider({
        loginPage: '/sign-in',
        consentPage: '/consent',
        scopes: ['openid', 'profile', 'offline_access'],
        silenceWarnings: { oauthAuthServerConfig: true, openidConfig: true },
      }),
    ],
  });
  const signedUp = await auth.api.signUpEmail({
    body: { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' },
    asResponse: true,
  });
  const { user } = await signedUp.json();
  const cookie = signedUp.headers.getSetCookie().map((one) => one.split(';')[0]);
  const client = await auth.api.adminCreateOAuthClient({
    headers: new Headers({ cookie: cookie.join('; ') }),
    body: {
      client_name: 'Page',
      redirect_uris: [redirectUrl],
      application_type: 'native',
      token_endpoint_auth_method: 'client_secret_basic',
      scope: 'openid profile offline_access',
    },
  });
  const proxy = await startServer(
    createTokenProxy({
      allowedOrigins: [new URL(redirectUrl).origin],
      providers: {
        it: {
          clientId: client.client_id,
          clientSecret: client.client_secret,
          tokenUrl: `${origin}/api/auth/oauth2/token`,
          revokeUrl: `${origin}/api/auth/oauth2/revoke`,
          redirectUrls: [redirectUrl],
        },
      },
    }),
    { port: 0 },
  );
  const handler = fetchHandler((request) => auth.handler(request), origin);
  const me = withCors((request, response) => {
    request.url = '/api/auth/oauth2/userinfo';
    return handler(request, response);
  });
  const through = `http://127.0.0.1:${proxy.port}/oauth/it`;
  return {
    handler: (request, response) => {
      const { pathname } = new URL(request.url ?? '/', origin);
      const html = PAGES[pathname];
      if (html) return response.writeHead(200, { 'content-type': 'text/html' }).end(html);
      return (pathname === '/me' ? me : handler)(request, response);
    },
    attributes: {
      'login-url': `${origin}/api/auth/oauth2/authorize`,
      'token-url': `${through}/token`,
      'revoke-url': `${through}/revoke`,
      'test-url': `${origin}/me`,
      'client-id': client.client_id,
      scope: 'openid profile offline_access',
    },
    identifier: user.id,
  };
});
