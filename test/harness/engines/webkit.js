/**
 * Starts WebKit (as GNOME has it) for the runner, driven by WebDriver. Each test file has a browser and a driver of its
 * own: what brings one of them down is then the trouble of one file.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebkitDriver } from '../windows/webkit.js';
import { Session, WebDriver, startDisplay } from './webdriver.js';

/** How long a browser may take to show the test page, in ms. */
const START_PATIENCE = 35_000;

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
   * WebKitGTK now and then starts a browser that never answers its driver (seen twice in some 400 starts): that one is
   * ended, and another started.
   *
   * @param {string} id
   * @param {string} url
   */
  async startSession(id, url) {
    if (!this.options.headed) this.#display ??= startDisplay();
    for (let others = 2; ; others -= 1) {
      const late = sleep(START_PATIENCE, undefined, { ref: false }).then(() => Promise.reject(new Error('no answer')));
      try {
        return await Promise.race([this.#start(id, url), late]);
      } catch (error) {
        this.#running.get(id)?.server?.stop();
        this.#running.delete(id);
        if (others === 0) throw error;
        console.error(`A browser did not start (${String(error)}); another one is started.`);
      }
    }
  }

  /**
   * @param {string} id
   * @param {string} url
   */
  async #start(id, url) {
    const { path, miniBrowser, blockPopups } = this.options;
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
