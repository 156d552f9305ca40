// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { installPacked } from '../test/package/consumer.js';
import { checkExports } from './exports.js';
import { checkFrameworks } from '../test/package/types-of-frameworks.js';
import { checkServerBundle, checkServerTypes } from '../test/package/server-bundle.js';

/** The package as it would be published, in a project that has installed it: its exports, its types, and on a server. */

const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
/** What is no code has no types. */
const files = Object.keys(exports).filter((path) => typeof exports[path] === 'string');

const run = (/** @type {string} */ script, /** @type {string[]} */ ...args) =>
  execFileSync(process.execPath, [`node_modules/${script}`, ...args], { stdio: 'inherit' });

run('publint/src/cli.js', '--strict');
const consumer = installPacked();
try {
  run(
    '@arethetypeswrong/cli/dist/index.js',
    consumer.tarball,
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    ...files,
  );
  const problems = [...checkExports(consumer.folder), ...checkFrameworks(consumer.folder)];
  for (const problem of problems) console.error(`\n${problem}`);
  if (problems.length) process.exitCode = 1;
} finally {
  consumer.remove();
}
await checkServerBundle();
checkServerTypes();
