// @ts-check
import { readdirSync } from 'node:fs';
import { filesBeside, withImports } from './bundle-graph.js';

/**
 * What a page loads on each journey, and how much that may be. `test/package/journeys.test.ts` goes all of them in a
 * browser and holds that these files are loaded and no others.
 */

const kib = 1024;
const page = 'oauth-connect.js';
const connector = 'measured/connector.js';
const plain = 'plain tag, implicit';

const languages = readdirSync(new URL('../src/element/messages/', import.meta.url))
  .filter((name) => /^(?!en\b)[a-z]{2}(?:-[A-Z][a-z]{3})?\.ts$/.test(name))
  .map((name) => `element/messages/${name.slice(0, -3)}`);

const presets = readdirSync(new URL('../src/presets/', import.meta.url))
  .map((name) => `presets/${name.slice(0, -3)}`)
  .filter((name) => !/\/(?:index|preset|apply-preset|load-preset|read-with-preset)$/.test(name));

const code = ['sign-in/code-grant'];

/**
 * @typedef {object} Journey
 * @property {string} name
 * @property {string} [entry] the file that the page asks for, below `dist/`
 * @property {readonly string[]} [parts] modules that are imported by `import()` on the way, see bundle-graph.js
 * @property {readonly string[]} [oneOf] modules of which one is: the largest counts
 * @property {string} [after] the journey that has loaded its files before: only what comes on top counts
 * @property {number} limit what it is to be: bytes, brotli 11
 * @property {number} [allowance] how far over that it may be until it has become smaller, so that it does not grow meanwhile
 */

/** @type {readonly Journey[]} */
export const journeys = [
  // All options are read at once, with a sentence for each that is wrong: see settings/.
  { name: plain, entry: page, limit: 22 * kib, allowance: 8 * kib },
  { name: 'code + PKCE', entry: page, parts: code, limit: 27 * kib, allowance: 6 * kib },
  {
    name: 'preset by code',
    entry: page,
    parts: [...code, 'presets/read-with-preset'],
    oneOf: presets,
    limit: 32 * kib,
    allowance: 3 * kib,
  },
  {
    name: 'issuer, code, kept alive',
    entry: page,
    parts: [...code, 'sign-in/issuer', 'connector/renewal'],
    limit: 32 * kib,
    allowance: 6 * kib,
  },
  { name: 'dpop', entry: page, parts: [...code, 'requests/dpop'], limit: 32 * kib, allowance: 3.5 * kib },
  { name: 'the connector alone, implicit', entry: connector, limit: 16 * kib, allowance: 4 * kib },
  {
    name: 'one language on top',
    parts: ['element/messages/index'],
    oneOf: languages,
    after: plain,
    limit: 1.5 * kib,
    allowance: 0.4 * kib,
  },
  { name: 'restore on top', parts: ['connections/restore'], after: plain, limit: 1.5 * kib, allowance: 0.6 * kib },
  {
    name: 'first fetch() on top',
    parts: ['connector/connection-operations'],
    after: plain,
    limit: 3 * kib,
    allowance: 0.5 * kib,
  },
  { name: 'callback script', entry: 'oauth-callback.js', limit: 1.1 * kib, allowance: 0.4 * kib },
  { name: 'bundle of everything', entry: 'oauth-connect.bundle.js', limit: 68 * kib, allowance: 3.5 * kib },
];

/**
 * @param {string} entry
 * @param {string} module
 * @returns {string} the file that holds it; one that only passes on what others export leaves nothing but its name
 */
function fileOf(entry, module) {
  const files = filesBeside(entry);
  const [name = ''] = module
    .replace(/\/index$/, '')
    .split('/')
    .slice(-1);
  const file =
    files.find(({ modules }) => modules.includes(module)) ??
    files.find((one) => one.name.endsWith(`oauth-connect-${name}.js`));
  if (!file)
    throw new Error(`No file beside dist/${entry} holds src/${module}.ts: put right what scripts/journeys.js names.`);
  return file.name;
}

/**
 * @param {Journey} journey
 * @returns {import('./bundle-graph.js').BuiltFile[]} the files that count
 */
export function filesOf({ entry, parts = [], oneOf, after }) {
  const before = journeys.find(({ name }) => name === after);
  const known = new Set(before && filesOf(before).map(({ name }) => name));
  const start = entry ?? before?.entry ?? page;
  const lists = (oneOf ?? [undefined]).map((module) => {
    const modules = module ? [...parts, module] : parts;
    const files = withImports([start, ...modules.map((name) => fileOf(start, name))]);
    return files.filter(({ name }) => !known.has(name));
  });
  return lists.reduce((largest, list) => (bytesOf(list) > bytesOf(largest) ? list : largest));
}

/** @param {readonly import('./bundle-graph.js').BuiltFile[]} files */
export const bytesOf = (files) => files.reduce((sum, { brotli }) => sum + brotli, 0);
