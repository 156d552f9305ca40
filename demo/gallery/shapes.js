// @ts-check
import { loginUrl, testUrl } from './stage.js';
import { states } from './states.js';
import { elsewhere } from './elsewhere.js';

/**
 * What pages make of the element, and where it stands.
 *
 * @typedef {import('./states.js').State} State
 * @typedef {State & {
 *   css?: string,
 *   around?: Record<string, string>,
 *   beside?: (element: import('./states.js').OAuthConnectElement) => Node[],
 *   instead?: () => Node,
 * }} Shape
 */

/** @param {string} id */
const state = (id) => /** @type {State} */ (states[id]);

/** @param {import('./states.js').OAuthConnectElement} element */
function ownButton(element) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Connect Acme';
  button.addEventListener('click', () => void element.connect().catch(() => undefined));
  return [button];
}

/** @param {string} text */
const around = (text) => () => [document.createTextNode(text)];

/**
 * @param {string} lang
 * @param {string} [dir]
 */
const speaking = (lang, dir = 'ltr') => ({ lang, dir });

/** @type {Record<string, Record<string, Shape>>} by group */
export const shapes = {
  'On a page that is not in development': {
    'invalid-visitor': {
      title: 'Not set up yet, as visitors see it',
      note: 'The faults are for developers; a visitor is told that it isn’t them.',
      instead: elsewhere,
    },
  },
  'As pages want it': {
    full: { title: 'Full width', css: '::part(button) { width: 100% }' },
    inline: { title: 'In a line', css: 'display: inline-block', beside: around(' or enter a key by hand.') },
    small: { title: 'Small', css: 'font-size: 0.8125rem' },
    'small-connected': { ...state('connected'), title: 'Small, connected', css: 'font-size: 0.8125rem' },
    large: { title: 'Large', css: 'font-size: 1.375rem' },
    branded: {
      ...state('connected'),
      title: 'In a page’s own colours',
      css: '--oauth-connect-accent: #635bff; --oauth-connect-radius: 1.5em',
      attributes: { multiple: '', fields: '[{"name":"region","label":"Region"}]' },
    },
    square: { title: 'Square', css: '--oauth-connect-accent: #0f766e; --oauth-connect-radius: 0' },
    pending: {
      title: 'face="pending", idle',
      note: 'Nothing to see: the button is the page’s own.',
      attributes: { face: 'pending', 'login-url': loginUrl() },
      beside: ownButton,
    },
    'pending-waiting': {
      ...state('waiting'),
      title: 'face="pending", waiting',
      attributes: { face: 'pending', 'login-url': loginUrl() },
    },
    'pending-failed': {
      ...state('refused'),
      title: 'face="pending", refused',
      attributes: { face: 'pending', 'test-url': testUrl('refused') },
    },
    none: {
      title: 'face="none"',
      note: 'Never anything to see; the page says it all.',
      attributes: { face: 'none', 'login-url': loginUrl() },
      beside: ownButton,
    },
  },
  'From right to left': {
    'ar-idle': { title: 'Arabic', around: speaking('ar', 'rtl') },
    'ar-waiting': { ...state('waiting'), title: 'Arabic, waiting', around: speaking('ar', 'rtl') },
    'ar-connected': { ...state('connected-rtl'), title: 'Arabic, connected', around: speaking('ar', 'rtl') },
    'ar-refused': { ...state('refused'), title: 'Arabic, refused', around: speaking('ar', 'rtl') },
    'he-blocked': { ...state('blocked'), title: 'Hebrew, blocked', around: speaking('he', 'rtl') },
    'he-several': { ...state('several'), title: 'Hebrew, several', around: speaking('he', 'rtl') },
  },
  'From 240 to 1200 pixels': Object.fromEntries(
    [240, 360, 520, 1200].flatMap((width) =>
      ['waiting', 'refused', 'connected-long'].map((id) => [
        `${id}-${width}`,
        { ...state(id), title: `${state(id).title}, ${width} px`, around: { style: `--column: ${width}px` } },
      ]),
    ),
  ),
};
