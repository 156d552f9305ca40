// @ts-check

/** What stands in place of `{{nav}}` in the pages of the demo. */
const PAGES = [
  ['/', 'The tag'],
  ['/setup/', 'Set it up'],
  ['/guide/', 'Guide'],
  ['/gallery/', 'Gallery'],
  ['/modes.html', 'Modes'],
  ['/frameworks/', 'Frameworks'],
  ['/coop.html', 'Isolated page'],
  ['/csp.html', 'Strict policy'],
];

/** And of `{{subnav}}`, in those of the frameworks. */
const FRAMEWORKS = [
  ['/frameworks/', 'All'],
  ['/frameworks/react/', 'React'],
  ['/frameworks/vue/', 'Vue'],
  ['/frameworks/svelte/', 'Svelte'],
  ['/frameworks/html/', 'Plain HTML'],
  ['/frameworks/served/', 'Rendered by a server'],
];

/**
 * @param {string} path of the page that it stands on, `/index.html` written out
 * @returns {string} links, as HTML
 */
export function navFor(path) {
  const here = path.replace(/index\.html$/, '');
  const current = (/** @type {string | undefined} */ href) => {
    if (href === here) return ' aria-current="page"';
    const isAbove = ['/guide/', '/frameworks/'].includes(href ?? '') && here.startsWith(href ?? '');
    return isAbove ? ' aria-current="true"' : '';
  };
  return PAGES.map(([href = '', label]) => link(href, label, current(href))).join('');
}

/**
 * @param {string} path
 * @returns {string} a second navigation, or nothing
 */
export function subnavFor(path) {
  const here = path.replace(/index\.html$/, '');
  if (!here.startsWith('/frameworks/')) return '';
  const links = FRAMEWORKS.map(([href = '', label]) => link(href, label, href === here ? ' aria-current="page"' : ''));
  return `<nav class="sub" aria-label="Frameworks">${links.join('')}\n  </nav>`;
}

const link = (/** @type {string} */ href, /** @type {string | undefined} */ label, /** @type {string} */ current) =>
  `\n    <a href="${href}"${current}>${label}</a>`;
