// @ts-check
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { root } from '../harness/preparation.js';

/** The files that the documents name have to be there: a reader looks for them, a reviewer of SECURITY.md above all. */

const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
const guide = readdirSync(join(root, 'demo/guide'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `demo/guide/${name}`);
const others = ['test/harness/README.md', 'test/security/threats.md', 'findings/README.md'];
const documents = ['SECURITY.md', 'CONTRIBUTING.md', 'README.md', ...others, ...guide];

/** What is built is tested as a package (scripts/check.js); what is installed, or of the first build, is not of today. */
const elsewhere = /^(?:\.git|dist|first-build|node_modules)$/;

/** @param {string} folder @returns {string[]} the paths of all files in it, from the root */
const filesIn = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (elsewhere.test(entry.name)) return [];
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesIn(path) : path;
  });
const files = filesIn('');
const names = new Set(files.map((file) => basename(file)));

/** Files of the page's author, or of their tools. */
const ofAuthors = ['page.js', 'proxy.json', 'serve.json', 'settings.json'];
/** What `npm run build` makes; a part is named after its module. */
const built = [
  ...['oauth-connect.js', 'oauth-connect.bundle.js', 'oauth-callback.js'],
  ...['web-types.json', 'vscode.html-custom-data.json'],
];
const isPart = (/** @type {string} */ name) =>
  name === 'oauth-connect-*.js' || names.has(name.replace(/^oauth-connect-(.+)\.js$/, '$1.ts'));

const path = /^(?:src|test|scripts|demo|findings|\.ci)\/[^\s…]*$/;
const fileName = /^[\w*-][\w.*-]*\.(?:js|ts|css|html|json|md|sh)$/;

/** Whether something that is written as a path or as a file's name is there. @param {string} written */
function isThere(written) {
  const glob = new RegExp(`^${written.replace(/[.+]/g, '\\$&').replaceAll('*', '[^/]*')}$`);
  if (path.test(written))
    return written.includes('*') ? files.some((file) => glob.test(file)) : existsSync(join(root, written));
  return [...names].some((name) => glob.test(name)) || [...ofAuthors, ...built].includes(written) || isPart(written);
}

/** Files that a text names between backticks, samples aside. @param {string} text @returns {string[]} */
const namesIn = (text) =>
  [...text.replace(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => path.test(code) || fileName.test(code));

for (const document of documents)
  test(`${document} names files that are there`, () => {
    const wrong = namesIn(read(document)).filter((name) => !isThere(name));
    assert.deepEqual(wrong, []);
  });

test('a name that is wrong is found, as a path, as a file, as a part, as a pattern', () => {
  const text = [
    'See `src/transport/relay.ts`, `relay.ts`, `oauth-connect-restore.js`, `demo/guide/*.md`, `page.js` and `src/`,',
    'not `src/transport/trip.ts`, `trip.ts`, `oauth-connect-trip.js`, `demo/guide/*.ts` or `src/trips`.',
    '```js\n`src/in-a-sample.ts`\n```',
  ].join('\n');
  assert.deepEqual(
    namesIn(text).filter((name) => !isThere(name)),
    ['src/transport/trip.ts', 'trip.ts', 'oauth-connect-trip.js', 'demo/guide/*.ts', 'src/trips'],
  );
});

test('SECURITY.md names a file for each threat that is not held off throughout', () => {
  const lines = read('SECURITY.md').split('\n');
  const isHead = (/** @type {string | undefined} */ line) => /^\| -/.test(line ?? '');
  const rows = lines.filter((line, index) => /^\|.*\|$/.test(line) && !isHead(line) && !isHead(lines[index + 1]));
  assert.ok(rows.length > 2);
  for (const row of rows) assert.match(row.split('|').at(-2) ?? '', /`[^`]+\.(?:ts|js)`/, row);
});

test('CONTRIBUTING.md is read in one go: it has at most 60 lines', () => {
  const lines = read('CONTRIBUTING.md').trimEnd().split('\n').length;
  assert.ok(lines <= 60, `It has ${lines} lines. Leave out what a tool checks.`);
});
