/**
 * How the browser tests run, in one browser. `test/harness/run.js` uses this by `createConfig()`;
 * `npx wtr --config test/harness/web-test-runner.config.js` works as well, and takes Chromium.
 */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { join } from 'node:path';
import { filesFor } from './engine-table.js';
import { BrowserPool } from './engines/browser-pool.js';
import { browserReporter } from './browser-reporter.js';
import { launcher as chromium } from './engines/chromium.js';
import { ENGINES } from './engines/engines.js';
import { launcher as firefox } from './engines/firefox.js';
import { launcher as webkit } from './engines/webkit.js';
import { pagesMiddleware } from './pages-middleware.js';
import { root } from './preparation.js';
import { realServersPlugin } from './real-servers-plugin.js';
import { serversPlugin } from './servers-plugin.js';
import { selectTestFiles } from './test-files.js';
import { windowsPlugin } from './windows/plugin.js';

/** Files that need a browser that blocks pop-ups, as visitors' browsers do; drivers switch that off. */
const BLOCKED = /\.blocked\.test\.ts$/;

/** Files that need a browser that denies storage to all pages, as one does that is set to block all cookies. */
const DENIED = /\.denied\.test\.ts$/;

/**
 * How many files run in one Firefox, before a new one is started: 153 ESR keeps 9 MB of each window that it ever had
 * (measured with 110 windows, one after the other), and there are hundreds.
 */
const FILES_PER_FIREFOX = 15;

/** These take longest, so they come first: no browser shall be left alone with one when all others have ended. */
const LONG =
  /\/(late|token-endpoint-faults|code-grant|thousand-requests|gallery|tab-ownership|setup-page|setup-page-shared|wcag|guide|tabs|stored-connections|callback-pages)\.test\.ts$/;

const LAUNCHERS = { chromium, firefox, webkit };

/**
 * @param {string[]} files
 * @param {number} size
 */
function portions(files, size) {
  return files.length > size ? [files.slice(0, size), ...portions(files.slice(size), size)] : [files];
}

/**
 * @param {object} [options]
 * @param {number} [options.port] of the server; by default the first free one from 8000 on, which others may find too
 * @param {import('./engines/engines.js').Engine} [options.engine]
 * @param {string[]} [options.files] from the root
 * @param {number} [options.atATime] how many files, each in a browser of its own
 * @param {boolean} [options.watch]
 * @param {boolean} [options.headed]
 * @param {boolean} [options.forbidOnly]
 * @returns {import('@web/test-runner').TestRunnerConfig}
 */
export function createConfig({
  engine = 'chromium',
  port,
  files = filesFor(engine, selectTestFiles([]).browser).files,
  atATime = 1,
  watch = false,
  headed = false,
  forbidOnly = false,
} = {}) {
  const { name, find } = ENGINES[engine];
  const found = { path: '', ...find() };
  const launcher = (/** @type {string} */ suffix, { blockPopups = false, denyStorage = false, count = 1 } = {}) => {
    const create = () => LAUNCHERS[engine]({ ...found, headed, blockPopups, denyStorage, name: name + suffix });
    return new BrowserPool(name + suffix, Array.from({ length: count }, create));
  };
  const ordered = [...files.filter((file) => LONG.test(file)), ...files.filter((file) => !LONG.test(file))];
  const paths = ordered.map((file) => join(root, file));
  const usual = paths.filter((path) => !BLOCKED.test(path) && !DENIED.test(path));
  const denied = paths.filter((path) => DENIED.test(path));
  const blocked = paths.filter((path) => BLOCKED.test(path));
  // A group without files is an error to the runner, so only those are named that have some.
  const groups = [
    ...portions(usual, engine === 'firefox' ? FILES_PER_FIREFOX : Infinity).map((portion, index) => ({
      name: `windows ${index + 1}`,
      files: portion,
      browsers: [launcher(index > 0 ? ` ${index + 1}` : '', { count: atATime })],
    })),
    { name: 'blocked windows', files: blocked, browsers: [launcher(' that blocks pop-ups', { blockPopups: true })] },
    { name: 'denied storage', files: denied, browsers: [launcher(' that denies storage', { denyStorage: true })] },
  ].filter((group) => group.files.length > 0);

  return {
    rootDir: root,
    groups,
    watch,
    concurrency: 1, // of each browser; a pool says itself how many it has
    // The few files of the other kind run beside the rest; Firefox's portions follow each other.
    concurrentBrowsers: atATime > 1 && engine !== 'firefox' ? 2 : 1,
    hostname: 'localhost',
    ...(port && { port }),
    // What ships is tested: Lit's development build would also log warnings of its own, and logs are part of the contract.
    nodeResolve: { exportConditions: ['production', 'default'] },
    testFramework: { config: { ui: 'bdd', timeout: 30_000, forbidOnly } },
    browserStartTimeout: 120_000, // a browser that starts on a machine with much else to do
    testsFinishTimeout: 300_000,
    browserLogs: true,
    reporters: [browserReporter(process.env.TEST_REPORT)],
    middleware: [pagesMiddleware({ hear: engine === 'webkit' })],
    plugins: [
      windowsPlugin(),
      serversPlugin(),
      realServersPlugin(),
      esbuildPlugin({ ts: true, target: 'es2022', tsconfig: join(root, 'tsconfig.json') }),
    ],
  };
}

export default createConfig();
