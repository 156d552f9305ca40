// @ts-check
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { navFor, subnavFor } from './page-nav.js';

/**
 * The pages of the demo, filled in: `{{> part}}` stands for a file of `demo/parts/`, `{{word}}` for what is known here. What
 * else stands in double braces is for the element.
 *
 * @typedef {object} Site
 * @property {string} demo the folder with the pages
 * @property {string} dist the folder with what is built
 * @property {Record<string, string>} places what to fill in
 * @property {import('./prepare.js').Apps} [apps] those in frameworks, where they may not be built yet
 */

/**
 * @typedef {object} Variant an address that has its page in common with others, and words of its own
 * @property {string} page a part
 * @property {string[]} [scripts]
 */

const ICON = '<link rel="icon" href="/favicon.svg" type="image/svg+xml" />';

/** Its policy allows no image. */
const WITHOUT_ICON = '/csp.html';

/** What an app's page says until the app is there. */
const WAITING = {
  ready: '',
  building:
    'This app is being built. What it needs is installed first: 10 seconds to a minute, once for all of the apps. Then ' +
    'the page comes by itself.',
  failed: 'The apps could not be built. Where <code>npm start</code> runs stands why; start it again to try once more.',
};

/**
 * @param {string} path `/index.html` written out
 * @param {Site} site
 * @returns {Promise<string | undefined>} nothing where the page is a file of its own
 */
export async function variantPage(path, site) {
  const variants = await readFile(join(site.demo, 'parts/variants.json'), 'utf8').catch(() => '{}');
  /** @type {Variant | undefined} */
  const variant = JSON.parse(variants)[path];
  if (!variant) return undefined;
  const { page, scripts = [], ...words } = variant;
  const isBuilt = scripts.some((src) => src.startsWith('/frameworks/'));
  const state = (isBuilt && site.apps?.state()) || 'ready';
  const tags = scripts.map((src) => `<script type="module" src="${src}"></script>`).join('\n    ');
  const places = { ...words, scripts: tags, waiting: WAITING[state], ...site.places };
  return fillPage(path, `{{> ${state === 'ready' ? page : 'waiting-page'}}}`, { ...site, places });
}

/**
 * @param {string} path
 * @param {string} text of the page
 * @param {Site} site
 */
export async function fillPage(path, text, { demo, dist, places }) {
  const icon = path === WITHOUT_ICON ? '' : ICON;
  const words = Object.entries({ icon, nav: navFor(path), subnav: subnavFor(path), ...places });
  const fill = (/** @type {string} */ page) =>
    words.reduce((filled, [name, value]) => filled.replaceAll(`{{${name}}}`, () => value), page);
  // A part may have parts.
  let page = fill(text);
  for (let include; (include = /([ \t]*)\{\{> ([\w-]+)\}\}/.exec(page));) {
    const [place, indent = '', name] = include;
    const part = await readFile(join(demo, 'parts', `${name}.html`), 'utf8');
    page = page.replaceAll(place, () => fill(part.trimEnd().replace(/^/gm, indent)));
  }
  if (!page.includes('{{served}}')) return page;
  return fill(page.replace('{{served}}', await readFile(join(dist, 'demo/served.html'), 'utf8')));
}
