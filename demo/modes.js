// @ts-check
import { showCode } from './code-view.js';
import { logEvents } from './event-log.js';
import { wireRequests } from './requests.js';

/**
 * One way to connect, as attributes over those that all of them have.
 *
 * @typedef {object} Mode
 * @property {string} title
 * @property {string} lead
 * @property {Record<string, string>} attributes
 * @property {Record<string, string>} [provider] in place of Beacon
 * @property {string[]} tries what there is to see, in the order to do it
 */

/** @param {string} name */
const originOf = (name) => document.querySelector(`meta[name=${name}]`)?.getAttribute('content') ?? '';
const issuer = originOf('oidc');
const cobalt = originOf('cobalt');

/** @type {Record<string, string>} */
const BEACON = {
  'provider-name': 'Beacon',
  'client-id': 'code',
  issuer,
  scope: 'openid profile email',
  'allowed-urls': `${issuer}/api`,
};

/** Cobalt demands a secret that no page can keep, and does not answer pages: their server asks it. */
const COBALT = {
  'provider-name': 'Cobalt',
  'login-url': `${cobalt}/authorize`,
  scope: 'openid profile email',
  'test-url': `${cobalt}/api/me`,
  'unique-identifier': 'sub',
};

const LOGIN = 'Connect, and log in as ada.';

/** @type {Record<string, Mode>} */
const MODES = {
  code: {
    title: 'Code with PKCE',
    lead: 'The issuer is all it needs to know. It finds the addresses there, and gets its tokens for a code that is worth nothing to whoever else may see it.',
    attributes: {},
    tries: [LOGIN, 'Renew it now: new tokens, no window.', 'Disconnect: Beacon forgets the tokens too.'],
  },
  implicit: {
    title: 'ID token and token',
    lead: 'The old way, for providers that offer a page nothing else. Both tokens come in the address, and the ID token’s signature is checked.',
    attributes: { 'client-id': 'implicit', 'response-type': 'id_token token' },
    tries: [LOGIN, 'Renew it now: it can’t, there is nothing to renew it with.'],
  },
  dpop: {
    title: 'DPoP',
    lead: 'Tokens that are bound to a key of this browser, which no script can take out. A token that is stolen is of no use.',
    attributes: { 'client-id': 'dpop', dpop: '' },
    tries: [LOGIN, 'Send a request: each one carries a fresh proof, and Beacon asks for a nonce in it.'],
  },
  popup: {
    title: 'In a window',
    lead: 'How it goes if nothing else is said: the page stays as it is, and the login page comes in a window of its own.',
    attributes: { 'login-mode': 'popup' },
    tries: ['Connect, and close the window: that is no error.', 'Connect, and deny it: nor is that.'],
  },
  redirect: {
    title: 'In this tab',
    lead: 'The tab goes to the login page and comes back to this very address, for browsers and apps that open no windows.',
    attributes: { 'login-mode': 'redirect' },
    tries: [
      'Connect: this page leaves.',
      'Log in: it is back, and connected.',
      'Go back in the history: no token there.',
    ],
  },
  local: {
    title: 'In all tabs',
    lead: 'What is remembered belongs to this whole site, not to this tab alone, until somebody disconnects.',
    attributes: { storage: 'local' },
    tries: [LOGIN, 'Open this page in another tab: it is connected there too.', 'Disconnect there, and look here.'],
  },
  multiple: {
    title: 'Several accounts',
    lead: 'Each account is a connection of its own, with its own way to renew and to disconnect.',
    attributes: { multiple: '', 'login-params': '{ "prompt": "select_account" }' },
    tries: [LOGIN, 'Add another, and log in as charles.', 'Connect ada again: she is replaced, not doubled.'],
  },
  silent: {
    title: 'Silent renewal',
    lead: 'Without anything to renew with, a hidden frame asks Beacon whether the visitor is still logged in.',
    attributes: { 'client-id': 'code-without-refresh', renew: 'silent' },
    tries: [LOGIN, 'Renew it now: nothing is to be seen, and there are new tokens.'],
  },
  proxy: {
    title: 'Token proxy',
    lead: 'Cobalt demands a client secret and does not answer pages. A token proxy on the page’s own server keeps the secret and asks for the page.',
    provider: COBALT,
    attributes: { 'client-id': 'basic', 'token-url': '/oauth/cobalt/token', 'revoke-url': '/oauth/cobalt/revoke' },
    tries: [
      LOGIN,
      'Look at the network panel: the code goes to this very site, and no secret anywhere.',
      'Renew it now.',
    ],
  },
  kept: {
    title: 'Kept refresh token',
    lead: 'The same, and what it renews with never reaches the page either: it stays, sealed, in a cookie that no script can read.',
    provider: COBALT,
    attributes: { 'client-id': 'post', 'token-url': '/kept/cobalt/token', 'revoke-url': '/kept/cobalt/revoke' },
    tries: [
      LOGIN,
      'Renew it now.',
      'Look at sessionStorage: where the refresh token would be, a handle stands for it.',
    ],
  },
};

const wanted = new URL(location.href).searchParams.get('mode') ?? '';
const current = Object.hasOwn(MODES, wanted) ? wanted : 'code';
const mode = /** @type {Mode} */ (MODES[current]);

/**
 * @param {string} selector
 * @returns {HTMLElement}
 */
const find = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

const list = find('[data-modes]');
for (const [id, { title }] of Object.entries(MODES)) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `?mode=${id}`;
  link.textContent = title;
  if (id === current) link.setAttribute('aria-current', 'page');
  item.append(link);
  list.append(item);
}

document.title = `${mode.title}: oauth-connect`;
find('[data-title]').textContent = mode.title;
find('[data-lead]').textContent = mode.lead;
for (const text of mode.tries) {
  const item = document.createElement('li');
  item.textContent = text;
  find('[data-tries]').append(item);
}

const element = /** @type {import('./demo.js').OAuthConnectElement} */ (document.createElement('oauth-connect'));
const { provider = BEACON } = mode;
for (const [name, value] of Object.entries({ id: 'connect', ...provider, ...mode.attributes }))
  element.setAttribute(name, value);

logEvents(find('[data-log]'), document);
find('[data-stage]').prepend(element);
showCode(find('[data-code]'), element);
wireRequests(find('[data-use]'), element, `${provider === BEACON ? issuer : cobalt}/api/echo`);

// Module scripts run in the order they stand in: had the element's loaded, it would be defined by now.
find('[data-missing]').hidden = customElements.get('oauth-connect') !== undefined;
