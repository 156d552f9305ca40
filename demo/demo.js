// @ts-check
import { showCode } from './code-view.js';
import { logEvents } from './event-log.js';
import { wireOptions } from './options.js';
import { wireRequests } from './requests.js';

/**
 * The members of the element that the demo uses.
 *
 * @typedef {HTMLElement & {
 *   fetch: (input: string, init?: RequestInit) => Promise<Response>,
 *   connection: { test: () => Promise<unknown>, refresh: () => Promise<unknown> } | null,
 * }} OAuthConnectElement
 */

const provider = document.querySelector('meta[name=provider]')?.getAttribute('content') ?? '';

/** @param {string | undefined} id */
const elementOf = (id) => /** @type {OAuthConnectElement} */ (document.getElementById(id ?? ''));

/**
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (selector) => [...document.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);

for (const view of all('[data-code-of]')) showCode(view, elementOf(view.dataset['codeOf']));
for (const form of all('[data-options-of]')) wireOptions(form, elementOf(form.dataset['optionsOf']));
for (const section of all('[data-use-of]')) {
  wireRequests(section, elementOf(section.dataset['useOf']), `${provider}/api/v1/echo`);
}
for (const section of all('[data-log]')) logEvents(section, document);

// Module scripts run in the order they stand in: had the element's loaded, it would be defined by now.
for (const notice of all('[data-missing]')) notice.hidden = customElements.get('oauth-connect') !== undefined;
