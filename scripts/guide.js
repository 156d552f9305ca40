// @ts-check
import hljs from 'highlight.js/lib/common';
import http from 'highlight.js/lib/languages/http';
import { Marked } from 'marked';
import { anchorOf, pageHref, plainText } from './guide-links.js';
import { texts } from './guide-pages.js';
import { frame, list } from './guide-frame.js';

/** Makes the pages of the guide from its texts in `demo/guide/`, when the demo's server is asked for them. */

hljs.registerLanguage('http', http);

const escape = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What a sample is called for who does not see it. @type {Record<string, string>} */
const sampleNames = {
  html: 'HTML',
  js: 'JavaScript',
  ts: 'TypeScript',
  css: 'CSS',
  sh: 'Shell',
  json: 'JSON',
  http: 'HTTP headers',
};

/** The sections of the page that is being made. @type {{ words: string, id: string }[]} */
let sections = [];

/** What scrolls on its own has to be reached by keyboard, and to have a name. @param {string} name */
const scrolling = (name) => `tabindex="0" role="group" aria-label="${escape(name)}"`;

const marked = new Marked({
  renderer: {
    heading({ tokens, depth }) {
      const words = this.parser.parseInline(tokens);
      if (depth === 1) return `<h1>${words}</h1>\n`;
      const id = anchorOf(plainText(tokens));
      if (depth === 2) sections.push({ words, id });
      return `<h${depth} id="${id}"><a class="anchor" href="#${id}">${words}</a></h${depth}>\n`;
    },
    code({ text, lang = '' }) {
      const [language = ''] = lang.split(/\s/);
      const known = hljs.getLanguage(language) ? language : 'plaintext';
      const { value } = hljs.highlight(text, { language: known });
      return `<pre ${scrolling(sampleNames[language] ?? 'Sample')}><code>${value}</code></pre>\n`;
    },
    table({ header, rows }) {
      const row = (/** @type {typeof header} */ cells, /** @type {string} */ tag) =>
        `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
      const name = header.map(({ tokens }) => plainText(tokens)).join(', ');
      return `<div class="scroll${header.length > 3 ? ' wide' : ''}" ${scrolling(`Table: ${name}`)}>
<table>
<thead>${row(header, 'th')}</thead>
<tbody>
${rows.map((cells) => row(cells, 'td')).join('\n')}
</tbody>
</table>
</div>\n`;
    },
    link({ href, tokens }) {
      return `<a href="${escape(pageHref(href))}">${this.parser.parseInline(tokens)}</a>`;
    },
    // Marks of the texts; other HTML is not in them.
    html: () => '',
  },
});

/** Where on the page one can go, for long ones. */
const contents = () =>
  `<nav class="contents" aria-label="On this page">
<ul>
${sections.map(({ words, id }) => `<li><a href="#${id}">${words}</a></li>`).join('\n')}
</ul>
</nav>\n`;

/**
 * @param {string} file its name without an extension
 * @throws {Error} where there is no such page
 */
export function makePage(file) {
  const text = Object.hasOwn(texts, file) ? texts[file] : undefined;
  if (text === undefined) throw new Error(`The guide has no page "${file}".`);
  sections = [];
  const body = /** @type {string} */ (marked.parse(text));
  const title = /<h1>(.*?)<\/h1>/.exec(body)?.[1]?.replace(/<[^>]+>/g, '') ?? '';
  const lead =
    /<p>([^]*?)<\/p>/
      .exec(body)?.[1]
      ?.replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ') ?? '';
  const first = body.search(/<h2 /);
  const whole = file === 'index' ? body + list() : body;
  const article =
    file !== 'index' && sections.length > 2 ? whole.slice(0, first) + contents() + whole.slice(first) : whole;
  return frame({ file, title, lead, article });
}
