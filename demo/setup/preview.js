// @ts-check
import { later } from './dom.js';

/**
 * The real element with what has been set so far: it connects, and it is what checks the settings.
 *
 * @typedef {{ attribute: string, message: string }} Problem
 * @typedef {HTMLElement & {
 *   updateComplete: Promise<unknown>,
 *   status: string,
 *   configurationErrors: readonly Problem[],
 *   configurationWarnings: readonly Problem[],
 *   resolvedRedirectUrl: string,
 *   connection: { name: string, profile: Record<string, unknown>, getAccessToken: () => Promise<string> } | null,
 *   fetch: (input: string, init?: RequestInit) => Promise<Response>,
 * }} OAuthConnectElement
 *
 * @typedef {object} Reading what the element says of the settings
 * @property {readonly Problem[]} errors
 * @property {readonly Problem[]} warnings
 * @property {boolean} isConnected
 */

/** Long enough not to check each letter of a word, short enough to be there with the last one; in ms. */
const QUIET = 200;

/**
 * @param {HTMLElement} stage
 * @param {import('./settings.js').Settings} settings
 * @param {(reading: Reading) => void} onReading
 * @returns {() => OAuthConnectElement | undefined} the element there is now
 */
export function createPreview(stage, settings, onReading) {
  /** @type {OAuthConnectElement | undefined} */
  let element;
  /** @type {readonly string[]} */
  let written = [];

  /** @param {OAuthConnectElement} from */
  const tell = ({ configurationErrors: errors, configurationWarnings: warnings, status }) =>
    onReading({ errors, warnings, isConnected: status === 'connected' });

  const apply = async () => {
    const attributes = settings.live();
    // Before anything is set there is nothing to show, and nothing to find fault with.
    if (attributes.length === 0) {
      element?.remove();
      element = undefined;
      written = [];
      return onReading({ errors: [], warnings: [], isConnected: false });
    }
    element ??= /** @type {OAuthConnectElement} */ (document.createElement('oauth-connect'));
    element.id = 'preview';
    const names = attributes.map(([name]) => name);
    for (const name of written) if (!names.includes(name)) element.removeAttribute(name);
    for (const [name, value] of attributes) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    written = names;
    if (!element.isConnected) stage.append(element);
    const asked = element;
    await asked.updateComplete;
    if (asked === element) tell(element);
  };

  settings.addEventListener(
    'change',
    later(() => void apply(), QUIET),
  );
  stage.addEventListener('statuschange', () => element && tell(element));
  // Another provider gets an element of its own: what is connected at the last one must not stand under the new name.
  settings.addEventListener('choice', () => {
    element?.remove();
    element = undefined;
    written = [];
  });
  return () => element;
}
