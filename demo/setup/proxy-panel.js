// @ts-check
import { needsProxy, proxyCommand, proxyConfig } from './code/proxy-config.js';
import { find, make, prose } from './dom.js';
import { callbacksOf } from './callback.js';
import { highlight } from './highlight.js';
import { wireCopy } from './spoken.js';

/**
 * `proxy.json` and the command, where the provider demands a secret.
 *
 * @param {HTMLElement} panel
 * @param {import('./settings.js').Settings} settings
 */
export function createProxyPanel(panel, settings) {
  const code = find('code', panel);
  const show = () => {
    panel.hidden = !needsProxy(settings);
    if (panel.hidden) return;
    code.replaceChildren(...highlight(proxyConfig(settings, callbacksOf(settings))));
    find('[data-proxy-notes]', panel).replaceChildren(
      ...notesOf(settings).map((note) => make('li', {}, ...prose(note))),
    );
  };
  settings.addEventListener('change', show);
  wireCopy(find('button', panel), 'proxy.json', () => code.textContent ?? '');
}

/** @param {import('./settings.js').Settings} settings */
const notesOf = (settings) => [
  'Keep it out of the folder that your site is served from. The secret is in neither: it comes from the environment.',
  `In a copy of the repository, after \`npm install\`: \`${proxyCommand(settings)}\``,
  `Let your web server pass \`/oauth/\` on to it. On your own computer write \`token-url="http://127.0.0.1:8787${new URL(settings.value('token-url') || '/', location.href).pathname}"\` instead.`,
];
