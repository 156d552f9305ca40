// @ts-check
import { AuthorizationError, OAuthProvider } from './oauth-provider.js';

/** Runs in workerd: see cloudflare.js. The pages are as the package's own guide writes them. */

const { origin, consentPage } = /** @type {any} */ (globalThis).SITE;

const me = {
  /** @param {Request} _request @param {unknown} _env @param {any} context */
  fetch: (_request, _env, context) => Response.json({ sub: context.props.user }),
};

const pages = {
  /** @param {Request} request @param {any} env */
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname !== '/authorize') return new Response('Not found', { status: 404 });
    try {
      return await (request.method === 'POST' ? decide(request, env.OAUTH_PROVIDER) : ask(request, env.OAUTH_PROVIDER));
    } catch (error) {
      if (!(error instanceof AuthorizationError)) throw error;
      return error.redirectTo
        ? Response.redirect(error.redirectTo, 302)
        : new Response(error.description, { status: 400 });
    }
  },
};

/** @param {Request} request @param {any} oauth */
async function ask(request, oauth) {
  const { handle, headers } = await oauth.beginConsent(await oauth.parseAuthRequest(request));
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(consentPage('/authorize', { handle }), { headers });
}

/** @param {Request} request @param {any} oauth */
async function decide(request, oauth) {
  const form = await request.clone().formData();
  const handle = String(form.get('handle'));
  if (form.get('decision') !== 'allow')
    return new Response(null, { status: 302, headers: (await oauth.denyConsent(request, handle)).headers });
  const { request: asked, headers } = await oauth.approveConsent(request, handle);
  const user = String(form.get('user'));
  const { scope } = asked;
  const grant = { request: asked, userId: user, metadata: {}, scope, props: { user } };
  headers.set('Location', (await oauth.completeAuthorization(grant)).redirectTo);
  return new Response(null, { status: 302, headers });
}

export default new OAuthProvider({
  apiRoute: '/me',
  apiHandler: me,
  defaultHandler: pages,
  authorizeEndpoint: '/authorize',
  tokenEndpoint: '/oauth/token',
  clientRegistrationEndpoint: '/register',
  scopesSupported: ['notes', 'offline_access'],
  resourceMetadata: { resource: `${origin}/me`, authorization_servers: [origin] },
});
