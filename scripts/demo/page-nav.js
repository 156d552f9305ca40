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

/** And in those of the frameworks. */
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
    return href === '/guide/' && here.startsWith(href) ? ' aria-current="true"' : '';
  };
  const pages = here.startsWith('/frameworks/') ? FRAMEWORKS : PAGES;
  return pages.map(([href, label]) => `<a href="${href}"${current(href)}>${label}</a>`).join('\n        ');
}
