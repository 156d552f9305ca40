// @ts-check
import { readable } from './event-log.js';

/**
 * @typedef {import('./demo.js').OAuthConnectElement} OAuthConnectElement
 * @typedef {{ call: string, run: (element: OAuthConnectElement) => Promise<unknown> }} Action
 */

/**
 * What the buttons do. The last one is refused by the element before anything leaves the page.
 *
 * @param {string} echoUrl
 * @returns {Record<string, Action>}
 */
const actionsFor = (echoUrl) => ({
  echo: request(echoUrl),
  test: { call: 'element.connection.test()', run: (element) => connectionOf(element).test() },
  renew: { call: 'element.connection.refresh()', run: (element) => connectionOf(element).refresh() },
  refused: request('https://elsewhere.example/api/v1/echo'),
});

/**
 * @param {string} url
 * @returns {Action}
 */
function request(url) {
  return {
    call: `element.fetch('${url}')`,
    run: async (element) => {
      const response = await element.fetch(url);
      return { status: response.status, body: await response.json() };
    },
  };
}

/** @param {OAuthConnectElement} element */
function connectionOf({ connection }) {
  if (!connection) throw new Error('There is no connection yet. Connect an account first.');
  return connection;
}

/**
 * @param {HTMLElement} section
 * @param {OAuthConnectElement} element
 * @param {string} echoUrl an address that answers with what it has received
 */
export function wireRequests(section, element, echoUrl) {
  const actions = actionsFor(echoUrl);
  section.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-action]') : null;
    const action = actions[button?.getAttribute('data-action') ?? ''];
    if (!action) return;
    show(section, action.call, 'running', '');
    try {
      show(section, action.call, 'done', (await action.run(element)) ?? 'It works.');
    } catch (error) {
      show(section, action.call, 'refused', error);
    }
  });
}

/**
 * @param {HTMLElement} section
 * @param {string} call
 * @param {'running' | 'done' | 'refused'} outcome
 * @param {unknown} result
 */
function show(section, call, outcome, result) {
  const parts = ['.result', '[data-call]', '[data-outcome]', '[data-result]'].map((part) =>
    section.querySelector(part),
  );
  const [box, code, badge, text] = /** @type {HTMLElement[]} */ (parts);
  if (!box || !code || !badge || !text) return;
  box.hidden = false;
  code.textContent = call;
  badge.textContent = outcome;
  badge.dataset['outcome'] = outcome;
  text.textContent = typeof result === 'string' ? result : JSON.stringify(result, readable, 2);
}
