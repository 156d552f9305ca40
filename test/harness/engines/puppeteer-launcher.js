/**
 * The runner's Chrome launcher, with a fresh browser context (cookies, storage, channels, windows) for every test file.
 */
import { ChromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';

export class PuppeteerLauncher extends ChromeLauncher {
  /** @type {WeakMap<import('puppeteer-core').Page, Promise<import('../windows/windows.js').Driver>>} */
  #drivers = new WeakMap();

  /**
   * @param {string} name the runner tells launchers apart by their names
   * @param {import('puppeteer-core').LaunchOptions} launchOptions
   * @param {{ of: (page: import('puppeteer-core').Page) => Promise<import('../windows/windows.js').Driver> }} Driver
   */
  constructor(name, launchOptions, Driver) {
    super(
      launchOptions,
      async ({ browser }) => browser.defaultBrowserContext(),
      async ({ browser }) => (await browser.createBrowserContext()).newPage(),
      /** @type {any} */ (puppeteer),
    );
    this.name = name;
    this.Driver = Driver;
  }

  /**
   * @param {string} sessionId
   * @returns {Promise<import('../windows/windows.js').Driver>}
   */
  driver(sessionId) {
    const page = this.getPage(sessionId);
    const driver = this.#drivers.get(page) ?? this.Driver.of(page);
    this.#drivers.set(page, driver);
    return driver;
  }

  /**
   * The runner would keep the page for the next file, and with it everything the last one stored or left open.
   *
   * @override
   * @param {string} sessionId
   */
  async stopSession(sessionId) {
    const page = this.getPage(sessionId);
    this['activePages'].delete(sessionId);
    await page.browserContext().close();
    return {};
  }
}
