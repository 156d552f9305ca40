/**
 * Starts WebKit (as GNOME has it) for the runner, driven by WebDriver. Each test file has a browser and a driver of its
 * own: what brings one of them down is then the trouble of one file.
 */
import { WebkitDriver } from '../windows/webkit.js';
import { Session, WebDriver, startDisplay } from './webdriver.js';

/** @typedef {{ url: string, server?: WebDriver, session?: Session, driver?: WebkitDriver }} Running */

/** @implements {import('@web/test-runner').BrowserLauncher} */
class WebkitLauncher {
  type = 'webdriver';
  concurrency = 1;
  /** @type {Promise<import('./webdriver.js').Display> | undefined} */
  #display;
  /** @type {Map<string, Running>} */
  #running = new Map();

  /**
   * @param {import('./engines.js').LauncherOptions} options
   */
  constructor(options) {
    this.name = options.name;
    this.options = options;
  }

  /**
   * @param {string} id
   * @param {string} url
   */
  async startSession(id, url) {
    const { path, miniBrowser, blockPopups, headed } = this.options;
    if (!headed) this.#display ??= startDisplay();
    /** @type {Running} */
    const running = { url };
    this.#running.set(id, running);
    running.server = await WebDriver.start(path, await this.#display);
    const args = ['--automation', `--javascript-can-open-windows-automatically=${!blockPopups}`];
    const capabilities = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser, args } };
    running.session = await Session.start(running.server, capabilities);
    running.driver = await WebkitDriver.of(running.session);
    await running.driver.testPage.setViewport(null);
    await running.driver.testPage.goto(url);
  }

  /** @param {string} id */
  isActive(id) {
    return this.#running.has(id);
  }

  /** @param {string} id */
  getBrowserUrl(id) {
    return this.#running.get(id)?.url;
  }

  /** @param {string} id */
  driver(id) {
    const driver = this.#running.get(id)?.driver;
    if (!driver) throw new Error(`No browser runs for session ${id}`);
    return driver;
  }

  /** @param {string} id */
  async stopSession(id) {
    const { server, session, driver } = this.#running.get(id) ?? {};
    this.#running.delete(id);
    driver?.dispose();
    try {
      await session?.stop();
    } finally {
      server?.stop();
    }
    return {};
  }

  async startDebugSession() {
    throw new Error('WebKit can’t be debugged from here: use --headed.');
  }

  async stop() {
    for (const id of this.#running.keys()) await this.stopSession(id).catch(() => {});
    (await this.#display?.catch(() => undefined))?.stop();
  }
}

/** @type {import('./engines.js').CreateLauncher} */
export const launcher = (options) => new WebkitLauncher(options);
