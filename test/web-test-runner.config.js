/**
 * How the browser tests run. `test/run.js` uses this by `createConfig()`; `npx wtr --config test/web-test-runner.config.js`
 * works as well.
 */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { join } from 'node:path';
import { browserReporter } from './support/browser-reporter.js';
import { chromiumLauncher } from './support/chromium-launcher.js';
import { findBrowser } from './support/get-browser.js';
import { pagesMiddleware } from './support/pages-middleware.js';
import { root } from './support/preparation.js';
import { serversPlugin } from './support/servers-plugin.js';
import { selectTestFiles } from './support/test-files.js';
import { windowsPlugin } from './support/windows-plugin.js';

/** Files that need a browser that blocks pop-ups, as visitors' browsers do; puppeteer switches that off. */
const BLOCKED = /\.blocked\.test\.ts$/;

/**
 * @param {{ files?: string[], watch?: boolean, headed?: boolean, forbidOnly?: boolean }} [options] files from the root
 * @returns {import('@web/test-runner').TestRunnerConfig}
 */
export function createConfig({ files = selectTestFiles([]).browser, watch = false, headed = false, forbidOnly } = {}) {
  const launch = { executablePath: findBrowser(), headed };
  const paths = files.map((file) => join(root, file));
  // A group without files is an error to the runner, so only those are named that have some.
  const groups = [
    { name: 'windows', files: paths.filter((p) => !BLOCKED.test(p)), browsers: [chromiumLauncher(launch)] },
    {
      name: 'blocked windows',
      files: paths.filter((p) => BLOCKED.test(p)),
      browsers: [chromiumLauncher({ ...launch, blockPopups: true })],
    },
  ].filter((group) => group.files.length > 0);

  return {
    rootDir: root,
    groups,
    watch,
    // Side by side they are no faster (measured on two processors, one to four at a time), only less even in time.
    concurrency: 1,
    hostname: 'localhost',
    // What ships is tested: Lit's development build would also log warnings of its own, and logs are part of the contract.
    nodeResolve: { exportConditions: ['production', 'default'] },
    testFramework: { config: { ui: 'bdd', timeout: 10_000, forbidOnly: forbidOnly ?? false } },
    testsFinishTimeout: 300_000,
    browserLogs: true,
    reporters: [browserReporter(process.env.TEST_REPORT)],
    middleware: [pagesMiddleware()],
    plugins: [
      windowsPlugin(),
      serversPlugin(),
      esbuildPlugin({ ts: true, target: 'es2022', tsconfig: join(root, 'tsconfig.json') }),
    ],
  };
}

export default createConfig();
