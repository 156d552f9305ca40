// @ts-check
import { blockedUrl, loginUrl, testUrl } from './stage.js';

/**
 * Every state that a visitor can see, and how it comes about in the real element: by its attributes, by what stands in it,
 * and by what is done to it.
 *
 * @typedef {HTMLElementTagNameMap['oauth-connect']} OAuthConnectElement
 *
 * @typedef {object} State
 * @property {string} title
 * @property {string} [note] what to look at
 * @property {Record<string, string>} [attributes] over those that all of them have
 * @property {string} [text] the button's own label
 * @property {() => Element} [child] what stands in a slot
 * @property {(element: OAuthConnectElement) => unknown} [reach] brings it about; the element is in the document by then
 */

const token = 'access_token=gallery-token&token_type=bearer&state={state}';
export const signedIn = `${token}&expires_in=3600`;

/** @param {Record<string, string>} [person] */
const personUrl = (person) => testUrl('person', { id: '7', name: 'Ada Lovelace', ...person });

/**
 * Tries to connect, and waits until that has come to an end, whichever.
 *
 * @param {OAuthConnectElement} element
 * @param {Parameters<OAuthConnectElement['connect']>[0]} [options]
 */
const connect = (element, options) => element.connect(options).catch(() => undefined);

/** @param {OAuthConnectElement} element */
const begin = (element) => void connect(element);

/**
 * @param {OAuthConnectElement} element
 * @param {string} type
 */
const next = (element, type) => new Promise((resolve) => element.addEventListener(type, resolve, { once: true }));

/** @param {OAuthConnectElement} element */
async function runOut(element) {
  const expired = next(element, 'expired');
  await connect(element);
  await expired;
}

/** @param {OAuthConnectElement} element */
async function connectSeveral(element) {
  await connect(element, { loginParams: { id: '7', name: 'Ada Lovelace' } });
  await connect(element, { loginParams: { id: '8', name: 'Charles Babbage' } });
}

/**
 * Waits until the window is gone and the account is being checked.
 *
 * @param {OAuthConnectElement} element
 */
function beginAndSignIn(element) {
  void connect(element);
  return new Promise((resolve) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const look = () => {
      if (!root.querySelector('[part=waiting]') || root.querySelector('[part=show-window]')) return;
      observer.disconnect();
      resolve(undefined);
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true });
  });
}

/** Somebody's picture. */
const pictureUrl = new URL('ada.svg', import.meta.url).href;

/**
 * Waits until an image stands in place of the letters.
 *
 * @param {OAuthConnectElement} element
 * @param {string} part
 */
async function imageShown(element, part) {
  await element.updateComplete;
  const image = /** @type {HTMLImageElement} */ (element.shadowRoot?.querySelector(`[part=${part}] img`));
  if (image.hidden) await new Promise((resolve) => image.addEventListener('load', resolve, { once: true }));
}

/** What can be asked before a sign-in, one of each kind. */
const everyKind = JSON.stringify([
  { name: 'environment', label: 'Environment', options: ['Production', 'Sandbox'] },
  { name: 'region', label: 'Region', default: 'eu-central', help: 'As in the address of your workspace' },
  { name: 'server', label: 'Server', type: 'url', required: true, placeholder: 'acme.example.com' },
  { name: 'contact', label: 'Work email', type: 'email' },
  { name: 'key', label: 'API key', type: 'password', required: true, help: 'Kept in this tab only' },
]);

const twoFields = JSON.stringify([
  { name: 'environment', label: 'Environment', options: ['Production', 'Sandbox'] },
  { name: 'region', label: 'Region', default: 'eu-central' },
]);

/** @param {OAuthConnectElement} element */
async function typeNonsense(element) {
  const fill = (/** @type {string} */ name, /** @type {string} */ value) => {
    const input = /** @type {HTMLInputElement} */ (element.shadowRoot?.querySelector(`[name=${name}]`));
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  fill('server', 'ftp://acme.example.com');
  fill('contact', 'ada at example');
  element.shadowRoot?.querySelector('form')?.requestSubmit();
}

function star() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS(svg.namespaceURI ?? '', 'path');
  for (const [name, value] of Object.entries({
    viewBox: '0 0 20 20',
    width: '20',
    height: '20',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(name, value);
  path.setAttribute('d', 'M10 1l2.4 6.1 6.6.4-5.1 4.2 1.7 6.4L10 14.5l-5.6 3.6 1.7-6.4L1 7.5l6.6-.4z');
  path.setAttribute('fill', 'currentColor');
  svg.append(path);
  svg.slot = 'icon';
  return svg;
}

/**
 * @param {string} name
 * @param {string} slot
 * @param {string} text
 */
const slotted = (name, slot, text) => () => {
  const element = document.createElement(name);
  element.slot = slot;
  element.textContent = text;
  return element;
};

/** @type {Record<string, Record<string, State>>} by group */
export const groups = {
  'Before it begins': {
    idle: { title: 'Idle', note: 'One filled button for the one action.' },
    label: { title: 'A label of the page’s own', text: 'Import from Acme' },
    icon: { title: 'An icon of the page’s own', child: star },
    button: { title: 'A button of the page’s own', child: slotted('button', 'button', 'Link Acme') },
    'icon-url': {
      title: 'An image for an icon',
      attributes: { 'icon-url': pictureUrl },
      reach: (element) => imageShown(element, 'icon'),
    },
    preset: {
      title: 'A preset',
      note: 'Knows the provider’s name, and the rest.',
      attributes: { provider: 'dropbox', 'provider-name': '', 'login-url': '', 'test-url': '' },
    },
    disabled: { title: 'Disabled', attributes: { disabled: '' } },
    fields: { title: 'Asks first', note: 'A field of every type.', attributes: { fields: everyKind } },
    'fields-wrong': {
      title: 'Asks first, and can’t use the answers',
      note: 'Said at each field, in words; the focus goes to the first.',
      attributes: { fields: everyKind },
      reach: typeNonsense,
    },
  },
  'On the way': {
    waiting: {
      title: 'Waiting',
      note: 'The login page is open in a window.',
      attributes: { 'login-url': loginUrl() },
      reach: begin,
    },
    checking: {
      title: 'Checking',
      note: 'The window is closed; whose account is it?',
      attributes: { 'test-url': testUrl('silent') },
      reach: beginAndSignIn,
    },
    cancelled: {
      title: 'Denied, or cancelled',
      note: 'No fault: the button is back, and nothing is said.',
      attributes: { 'login-url': loginUrl('error=access_denied&state={state}') },
      reach: connect,
    },
  },
  'When it did not work': {
    blocked: {
      title: 'The window was blocked',
      note: 'Two ways on: let it open, or go there in this tab.',
      attributes: { 'login-url': blockedUrl },
      reach: connect,
    },
    unreachable: {
      title: 'No answer',
      attributes: { 'test-url': testUrl('unreachable') },
      reach: connect,
    },
    refused: { title: 'Refused', attributes: { 'test-url': testUrl('refused') }, reach: connect },
    untrusted: {
      title: 'An answer that nobody asked for',
      attributes: { 'login-url': loginUrl('access_token=gallery-token&token_type=bearer&state=forged') },
      reach: connect,
    },
    'wrong-account': {
      title: 'Another account than before',
      reach: (element) => connect(element, { identifier: '42' }),
    },
    failed: {
      title: 'Anything else',
      attributes: {
        'login-url': loginUrl('access_token=gallery-token&access_token=another&token_type=bearer&state={state}'),
      },
      reach: connect,
    },
    'failed-fields': {
      title: 'Refused, with fields',
      note: 'What was typed stays: it may be the reason.',
      attributes: { fields: twoFields, 'test-url': testUrl('refused') },
      reach: connect,
    },
    'failed-own': {
      title: 'Words of the page’s own',
      attributes: { 'test-url': testUrl('refused') },
      child: slotted('span', 'error', 'Acme is being repaired. We’ll be back at noon.'),
      reach: connect,
    },
    invalid: {
      title: 'Not set up yet, as developers see it',
      note: 'On a loopback host the faults are listed.',
      attributes: { 'client-id': '', 'test-url': 'http://acme.example/me', fields: '[' },
    },
  },
  Connected: {
    connected: { title: 'Connected', reach: connect },
    'connected-short': { title: 'A short name', attributes: { 'test-url': personUrl({ name: 'Bo' }) }, reach: connect },
    'connected-long': {
      title: 'A long name',
      note: 'Two lines, then it is cut; the whole of it is in the tooltip.',
      attributes: {
        'test-url': personUrl({
          name: 'The Most Honourable Company of Analytical Engineers and Friends of Ada, London',
        }),
      },
      reach: connect,
    },
    'connected-email': {
      title: 'A name without a space',
      attributes: { 'test-url': personUrl({ name: 'augusta.ada.countess.of.lovelace@analytical-engines.example' }) },
      reach: connect,
    },
    'connected-picture': {
      title: 'With a picture',
      attributes: { picture: '{{picture}}', 'test-url': personUrl({ picture: pictureUrl }) },
      reach: async (element) => {
        await connect(element);
        await imageShown(element, 'initials');
      },
    },
    disconnecting: {
      title: 'Asks before it disconnects',
      attributes: { 'confirm-disconnect': '' },
      reach: async (element) => {
        await connect(element);
        await element.updateComplete;
        const root = /** @type {ShadowRoot} */ (element.shadowRoot);
        /** @type {HTMLElement} */ (root.querySelector('[part=disconnect]')).click();
      },
    },
    'connected-rtl': {
      title: 'A name from right to left',
      attributes: { 'test-url': personUrl({ name: 'آدا لوفلايس (2)' }) },
      reach: connect,
    },
    expired: {
      title: 'Expired',
      note: 'Not an error: one click keeps it.',
      attributes: { 'login-url': loginUrl(`${token}&expires_in=1`) },
      reach: runOut,
    },
    several: {
      title: 'Several accounts',
      attributes: { multiple: '', 'login-url': loginUrl(`${signedIn}&id={id}&name={name}`), 'test-url': '' },
      reach: connectSeveral,
    },
    'several-fields': {
      title: 'Several, with fields',
      attributes: { multiple: '', fields: twoFields },
      reach: connect,
    },
    'connected-own': {
      title: 'A face of the page’s own',
      child: slotted('b', 'connected', 'Ada, since 1843'),
      reach: connect,
    },
    'connected-disabled': { title: 'Connected, disabled', attributes: { disabled: '' }, reach: connect },
  },
};

/** @type {Record<string, State>} by name */
export const states = Object.assign({}, ...Object.values(groups));

let count = 0;

/**
 * An element that is to be brought into a state. It shares its store with no other.
 *
 * @param {State} state
 * @param {Record<string, string>} [attributes] further ones
 */
export function make({ attributes: own, text = '', child }, attributes = {}) {
  const element = document.createElement('oauth-connect');
  const all = {
    'provider-name': 'Acme',
    'client-id': 'gallery',
    'login-url': loginUrl(signedIn),
    'test-url': personUrl(),
    storage: 'memory',
    scope: `gallery-${(count += 1)}`,
    ...own,
    ...attributes,
  };
  for (const [name, value] of Object.entries(all)) {
    if (value || !['provider-name', 'login-url', 'test-url'].includes(name)) element.setAttribute(name, value);
  }
  element.append(text);
  if (child) element.append(child());
  return element;
}

/**
 * Brings an element that is in the document into its state.
 *
 * @param {State} state
 * @param {OAuthConnectElement} element
 */
export async function reach(state, element) {
  await element.updateComplete;
  await state.reach?.(element);
  await element.updateComplete;
}
