// @ts-check
import { readable } from '../event-log.js';
import { find } from './dom.js';

/** More than anybody reads. */
const MOST = 20_000;

/**
 * A request with the connection, as the author's page would make it.
 *
 * @param {HTMLElement} section
 * @param {import('./settings.js').Settings} settings
 * @param {() => import('./preview.js').OAuthConnectElement | undefined} current
 */
export function wireRequest(section, settings, current) {
  const form = find('form', section);
  const [url, body] = ['#request-url', '#request-body'].map(
    (id) => /** @type {HTMLInputElement} */ (find(id, section)),
  );
  const method = /** @type {HTMLSelectElement} */ (find('#request-method', section));
  if (!url || !body) return;
  let typed = false;
  url.addEventListener('input', () => (typed = url.value !== ''));
  const hasBody = () => ['POST', 'PUT', 'PATCH'].includes(method.value);
  method.addEventListener('change', () => (find('[data-body]', section).hidden = !hasBody()));

  // The first address that may be called is a good guess, until somebody knows better.
  settings.addEventListener('change', () => {
    const [first = settings.value('test-url')] = settings.value('allowed-urls').split(/\s+/).filter(Boolean);
    if (!typed && !first.includes('{{')) url.value = first;
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const element = current();
    const call = `element.fetch('${url.value}'${method.value === 'GET' ? '' : `, { method: '${method.value}' }`})`;
    if (!element) return show(section, call, 'refused', 'There is no connection yet. Choose a provider first.');
    show(section, call, 'running', '');
    try {
      const init = hasBody() && body.value ? { body: body.value, headers: { 'Content-Type': 'application/json' } } : {};
      const response = await element.fetch(url.value, { method: method.value, ...init });
      show(section, call, response.ok ? 'done' : 'refused', await describe(response, element));
    } catch (error) {
      show(section, call, 'refused', JSON.stringify(error, readable, 2));
    }
  });
}

/**
 * @param {Response} response
 * @param {import('./preview.js').OAuthConnectElement} element
 */
async function describe(response, element) {
  const text = (await response.text()).slice(0, MOST);
  // Some APIs answer with all that they have received. The token is for nobody's eyes, screenshots included.
  const token = await element.connection?.getAccessToken().catch(() => '');
  const shown = token ? text.replaceAll(token, '(the token, not shown)') : text;
  return `${response.status} ${response.statusText}\n\n${pretty(shown)}`;
}

/** @param {string} text */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

/**
 * @param {HTMLElement} section
 * @param {string} call
 * @param {'running' | 'done' | 'refused'} outcome
 * @param {string} result
 */
function show(section, call, outcome, result) {
  find('.result', section).hidden = false;
  find('[data-call]', section).textContent = call;
  const badge = find('[data-outcome]', section);
  badge.textContent = outcome;
  badge.dataset['outcome'] = outcome;
  find('[data-result]', section).textContent = result;
}
