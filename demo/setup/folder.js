// @ts-check
import { strToU8, zipSync } from '/vendor/fflate.js';
import { needsProxy, proxyCommand, proxyConfig } from './code/proxy-config.js';
import { PAGE_SCRIPT, htmlPage } from './code/writers.js';
import { make } from './dom.js';
import { callbackOf, callbacksOf } from './callback.js';
import { say } from './spoken.js';

/**
 * Everything for a site in one folder, as a zip that is made here.
 *
 * @typedef {import('./settings.js').Settings} Settings
 */

/** What is in it, besides the element's own files. @param {Settings} settings @returns {Record<string, string>} */
export function writtenFiles(settings) {
  const proxy = needsProxy(settings) ? { 'proxy.json': proxyConfig(settings, callbacksOf(settings)) } : {};
  return {
    'site/index.html': htmlPage(settings.written(), '<script type="module" src="page.js"></script>'),
    'site/page.js': PAGE_SCRIPT,
    ...proxy,
    'README.txt': readme(settings),
  };
}

/** @param {Settings} settings */
function readme(settings) {
  const { pathname } = callbackOf(settings);
  const lines = [
    `1. Register the redirect URL at the provider, to the letter: your site's address and ${pathname},`,
    `   and for your own computer http://localhost:8000${pathname}.`,
    '2. Serve the folder "site", for example: python3 -m http.server 8000 --directory site',
    '3. Open http://localhost:8000/ and click.',
  ];
  if (needsProxy(settings))
    lines.push(
      '',
      'The provider demands a client secret: run the token proxy with proxy.json, outside of "site".',
      `  ${proxyCommand(settings)}`,
      `In proxy.json, "allowedOrigins" and "redirectUrls" have to name the pages that you use.`,
    );
  return `${lines.join('\n')}\n`;
}

/** The files of dist/ that a page needs. @returns {Promise<Record<string, Uint8Array>>} */
async function elementFiles() {
  /** @type {string[]} */
  const names = await (await answerOf('/setup/files.json')).json();
  const files = names.map(async (name) => {
    const content = await (await answerOf(`/dist/${name}`)).arrayBuffer();
    return [`site/${name}`, new Uint8Array(content)];
  });
  return Object.fromEntries(await Promise.all(files));
}

/** @param {string} path */
async function answerOf(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response;
}

/**
 * @param {HTMLElement} button
 * @param {Settings} settings
 */
export function wireDownload(button, settings) {
  button.addEventListener('click', async () => {
    try {
      const written = Object.entries(writtenFiles(settings)).map(([name, text]) => [name, strToU8(text)]);
      const zip = zipSync({ ...Object.fromEntries(written), ...(await elementFiles()) });
      const href = URL.createObjectURL(new Blob([zip], { type: 'application/zip' }));
      make('a', { href, download: 'oauth-connect-site.zip' }).click();
      // The browser takes the file after this task.
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
      say('Folder downloaded');
    } catch (error) {
      say(`The folder could not be made: ${/** @type {Error} */ (error).message}`);
    }
  });
}
