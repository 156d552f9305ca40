/**
 * Which test files there are, and which of them someone asked for. Node's own modules only.
 *
 * @typedef {object} FileResult what became of a test file
 * @property {string} file path from the root of the project, with slashes
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} errors that belong to no test: the file did not load, a hook threw, the page was left
 * @property {string[]} messages what failed, line by line
 * @property {string} [where] the browser, or Node
 */
import { readdirSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { root } from './preparation.js';

/** @param {import('node:fs').Dirent} entry */
const pathOf = (entry) => join(entry.parentPath ?? entry.path, entry.name);

/**
 * @param {RegExp} names
 * @returns {string[]} paths from the root, with slashes, in a stable order
 */
function allTestFiles(names) {
  return (
    readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true })
      // Packages of servers that are installed on demand bring tests of their own.
      .filter((entry) => entry.isFile() && names.test(entry.name) && !/[\\/]node_modules[\\/]/.test(pathOf(entry)))
      .map((entry) => relative(root, pathOf(entry)).split(sep).join('/'))
      .sort()
  );
}

/**
 * `**` spans folders, `*` and `?` don't, `{a,b}` is either.
 *
 * @param {string} glob
 */
function globToRegExp(glob) {
  const source = glob
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (wild) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' })[wild] ?? '')
    .replace(/\{([^}]*)\}/g, (_, words) => `(?:${words.split(',').join('|')})`);
  return new RegExp(`^${source}$`);
}

/**
 * @param {string} file
 * @param {string} pattern
 */
function matches(file, pattern) {
  const path = isAbsolute(pattern) ? relative(root, pattern) : pattern;
  const wanted = path.split(sep).join('/').replace(/^\.\//, '');
  return /[*?{]/.test(wanted) ? globToRegExp(wanted).test(file) : file.includes(wanted);
}

/** Tests of what no browser has a part in: they run in Node too, where they are done at once. */
const PURE = /^test\/(protocol|settings)\/[^/]*\.test\.ts$|^test\/presets\/presets\.test\.ts$/;

/** What the files of a kind are called; each kind has a command of its own. */
export const KINDS = {
  tests: /\.(test\.ts|node\.test\.js)$/,
  pictures: /\.pictures\.ts$/,
  runtimes: /\.runtimes\.js$/,
  servers: /\.servers\.ts$/,
};

/**
 * @param {string[]} patterns files, folders, globs or parts of paths; none means all
 * @param {RegExp} [names] one of KINDS
 * @returns {{ browser: string[], node: string[] }}
 */
export function selectTestFiles(patterns, names = KINDS.tests) {
  const files = allTestFiles(names).filter((file) => patterns.length === 0 || patterns.some((p) => matches(file, p)));
  return {
    browser: files.filter((file) => file.endsWith('.ts')),
    node: files.filter((file) => file.endsWith('.js') || PURE.test(file)),
  };
}
