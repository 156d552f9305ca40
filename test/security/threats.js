// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The table of threats, and what is not as it says. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const table = readFileSync(new URL('threats.md', import.meta.url), 'utf8');

/** Tests of attacks that stand elsewhere: each has to be in the table as well. */
const elsewhere = [
  'test/transport/forged-messages.test.ts',
  'test/requests/allow-list.test.ts',
  'test/requests/redirects.test.ts',
  'test/e2e/no-token-leaks.test.ts',
  'test/callback/same-tab.test.ts',
  'test/callback/other-origins.test.ts',
  'test/token-proxy/attacks.node.test.js',
  'test/token-proxy/kept-tokens.node.test.js',
];

/**
 * @typedef {object} Threat
 * @property {string} section
 * @property {readonly string[]} files that hold it off
 * @property {string} test its file; empty where there is a reason in its place
 * @property {string} title words of the test's title, or the reason
 */

/** What each document has to have a row for, or for a section above it. Titles are the documents' own. */
const sections = {
  'RFC 9700': [...Array(17)].map((_, index) => `§4.${index + 1}`),
  'RFC 9207': ['§2.4', '§3', '§4'],
  'RFC 10017': ['§5.1.1', '§5.1.2', '§5.1.3', '§5.1.4', '§5.2.1', '§5.2.2', '§5.2.3', '§6.1', '§6.2', '§6.3'],
  'RFC 6819': ['§4.1', '§4.2', '§4.3', '§4.4.1', '§4.4.2', '§4.4.3', '§4.4.4', '§4.5', '§4.6'],
  'RFC 9449': [...Array(11)].map((_, index) => `§11.${index + 1}`),
};

/** @param {string} text @returns {Threat[]} */
function rowsOf(text) {
  return [...text.matchAll(/^\| (.+?) +\| (.*?) *\| (.*?) *\| (.*?) *\|$/gm)]
    .filter(([, section = '']) => section !== 'section' && !/^-+$/.test(section))
    .map(([, section = '', , defence = '', proof = '']) => {
      const [, test = '', title = ''] = /^`(test\/[^`]+)`: (.+)$/.exec(proof) ?? [];
      const files = [...defence.matchAll(/`(src\/[^`]+)`/g)].map(([, file = '']) => file);
      return { section, files, test, title: title || proof };
    });
}

/** @type {readonly Threat[]} */
export const threats = rowsOf(table);

/** The test files that stand in the table. */
export const testFiles = [...new Set(threats.map(({ test }) => test).filter(Boolean))].sort();

/** @returns {string[]} the files that store something, and that SECURITY.md does not name */
function storesUntold() {
  const told = readFileSync(join(root, 'SECURITY.md'), 'utf8');
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((file) =>
      /\.setItem\(|indexedDB\.open\(|document\.cookie|caches\.open\(/.test(readFileSync(join(root, file), 'utf8')),
    )
    .filter((file) => !told.includes(`\`${file}\``))
    .map((file) => `${file} stores something: SECURITY.md has to say what, and how long`);
}

/** @returns {string[]} what does not match */
export function unmatched() {
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
  const here = readdirSync(join(root, 'test/security')).filter((name) => /\.test\.(ts|js)$/.test(name));
  const parts = table.split(/^## /m);
  return [
    ...storesUntold(),
    ...threats.flatMap(({ section, files, test, title }) => [
      ...files.filter((file) => !existsSync(join(root, file))).map((file) => `${section}: there is no ${file}`),
      ...(test && !existsSync(join(root, test)) ? [`${section}: there is no ${test}`] : []),
      ...(test && existsSync(join(root, test)) && !read(test).includes(title)
        ? [`${section}: ${test} has no test called "${title}"`]
        : []),
      ...(title ? [] : [`${section}: neither a test nor a reason`]),
    ]),
    ...[...here.map((name) => `test/security/${name}`), ...elsewhere]
      .filter((file) => !testFiles.includes(file) && !file.endsWith('threats.node.test.js'))
      .map((file) => `${file} stands in no row`),
    ...Object.entries(sections).flatMap(([source, all]) => {
      const rows = rowsOf(parts.find((part) => part.startsWith(source)) ?? '');
      return all
        .filter(
          (one) =>
            !rows.some(
              ({ section }) => section === one || section.startsWith(`${one}.`) || section.startsWith(`${one} `),
            ),
        )
        .map((one) => `${source} ${one} has no row`);
    }),
  ];
}
