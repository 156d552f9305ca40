/** Starts WebKit (as GNOME has it) for the runner, driven by WebDriver; a browser of its own for every test file. */
import { WebkitDriver } from '../windows/webkit.js';
import { Session, WebDriver } from './webdriver.js';

/** @implements {import('@web/test-runner').BrowserLauncher} */
class WebkitLauncher {
  type = 'webdriver';
  concurrency = 1;
  /** @type {Promise<WebDriver> | undefined} */
  #server;
  /** @type {Map<string, { url: string, session: Session, driver: WebkitDriver }>} */
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
    this.#server ??= WebDriver.start(path, headed);
    const args = ['--automation', `--javascript-can-open-windows-automatically=${!blockPopups}`];
    const capabilities = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser, args } };
    const session = await Session.start(await this.#server, capabilities);
    const driver = await WebkitDriver.of(session);
    this.#running.set(id, { url, session, driver });
    await driver.testPage.setViewport(null);
    await driver.testPage.goto(url);
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
    const running = this.#running.get(id);
    if (!running) throw new Error(`No browser runs for session ${id}`);
    return running.driver;
  }

  /** @param {string} id */
  async stopSession(id) {
    const running = this.#running.get(id);
    this.#running.delete(id);
    running?.driver.dispose();
    await running?.session.stop();
    return {};
  }

  async startDebugSession() {
    throw new Error('WebKit can’t be debugged from here: use --headed.');
  }

  async stop() {
    for (const id of this.#running.keys()) await this.stopSession(id).catch(() => {});
    (await this.#server?.catch(() => undefined))?.stop();
  }
}

/** @type {import('./engines.js').CreateLauncher} */
export const launcher = (options) => new WebkitLauncher(options);
