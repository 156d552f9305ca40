// @ts-check
import { callbackOf, originOf } from './callback.js';
import { find, make } from './dom.js';
import { wireCopy } from './spoken.js';

/**
 * Step 2: the redirect URL, once for this page and once for the author's own, ready to copy.
 *
 * @param {HTMLElement} place
 * @param {import('./settings.js').Settings} settings
 * @param {() => void} onCopied
 */
export function createRedirect(place, settings, onCopied) {
  const row = (/** @type {string} */ id, /** @type {string} */ label) => {
    const url = make('code', {
      id: `redirect-${id}`,
      tabindex: '0',
      role: 'textbox',
      'aria-readonly': 'true',
      'aria-label': label,
    });
    const copy = make('button', { type: 'button', 'aria-label': `Copy: ${label}` }, 'Copy');
    wireCopy(copy, 'Redirect URL', () => url.textContent ?? '');
    copy.addEventListener('click', onCopied);
    return make('div', { class: 'copyable', 'data-redirect': id }, make('span', {}, label), url, copy);
  };
  const here = row('here', 'To try it on this page');
  const there = row('there', 'For your site');
  const site = make('input', {
    ...{ id: 'site', type: 'text', inputmode: 'url', autocomplete: 'off', spellcheck: 'false' },
    ...{ placeholder: 'https://your-site.example', 'aria-describedby': 'site-hint' },
  });
  const field = make(
    'div',
    { class: 'field' },
    make('div', { class: 'head' }, make('label', { for: 'site' }, 'Where your page will be')),
    site,
    make(
      'p',
      { id: 'site-hint', class: 'hint' },
      'Enter both at the provider if it allows several, else the one that you are using.',
    ),
  );
  place.prepend(here, field, there);
  site.addEventListener('input', () => settings.setSite(site.value));

  const show = () => {
    const callback = callbackOf(settings);
    find('code', here).textContent = callback.href;
    const origin = originOf(settings.site);
    const isElsewhere = callback.origin !== location.origin;
    there.hidden = !origin || isElsewhere;
    find('code', there).textContent = `${origin}${callback.pathname}`;
    if (document.activeElement !== site && site.value !== settings.site) site.value = settings.site;
  };
  settings.addEventListener('change', show);
  show();
}
