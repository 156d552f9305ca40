// @ts-check
import { discover } from '../../dist/module/protocol/discovery.js';
import { later } from './dom.js';

/**
 * Fills in what the metadata of the issuer say, by the project's own discovery, whenever there is another issuer.
 *
 * @param {import('./settings.js').Settings} settings
 * @param {HTMLElement} line where it says what has become of it
 */
export function wireDiscovery(settings, line) {
  let asked = '';
  let running = new AbortController();

  const tell = (/** @type {string} */ state, /** @type {string} */ text) => {
    line.hidden = !text;
    line.dataset['state'] = state;
    line.textContent = text;
  };
  const ask = async () => {
    const text = settings.value('issuer').trim();
    if (text === asked) return;
    asked = text;
    running.abort();
    running = new AbortController();
    const { signal } = running;
    settings.setMetadata(undefined, '');
    // A template is known only once a visitor has answered.
    const issuer = /\{\{/.test(text) ? undefined : tryUrl(text);
    if (!issuer)
      return tell('', text.includes('{{') ? 'Its addresses are found when a visitor has named the server.' : '');
    tell('asking', `Asking ${issuer.host} …`);
    try {
      const metadata = await discover(issuer, signal);
      if (signal.aborted) return;
      settings.setMetadata(/** @type {any} */ (metadata), issuer.host);
      tell('found', `Found: ${issuer.host} has told its addresses. They are filled in below.`);
    } catch (error) {
      if (!signal.aborted) tell('failed', /** @type {Error} */ (error).message);
    }
  };
  settings.addEventListener(
    'change',
    later(() => void ask(), 400),
  );
  settings.addEventListener('choice', () => {
    asked = '';
    running.abort();
    tell('', '');
  });
}

/** @param {string} text */
function tryUrl(text) {
  try {
    const url = new URL(text);
    return url.search || url.hash ? undefined : url;
  } catch {
    return undefined;
  }
}
