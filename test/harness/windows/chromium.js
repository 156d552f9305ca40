/** Chromium's windows, see windows.js. */
import { recordRequests } from './chromium-requests.js';
import { ChromiumWindow } from './chromium-window.js';
import { PATIENCE, TEST_PAGE, until } from './windows.js';

/** @typedef {import('puppeteer-core').Page} Page */

/** @implements {import('./windows.js').Driver} */
export class ChromiumDriver {
  /** @type {Set<Promise<unknown>>} windows that have opened, but can't be driven yet */
  #coming = new Set();
  /** @type {ChromiumWindow[]} */
  #others = [];
  /** @type {Map<Page, Promise<ChromiumWindow>>} */
  #added = new Map();
  /** @type {Map<string, import('./windows.js').Request[]>} by target */
  #requests = new Map();
  testPage = /** @type {ChromiumWindow} */ (/** @type {unknown} */ (undefined));

  /**
   * @param {Page} page the test page
   */
  static async of(page) {
    const driver = new ChromiumDriver();
    driver.#requests = await recordRequests(page.browser());
    driver.testPage = await new ChromiumWindow(page).attach(TEST_PAGE);
    page.browserContext().on('targetcreated', (target) => {
      if (target.type() !== 'page') return; // Chromium's own surfaces are targets too, of type "other"
      const coming = target
        .page()
        .then((one) => one && driver.#add(one))
        .catch(() => {}) // closed again already
        .finally(() => driver.#coming.delete(coming));
      driver.#coming.add(coming);
    });
    return driver;
  }

  /**
   * @param {Page} page
   * @returns {Promise<ChromiumWindow>} once it can be driven; the same for the same page
   */
  #add(page) {
    const adding = this.#added.get(page) ?? new ChromiumWindow(page).attach().then((window) => this.#keep(window));
    this.#added.set(page, adding);
    return adding;
  }

  /** @param {ChromiumWindow} window */
  #keep(window) {
    this.#others.push(window);
    return window;
  }

  async windows() {
    await Promise.all(this.#coming);
    return this.#others;
  }

  async open() {
    return this.#add(await this.testPage.page.browserContext().newPage({ type: 'window' }));
  }

  async forget() {
    const { cdp } = this.testPage;
    await this.#closeOthers();
    await this.windows();
    this.#others = [];
    this.testPage.messages = [];
    (await this.requests(this.testPage)).length = 0;
    await cdp.send('Network.clearBrowserCookies'); // of this context: the provider forgets who was logged in
  }

  /** Asked of the browser itself: a window may have opened so late that it is in no list yet, puppeteer's included. */
  async #closeOthers() {
    const { cdp, page, target } = this.testPage;
    const { id } = page.browserContext();
    const closeAll = async () => {
      const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'page' }, { exclude: true }] });
      const others = targetInfos.filter((one) => one.browserContextId === id && one.targetId !== target);
      const close = (/** @type {string} */ targetId) => cdp.send('Target.closeTarget', { targetId });
      await Promise.all(others.map(({ targetId }) => close(targetId).catch(() => {}))); // by itself, this very moment
      return !others.length;
    };
    await until(closeAll, PATIENCE);
  }

  /** @param {import('./windows.js').Window} [window] */
  async requests(window) {
    const of = (/** @type {ChromiumWindow} */ { target }) => this.#requests.get(target) ?? [];
    return window ? of(/** @type {ChromiumWindow} */ (window)) : [this.testPage, ...this.#others].flatMap(of);
  }
}
