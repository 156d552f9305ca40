// @ts-check
import { errorPage } from '../pages/page.js';
import { pageHeaders } from '../pages/send-page.js';
import { claimsOf, findAccount } from './accounts.js';
import { CLIENTS, confidentialClients } from './clients.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A grant that tests gave without asking anybody, or the one of this session. */
async function findGrant(/** @type {any} */ { oidc }, /** @type {import('./state.js').State} */ state) {
  const { provider, client, session, account } = oidc;
  const id = oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const found = id && (await provider.Grant.find(id));
  if (found || !state.allowedAccounts.has(account.accountId)) return found;
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope(oidc.params.scope);
  await grant.save();
  return grant;
}

/**
 * @param {object} parts
 * @param {import('./store.js').Store} parts.store
 * @param {import('./state.js').State} parts.state
 * @param {any} parts.policy
 * @param {Record<string, unknown>[]} parts.keys the first of a kind signs
 * @param {Buffer} parts.nonceSecret what the nonces for DPoP proofs are made of
 * @param {string} parts.cookieKey what cookies are signed with
 * @param {import('../pages/page.js').Brand} parts.brand
 * @param {string | undefined} parts.secret what clients prove themselves with; without one they are pages
 * @param {string} parts.cookiePrefix cookies know no ports: two servers on one host need names of their own
 */
export const configurationFor = ({
  store,
  state,
  policy,
  keys,
  nonceSecret,
  cookieKey,
  cookiePrefix,
  brand,
  secret,
}) => ({
  adapter: store.adapter,
  clients: secret ? confidentialClients(secret) : CLIENTS,
  // Tokens run out when they say so; the default goes on taking them for 15 seconds.
  clockTolerance: 0,
  jwks: { keys },
  responseTypes: ['code', 'id_token token', 'id_token'],
  routes: { authorization: '/authorize', token: '/token', revocation: '/revoke', userinfo: '/userinfo', jwks: '/jwks' },
  scopes: ['openid', 'profile', 'email', 'offline_access', 'files.read'],
  claims: { openid: ['sub'], profile: ['name', 'locale'], email: ['email', 'email_verified'] },
  // Names in the ID token too, not at the userinfo endpoint alone: many providers do so, and the demo shows them.
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    dPoP: { enabled: true, nonceSecret, requireNonce: () => state.dpopNonces },
    revocation: {
      enabled: true,
      allowedPolicy: (/** @type {any} */ _ctx, /** @type {any} */ client, /** @type {any} */ token) =>
        token.clientId === client.clientId,
    },
    introspection: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    resourceIndicators: { enabled: false },
    rpInitiatedLogout: { enabled: false },
  },
  clientAuthMethods: secret ? ['client_secret_basic', 'client_secret_post'] : ['none'],
  // Any page on this computer may call: clients here have no origin of their own, ports vary. Who demands a secret has
  // nothing to say to pages.
  clientBasedCORS: (/** @type {any} */ _ctx, /** @type {string} */ origin) =>
    !secret && URL.canParse(origin) && LOOPBACK.has(new URL(origin).hostname),
  // RFC 9700 §4.14.2: each refresh token is good for once; one that comes again ends the whole grant.
  rotateRefreshToken: true,
  // Who may refresh gets a refresh token without asking for `offline_access`, and keeps it after logging out here.
  issueRefreshToken: async (/** @type {any} */ _ctx, /** @type {any} */ client) =>
    client.grantTypeAllowed('refresh_token'),
  expiresWithSession: async () => false,
  ttl: {
    AccessToken: (/** @type {any} */ _ctx, /** @type {any} */ _token, /** @type {any} */ client) =>
      state.lifetimeOf(client.clientId),
    AuthorizationCode: 60,
    Grant: 14 * DAY,
    IdToken: HOUR,
    Interaction: HOUR,
    RefreshToken: 14 * DAY,
    Session: DAY,
  },
  cookies: {
    keys: [cookieKey],
    names: {
      session: `${cookiePrefix}_session`,
      interaction: `${cookiePrefix}_interaction`,
      resume: `${cookiePrefix}_resume`,
    },
  },
  interactions: { policy, url: async (/** @type {any} */ _ctx, /** @type {any} */ { uid }) => `/interaction/${uid}` },
  loadExistingGrant: (/** @type {any} */ ctx) => findGrant(ctx, state),
  findAccount: (/** @type {any} */ _ctx, /** @type {string} */ id) => {
    const account = findAccount(id);
    return account && { accountId: id, claims: async () => claimsOf(account) };
  },
  renderError: async (/** @type {any} */ ctx, /** @type {any} */ { error, error_description: description }) => {
    ctx.set(pageHeaders());
    ctx.type = 'html';
    const problem = `${brand.name} can’t answer the request of the app that sent you here.`;
    ctx.body = String(errorPage(brand, { problem, detail: `${error}: ${description}` }));
  },
});
