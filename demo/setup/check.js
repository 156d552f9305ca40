// @ts-check
import { checkServers } from '../../dist/module/command/check-servers.js';
import { findPreset } from '../../dist/module/presets/index.js';
import { readWithPreset } from '../../dist/module/presets/read-with-preset.js';
import { currentPage } from '../../dist/module/settings/page-environment.js';
import { FLAGS } from './attributes.js';
import { find, make } from './dom.js';
import { say } from './spoken.js';

/**
 * The checks of `oauth-connect check`, by this page: whether all that a sign-in needs is there.
 *
 * @typedef {import('../../dist/module/command/asking-page.js').AskingPage} AskingPage
 * @typedef {import('../../dist/module/command/checks.js').Finding} Finding
 */

/** As long as the command waits; in ms. */
const TIMEOUT = 10_000;

/** @param {URL} url @param {RequestInit} [init] */
const send = (url, init) =>
  fetch(url, { credentials: 'omit', redirect: 'manual', ...init, signal: AbortSignal.timeout(TIMEOUT) });

/** What a page sees of an answer that it may not read (Fetch Standard §2.2.6, opaque filtered responses). */
const hidden = { status: 0, headers: new Headers(), text: '', readable: false };

/** @type {AskingPage} */
const thisPage = {
  origin: location.origin,
  ask: async (url, init) => {
    const response = await send(url, init).catch(() => undefined);
    if (response?.type === 'opaqueredirect') {
      // Where it leads can be seen only by going there.
      const { url: moved } = await send(url, { ...init, redirect: 'follow' });
      return { ...hidden, status: 302, headers: new Headers({ location: moved }) };
    }
    if (response) return { ...hidden, ...(await contentOf(response)), readable: true };
    // Without CORS, or not there at all: a request that asks to read nothing tells which.
    await send(url, { ...init, mode: 'no-cors', redirect: 'follow' }).catch(() => {
      throw new Error('nothing answers there, or the browser does not let this page ask');
    });
    return hidden;
  },
  preflight: async (url, method) => {
    const headers = { authorization: 'Bearer oauth-connect-check' };
    const allowed = await send(url, { method, headers }).then(
      () => true,
      () => false,
    );
    return { allowed, why: 'no CORS for Authorization, or none on its answer' };
  },
};

/** @param {Response} response */
const contentOf = async (response) => ({
  status: response.status,
  headers: response.headers,
  text: await response.text(),
});

/** @param {readonly import('./attributes.js').Attribute[]} attributes */
const optionsOf = (attributes) =>
  Object.fromEntries(
    attributes.map(([name, value]) => [
      name.replace(/-([a-z])/g, (_dash, letter) => letter.toUpperCase()),
      FLAGS.has(name) || value,
    ]),
  );

/**
 * @param {HTMLElement} place
 * @param {import('./settings.js').Settings} settings
 */
export function createCheck(place, settings) {
  const list = find('[data-findings]', place);
  const button = /** @type {HTMLButtonElement} */ (find('button', place));
  const show = (/** @type {readonly Finding[]} */ findings) => list.replaceChildren(...findings.map(itemFor));
  // What was found is of other settings.
  settings.addEventListener('change', () => show([]));
  button.addEventListener('click', async () => {
    button.disabled = true;
    const asked = JSON.stringify(settings.live());
    const findings = await look(settings);
    button.disabled = false;
    if (asked !== JSON.stringify(settings.live())) return;
    show(findings);
    const missing = findings.filter(({ ok }) => ok === false).length;
    say(missing ? `${missing} to mend` : 'All that can be looked at without signing in is there');
  });
}

/** @param {import('./settings.js').Settings} settings @returns {Promise<readonly Finding[]>} */
async function look(settings) {
  const { settings: read, errors } = readWithPreset(optionsOf(settings.live()), currentPage(), findPreset);
  return read ? checkServers(read, thisPage) : errors.map(({ message }) => ({ ok: false, what: message }));
}

/** @param {Finding} finding */
function itemFor({ ok, what, wayOut }) {
  const mark = ok ? '✓' : ok === false ? '✗' : '·';
  const state = ok ? 'good' : ok === false ? 'bad' : 'open';
  const sign = make('span', { class: 'sign', role: 'img', 'aria-label': state }, mark);
  return make(
    'li',
    { 'data-finding': state },
    sign,
    make('span', {}, what, ...(wayOut ? [make('small', {}, wayOut)] : [])),
  );
}
