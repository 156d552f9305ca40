// @ts-check
import { anchorOf } from './guide-links.js';
import { groups, pages } from './guide-pages.js';

/** What all pages of the guide have around their text. */

/** @param {string} current */
const navigation = (current) =>
  groups
    .map(({ title, pages: some }) => {
      const items = some.map(({ file, name }) => {
        const here = file === current ? ' aria-current="page"' : '';
        return `          <li><a href="${file}.html"${here}>${name}</a></li>`;
      });
      return `        <h2>${title}</h2>\n        <ul>\n${items.join('\n')}\n        </ul>`;
    })
    .join('\n');

/** All pages with a word on each, for the first one. */
export const list = () =>
  groups
    .map(({ title, pages: some }) => {
      const id = anchorOf(title);
      const items = some.map(
        ({ file, name, lead }) => `<li><a href="${file}.html"><b>${name}</b><span>${lead}</span></a></li>`,
      );
      return `<section class="cards" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<ul>
${items.join('\n')}
</ul>
</section>\n`;
    })
    .join('');

/** The pages before and after. @param {string} file */
function turning(file) {
  const index = pages.findIndex((page) => page.file === file);
  if (index < 0) return '';
  const [before, after] = [pages[index - 1], pages[index + 1]];
  const link = (/** @type {typeof before} */ page, /** @type {string} */ rel, /** @type {string} */ words) =>
    page ? `\n          <a rel="${rel}" href="${page.file}.html"><small>${words}</small> ${page.name}</a>` : '';
  return `
        <nav class="turning" aria-label="Before and after">${link(before, 'prev', 'Before')}${link(after, 'next', 'Next')}
        </nav>`;
}

/**
 * @param {{ file: string, title: string, lead: string, article: string }} page `title` and `lead` as HTML without tags
 */
export const frame = ({ file, title, lead, article }) => `<!doctype html>
<html lang="en">
  <head>
    {{> head}}
    <meta name="description" content="${lead}" />
    <title>${file === 'index' ? 'The oauth-connect guide' : `${title} · the oauth-connect guide`}</title>
    <link rel="stylesheet" href="guide.css" />
  </head>
  <body>
    <a class="skip" href="#text">To the text</a>
    <header>{{> top}}</header>
    <div class="guide">
      <main id="text" tabindex="-1">
        <article>
${article}</article>${turning(file)}
      </main>
      <nav class="pages" aria-label="Guide">
${navigation(file)}
      </nav>
    </div>
  </body>
</html>
`;
