// @ts-check
import { find, later } from './dom.js';
import { decodeSettings, encodeSettings } from './link.js';
import { wireCopy } from './spoken.js';

/**
 * The settings in this page's fragment: a reload and a login in this tab keep them, and a link brings them to others.
 *
 * @param {import('./settings.js').Settings} settings
 * @param {(shared: import('./link.js').Shared) => void} onShared
 */
export function wireShare(settings, onShared) {
  const field = /** @type {HTMLInputElement} */ (find('#settings-link'));
  const notice = find('[data-from-link]');
  const fragment = () => encodeSettings({ attributes: settings.written(), site: settings.site });
  const address = () => `${location.origin}${location.pathname}${location.search}#${fragment()}`;

  const read = () => {
    const shared = decodeSettings(location.hash);
    if (!shared) return;
    onShared(shared);
    notice.hidden = sessionStorage.getItem(OURS) === location.hash;
  };
  const write = () => {
    const url = fragment() ? address() : `${location.pathname}${location.search}`;
    history.replaceState(history.state, '', url);
    sessionStorage.setItem(OURS, location.hash);
  };
  const remember = later(write, 300);
  settings.addEventListener('change', () => {
    field.value = fragment() ? address() : '';
    remember();
  });
  addEventListener('hashchange', read);
  wireCopy(find('[data-copy-link]'), 'Link', () => field.value || location.href);
  read();
}

/** The fragment that this tab has written itself: what comes from elsewhere is worth a word. */
const OURS = 'oauth-connect-setup-fragment';
