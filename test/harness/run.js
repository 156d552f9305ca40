/**
 * `npm test`: gets what the tests need, runs them all, and says how many there were.
 *
 *   npm test                         everything, in Node and in each of Chromium, Firefox and WebKitGTK that is there
 *   npm test -- test/protocol        a folder, a file, a glob, or any part of a path
 *   npm test -- --browser all        in all three; those that are not there are got
 *   npm test -- --browser firefox    in this browser (chromium, firefox, webkit; repeatable), which is got if it is not there
 *   npm test -- --browser none       in Node alone
 *   npm test -- --watch relay        again on every change (needs a terminal)
 *   npm test -- --headed             with windows to look at
 *   npm test -- --no-build           with dist/ as it is
 *   npm test -- --each               a line for each test, as in npm run test:field
 *   npm run test:pictures            what is seen, compared with pictures, where those were made
 *   npm run test:runtimes            the token proxy in Deno, Bun and workerd, which are got first (350 MB)
 *   npm run test:servers             the whole way at OAuth servers of others, which are got first (480 MB), a line for each
 *
 * Node's own modules only: on a fresh clone this runs before there are any dependencies. Everything that could go wrong
 * on the way (no browser, a build that fails, a file that can't be loaded, a skipped test, no test at all) counts as a
 * failure, so that "0 failed" means what it says. The last line is `N passed, N failed` and nothing else.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { canCompare } from '../pictures/machine.js';
import { filesFor } from './engine-table.js';
import { ALL_ENGINES, ENGINES } from './engines/engines.js';
import { getEngines } from './engines/get-engines.js';
import { buildIsCurrent, demosAreCurrent, getDependencies, npm, root } from './preparation.js';
import { installServers } from '../servers/real/install.js';
import { KINDS, selectTestFiles } from './test-files.js';

const { values: options, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', multiple: true, default: [] },
    watch: { type: 'boolean', default: false },
    headed: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    each: { type: 'boolean', default: false },
    pictures: { type: 'boolean', default: false },
    runtimes: { type: 'boolean', default: false },
    servers: { type: 'boolean', default: false },
  },
});

/** @typedef {import('./engines/engines.js').Engine} Engine */
/** @typedef {import('./test-files.js').FileResult} FileResult */

const KINDS_ASKED = /** @type {const} */ (['pictures', 'runtimes', 'servers']);

/** @type {string[]} what went wrong outside any test; each counts as one failure */
const problems = [];

/**
 * @param {string} message
 */
function say(message) {
  console.log(`• ${message}`);
}

/** @returns {boolean} whether the tests can be started at all */
function prepare() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    problems.push(`Node 20.19 or newer is needed, this is ${process.versions.node}.`);
    return false;
  }
  for (const name of options.browser.filter((one) => !['all', 'none', ...ALL_ENGINES].includes(one))) {
    problems.push(`--browser ${name}: there are ${ALL_ENGINES.join(', ')}, all, and none.`);
    return false;
  }
  if (!getDependencies(say)) {
    problems.push('Neither npm ci nor npm install could install the dependencies, see above.');
    return false;
  }
  if (!options['no-build'] && !buildIsCurrent()) {
    say('Building dist/ from src/ (npm run build)');
    // The tests of src/ can still run; those of dist/ will say themselves what they miss.
    if (!npm('run', 'build')) problems.push('npm run build failed, see above.');
  }
  if (!options['no-build'] && !demosAreCurrent()) {
    say('Building the apps of demo/frameworks/ (npm run build:demos)');
    if (!npm('run', '--silent', 'build:demos')) problems.push('npm run build:demos failed, see above.');
  }
  if (options.servers && !installServers(say)) {
    problems.push('The servers could not be installed, see above.');
    return false;
  }
  return true;
}

/**
 * Runs one of the two runners in a process of its own: if it dies, this one can still tell.
 *
 * @param {object} what
 * @param {string} what.name
 * @param {string[]} what.files
 * @param {string[]} what.args of Node
 * @param {boolean} [what.beside] others run at the same time, so each of its lines says whose it is
 * @returns {Promise<FileResult[]>}
 */
async function run({ name, files, args, beside = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-connect-test-'));
  const report = join(folder, 'report.json');
  try {
    const env = { ...process.env, TEST_REPORT: report, ...(options.each && { TEST_EACH: '1' }) };
    const child = spawn(process.execPath, args, { cwd: root, stdio: beside ? 'pipe' : 'inherit', env });
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface(stream).on('line', (line) => line.trim() && console.log(`${name}  ${line}`));
    await once(child, 'close');
    /** @type {FileResult[]} */
    const results = JSON.parse(readFileSync(report, 'utf8'));
    for (const file of files) {
      if (!results.some((result) => result.file === file)) problems.push(`${name}: ${file} was not run.`);
    }
    return results.map((result) => ({ ...result, where: name }));
  } catch {
    problems.push(`The ${name} tests ended without a report, see above.`);
    return [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * All at the same time: a browser that runs tests mostly waits (two of three seconds, measured on two processors). With
 * one processor alone, one after the other.
 *
 * @param {((beside: boolean) => Promise<FileResult[]>)[]} jobs
 */
async function runAll(jobs) {
  const beside = jobs.length > 1 && availableParallelism() > 1;
  if (beside) return (await Promise.all(jobs.map((job) => job(true)))).flat();
  /** @type {FileResult[]} */
  const results = [];
  for (const job of jobs) results.push(...(await job(false)));
  return results;
}

/** @returns {Engine[]} */
function wantedEngines() {
  if (options.browser.includes('none')) return [];
  const asked = options.browser.includes('all') ? ALL_ENGINES : /** @type {Engine[]} */ (options.browser);
  const got = getEngines({ asked, say });
  problems.push(...got.problems);
  // Watching never ends, so it is for one browser.
  return got.engines.slice(0, options.watch ? 1 : undefined);
}

/**
 * @param {Engine} engine
 * @param {string[]} all
 * @param {number} atATime how many files
 * @returns {((beside: boolean) => Promise<FileResult[]>)[]} what there is to do
 */
function inBrowser(engine, all, atATime) {
  const { name, find } = ENGINES[engine];
  const { files, exceptions } = filesFor(engine, all);
  for (const { file, because } of exceptions) say(`Not in ${name}: ${file}, because ${because}`);
  if (files.length === 0) return [];
  const flags = [options.watch && '--watch', options.headed && '--headed', patterns.length === 0 && '--forbid-only'];
  const script = join(root, 'test/harness/run-browser-tests.js');
  const args = [
    script,
    `--engine=${engine}`,
    `--at-a-time=${atATime}`,
    ...flags.filter((flag) => flag !== false),
    ...files,
  ];
  return [
    async (beside) => {
      say(`Running ${files.length} test files in ${name}: ${find().path}`);
      const begin = performance.now();
      const results = await run({ name, files, args, beside });
      const passed = results.reduce((sum, file) => sum + file.passed, 0);
      say(`${name}: ${passed} passed in ${results.length} files, ${Math.round((performance.now() - begin) / 1000)} s`);
      return results;
    },
  ];
}

/**
 * @param {string[]} files
 * @returns {((beside: boolean) => Promise<FileResult[]>)[]} what there is to do
 */
function inNode(files) {
  if (files.length === 0) return [];
  const name = 'Node';
  const url = (/** @type {string} */ file) => new URL(file, import.meta.url).href;
  const report = [`--test-reporter=${url('node-reporter.js')}`, '--test-reporter-destination=stdout'];
  const typescript = ['--enable-source-maps', `--import=${url('typescript-in-node.js')}`];
  const args = [...typescript, '--test', '--test-concurrency=2', ...report, ...files];
  return [
    (beside) => {
      say(`Running ${files.length} test files in ${name} ${process.versions.node}`);
      return run({ name, files, args, beside });
    },
  ];
}

/**
 * @param {FileResult[]} results
 * @returns {boolean} whether all is well
 */
function sumUp(results) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) => results.reduce((n, file) => n + file[key], 0);
  const skipped = sum('skipped');
  const passed = sum('passed');
  const broken = results.filter((file) => file.errors > 0).length;
  if (passed + sum('failed') + skipped + broken + problems.length === 0) problems.push('Not a single test ran.');

  // Once more, where a long log ends: three engines tell of theirs in between.
  const bad = results.filter((file) => file.failed + file.errors + file.skipped > 0);
  for (const { where, file, messages } of bad)
    console.log(`\n${where}  ✗ ${file}\n${messages.slice(0, 40).join('\n')}`);

  console.log(`\n${passed + sum('failed')} tests ran in ${results.length} files, ${skipped} skipped.`);
  if (skipped > 0) console.log('A skipped test counts as failed: it is either worth running or worth deleting.');
  if (broken > 0) console.log(`${broken} files had errors outside their tests; each counts as a failure.`);
  for (const problem of problems) console.log(`Failed: ${problem}`);

  const failed = sum('failed') + skipped + broken + problems.length;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

/** @type {FileResult[]} */
const results = [];
if (options.pictures || (options.servers && options.browser.length === 0)) options.browser = ['chromium'];
if (options.servers) options.each = true;
if (prepare()) {
  const kind = KINDS[KINDS_ASKED.find((name) => options[name]) ?? 'tests'];
  const { browser, node } = selectTestFiles(patterns, kind);
  const engines = browser.length > 0 ? wantedEngines() : [];
  if (options.pictures && engines.length > 0 && !canCompare(say)) {
    console.log('0 passed, 0 failed');
    process.exit();
  }
  // A test waits more than it works: half the time of each, measured on two processors with three files at a time.
  // Of several browsers Firefox takes longest by far.
  const atATime = (/** @type {Engine} */ engine) =>
    engines.length > 1 ? (engine === 'firefox' ? 2 : 1) : engine === 'webkit' ? 1 : Math.min(availableParallelism(), 4);
  const single = availableParallelism() === 1 || options.watch;
  const jobs = engines.flatMap((engine) => inBrowser(engine, browser, single ? 1 : atATime(engine)));
  results.push(...(await runAll(options.watch ? jobs : [...jobs, ...inNode(node)])));
}
process.exitCode = sumUp(results) ? 0 : 1;
