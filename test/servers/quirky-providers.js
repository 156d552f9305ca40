/**
 * `ALL /quirks/<id>/<host>/<path>` of the hostile server: the providers that have presets, each as it is said to behave
 * at `https://<host>/<path>`. Strict, so that a preset which leaves something out does not get through.
 *
 * Login pages answer at once, with the token or the code that was asked for. Token endpoints want PKCE and no secret.
 */
import { createHash } from 'node:crypto';
import { corsHeaders } from './hostile-api.js';

/** @typedef {import('./hostile-server.js').Call} Call */
/** @typedef {Record<string, unknown> | undefined} Profile nothing where the request is not as the provider wants it */

/**
 * @typedef {object} Provider
 * @property {string} login host and path of its login page
 * @property {string} [token] of its token endpoint
 * @property {string} [issuer] the path of its issuer identifier, where it has metadata
 * @property {boolean} [sendsIss] whether it promises `iss` in its answers, and keeps that (RFC 9207)
 * @property {Record<string, unknown>} [answer] what it adds to the tokens
 * @property {Record<string, (call: Call) => Profile>} routes its APIs, by method, host and path
 */

const TOKEN = 'quirky-token-0123456789';
const CODE = 'quirky-code';

/** @param {Record<string, unknown>} profile */
const says = (profile) => () => profile;

/** @param {Call} call */
const hasNoBody = ({ request, body }) => body === '' && request.headers['content-type'] === undefined;

/** @param {Call} call @param {string} root */
const asksFor = ({ request, body }, root) =>
  /^application\/json/.test(request.headers['content-type'] ?? '') && JSON.parse(body).query.includes(root);

/** @param {string} host @param {string} path @returns {Provider} one as OpenID Connect wants it */
const openId = (host, path) => ({
  login: `${host}${path}/authorize`,
  token: `${host}${path}/token`,
  routes: { [`GET ${host}${path}/userinfo`]: says({ sub: 'ada', name: 'Ada Lovelace' }) },
});

/** @type {Record<string, Provider>} */
const PROVIDERS = {
  airtable: {
    login: 'airtable.com/oauth2/v1/authorize',
    token: 'airtable.com/oauth2/v1/token',
    routes: { 'GET api.airtable.com/v0/meta/whoami': says({ id: 'ada', email: 'Ada Lovelace' }) },
  },
  anilist: {
    login: 'anilist.co/api/v2/oauth/authorize',
    routes: {
      'POST graphql.anilist.co': (call) =>
        asksFor(call, 'Viewer') ? { data: { Viewer: { id: 7, name: 'Ada Lovelace' } } } : undefined,
    },
  },
  auth0: { ...openId('tenant', ''), issuer: '/' },
  discord: {
    login: 'discord.com/oauth2/authorize',
    routes: {
      'GET discord.com/api/users/@me': says({ id: 'ada', username: 'ada', global_name: 'Ada Lovelace' }),
      'POST discord.com/api/oauth2/token/revoke': says({}),
    },
  },
  dropbox: {
    login: 'www.dropbox.com/oauth2/authorize',
    token: 'api.dropboxapi.com/oauth2/token',
    answer: { scope: 'account_info.read', account_id: 'ada', refresh_token: 'quirky-refresh-token' },
    routes: {
      'POST api.dropboxapi.com/2/users/get_current_account': (call) =>
        hasNoBody(call) ? { account_id: 'ada', name: { display_name: 'Ada Lovelace' } } : undefined,
      'POST api.dropboxapi.com/2/auth/token/revoke': (call) => (hasNoBody(call) ? {} : undefined),
    },
  },
  facebook: {
    login: 'www.facebook.com/v22.0/dialog/oauth',
    answer: {
      data_access_expiration_time: 1800000000,
      granted_scopes: 'email,public_profile',
      scope: 'email,public_profile',
    },
    routes: {
      'GET graph.facebook.com/me': ({ url }) =>
        url.search === '?fields=id,name' ? { id: 'ada', name: 'Ada Lovelace' } : undefined,
      'DELETE graph.facebook.com/me/permissions': (call) => (hasNoBody(call) ? { success: true } : undefined),
    },
  },
  fitbit: {
    login: 'www.fitbit.com/oauth2/authorize',
    answer: { user_id: 'ada' },
    routes: {
      'GET api.fitbit.com/1/user/-/profile.json': says({ user: { encodedId: 'ada', displayName: 'Ada Lovelace' } }),
      'POST api.fitbit.com/oauth2/revoke': says({}),
    },
  },
  github: {
    login: 'github.com/login/oauth/authorize',
    token: 'proxy.example/token',
    answer: { scope: 'read:user,user:email' },
    routes: { 'GET api.github.com/user': says({ id: 7, login: 'ada', name: null }) },
  },
  google: {
    login: 'accounts.google.com/o/oauth2/v2/auth',
    routes: {
      'GET openidconnect.googleapis.com/v1/userinfo': says({ sub: 'ada', name: 'Ada Lovelace' }),
      'POST oauth2.googleapis.com/revoke': says({}),
    },
  },
  gitlab: openId('instance', '/oauth'),
  'hugging-face': openId('huggingface.co', '/oauth'),
  imgur: {
    login: 'api.imgur.com/oauth2/authorize',
    answer: { refresh_token: 'quirky-refresh-token', account_username: 'ada', account_id: 7 },
    routes: {
      'GET api.imgur.com/3/account/me': says({ data: { id: 7, url: 'Ada Lovelace' }, success: true, status: 200 }),
    },
  },
  keycloak: { ...openId('tenant', ''), issuer: '/realms/acme', sendsIss: true },
  lichess: {
    login: 'lichess.org/oauth',
    token: 'lichess.org/api/token',
    routes: {
      'GET lichess.org/api/account': says({ id: 'ada', username: 'Ada Lovelace' }),
      'DELETE lichess.org/api/token': (call) => (hasNoBody(call) ? {} : undefined),
    },
  },
  linear: {
    login: 'linear.app/oauth/authorize',
    token: 'api.linear.app/oauth/token',
    answer: { scope: 'read,write' },
    routes: {
      'POST api.linear.app/graphql': (call) =>
        asksFor(call, 'viewer') ? { data: { viewer: { id: 'ada', name: 'Ada Lovelace' } } } : undefined,
    },
  },
  microsoft: {
    login: 'login.microsoftonline.com/common/oauth2/v2.0/authorize',
    token: 'login.microsoftonline.com/common/oauth2/v2.0/token',
    routes: { 'GET graph.microsoft.com/v1.0/me': says({ id: 'ada', displayName: 'Ada Lovelace' }) },
  },
  okta: { ...openId('tenant', ''), issuer: '/oauth2/default' },
  openstreetmap: {
    login: 'www.openstreetmap.org/oauth2/authorize',
    token: 'www.openstreetmap.org/oauth2/token',
    routes: {
      'GET api.openstreetmap.org/api/0.6/user/details.json': says({ user: { id: 7, display_name: 'Ada Lovelace' } }),
    },
  },
  reddit: {
    login: 'www.reddit.com/api/v1/authorize',
    routes: { 'GET oauth.reddit.com/api/v1/me': says({ id: 'ada', name: 'Ada Lovelace' }) },
  },
  salesforce: {
    login: 'login.salesforce.com/services/oauth2/authorize',
    token: 'login.salesforce.com/services/oauth2/token',
    routes: {
      'GET acme.my.salesforce.com/services/oauth2/userinfo': says({ user_id: 'ada', name: 'Ada Lovelace' }),
      'GET acme.my.salesforce.com/services/data/v60.0/query': says({ records: [] }),
    },
  },
  slack: {
    login: 'slack.com/oauth/v2/authorize',
    token: 'proxy.example/token',
    answer: { ok: true, scope: 'users:read,chat:write', team: { name: 'Ada Lovelace' }, authed_user: { id: 'ada' } },
    routes: {},
  },
  spotify: {
    login: 'accounts.spotify.com/authorize',
    token: 'accounts.spotify.com/api/token',
    routes: { 'GET api.spotify.com/v1/me': says({ id: 'ada', display_name: 'Ada Lovelace' }) },
  },
  twitch: {
    login: 'id.twitch.tv/oauth2/authorize',
    // Known to those who have a token proxy.
    token: 'proxy.example/token',
    answer: { scope: ['user:read:email', 'channel:read:polls'] },
    routes: {
      'GET api.twitch.tv/helix/users': ({ request }) =>
        request.headers['client-id'] === 'demo'
          ? { data: [{ id: 'ada', login: 'ada', display_name: 'Ada Lovelace' }] }
          : undefined,
      'POST id.twitch.tv/oauth2/revoke': ({ body }) =>
        new URLSearchParams(body).get('client_id') === 'demo' ? {} : undefined,
    },
  },
  zoom: {
    login: 'zoom.us/oauth/authorize',
    token: 'zoom.us/oauth/token',
    routes: { 'GET api.zoom.us/v2/users/me': says({ id: 'ada', display_name: 'Ada Lovelace' }) },
  },
};

/** What the login page was asked for last, by provider. */
const asked = new Map();

/** @param {string} issuer @param {string} nonce an ID token from a token endpoint needs no signature (OIDC Core §3.1.3.7) */
function idToken(issuer, nonce) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: 'demo', sub: 'ada', iat: now, exp: now + 3600, nonce };
  return [{ alg: 'RS256' }, claims, 'signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
}

/** @param {Provider} provider @param {string} base where its hosts are played @param {string | null} [nonce] */
const tokensOf = ({ answer, issuer }, base, nonce) => ({
  access_token: TOKEN,
  token_type: 'bearer',
  expires_in: 3600,
  ...(base.endsWith('/salesforce') && { instance_url: `${base}/acme.my.salesforce.com` }),
  ...(issuer && { id_token: idToken(base + issuer, nonce ?? '') }),
  ...answer,
});

/** @param {Provider} provider @param {string} base */
const metadataOf = ({ issuer = '', sendsIss }, base) => ({
  issuer: base + issuer,
  authorization_response_iss_parameter_supported: sendsIss,
  authorization_endpoint: `${base}/tenant/authorize`,
  token_endpoint: `${base}/tenant/token`,
  userinfo_endpoint: `${base}/tenant/userinfo`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
});

/** @param {Call} call @param {string} id @param {Provider} provider @param {string} base */
function login({ response, url: { searchParams: query } }, id, provider, base) {
  const back = new URL(query.get('redirect_uri') ?? '');
  const state = query.get('state') ?? '';
  if (query.get('response_type') === 'token') {
    const tokens = Object.entries({ ...tokensOf(provider, base), state });
    back.hash = String(new URLSearchParams(tokens.map(([name, value]) => [name, String(value)])));
  } else {
    asked.set(id, query);
    const iss = provider.sendsIss && { iss: base + String(provider.issuer) };
    back.search = String(new URLSearchParams({ code: CODE, state, ...iss }));
  }
  response.writeHead(302, { Location: back.href }).end();
}

/** @param {Call} call @param {string} id */
function mayHaveTokens({ request, body }, id) {
  const form = new URLSearchParams(body);
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  const isPublic = !form.has('client_secret') && !request.headers.authorization && form.get('client_id') === 'demo';
  const isOfCode = form.get('code') === CODE && form.get('redirect_uri') === asked.get(id)?.get('redirect_uri');
  return isPublic && isOfCode && challenge === asked.get(id).get('code_challenge');
}

/** @param {Call} call */
export function answerQuirks(call) {
  const { request, response, url } = call;
  const [, , id = '', ...rest] = url.pathname.split('/');
  const provider = PROVIDERS[id];
  const path = rest.join('/');
  const base = `http://${request.headers.host}/quirks/${id}`;
  const send = (/** @type {number} */ status, /** @type {unknown} */ json) =>
    response
      .writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...corsHeaders(request) })
      .end(JSON.stringify(json));
  if (request.method === 'OPTIONS') return response.writeHead(204, corsHeaders(request)).end();
  if (provider?.issuer && `/${path}` === `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    return send(200, metadataOf(provider, base));
  if (path === provider?.login) return login(call, id, provider, base);
  if (request.method === 'POST' && path === provider?.token)
    return mayHaveTokens(call, id)
      ? send(200, tokensOf(provider, base, asked.get(id).get('nonce')))
      : send(400, { error: 'invalid_grant' });
  const isKnown =
    request.headers.authorization === `Bearer ${TOKEN}` || new URLSearchParams(call.body).get('token') === TOKEN;
  const profile = isKnown && provider?.routes[`${request.method} ${path}`]?.(call);
  return profile ? send(200, profile) : send(400, { error: 'not as this provider wants it' });
}
