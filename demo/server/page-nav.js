// @ts-check

/** The pages of the demo: what stands in place of `{{nav}}` in each of them. */
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

/**
 * @param {string} path of the page that it stands on, `/index.html` written out
 * @returns {string} links, as HTML
 */
export function navFor(path) {
  const here = path.replace(/index\.html$/, '');
  const current = (/** @type {string | undefined} */ href) => (href === here ? ' aria-current="page"' : '');
  return PAGES.map(([href, label]) => `<a href="${href}"${current(href)}>${label}</a>`).join('\n        ');
}
