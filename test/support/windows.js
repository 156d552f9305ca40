/**
 * All windows of one test file: the test page and whatever it opened. Each has a handle that stays the same through
 * navigations, and through the process swap of `Cross-Origin-Opener-Policy` (Chromium keeps the target's id there).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { recordRequests } from './requests.js';

/** The handle of the page that runs the tests. */
export const TEST_PAGE = 'test';

const GONE =
  /context was destroyed|Cannot find context|detached|Target closed|Session closed|navigated|Inspected target/;

/**
 * @typedef {object} Entry
 * @property {string} handle
 * @property {import('puppeteer-core').Page} page
 * @property {import('puppeteer-core').CDPSession} cdp
 * @property {boolean} closed
 * @property {string} url the last one seen
 * @property {{ type: string, text: string, url: string }[]} console
 * @property {import('./requests.js').RecordedRequest[]} requests
 */

/** @typedef {{ handle?: string, url?: string, timeout?: number }} Where which window: by handle, part of its address, or the newest */

export class Windows {
  /** @type {Entry[]} in the order they were opened */
  entries = [];
  /** @type {Map<string, import('./requests.js').RecordedRequest[]>} */
  #requests = new Map();
  /** @type {WeakMap<import('puppeteer-core').Page, Promise<Entry>>} */
  #added = new WeakMap();
  #opened = 0;
  /** Whether a test has changed the test page's viewport or media. */
  emulated = false;

  /**
   * @param {import('puppeteer-core').Page} testPage
   */
  static async of(testPage) {
    const windows = new Windows();
    const context = testPage.browserContext();
    windows.#requests = await recordRequests(testPage.browser());
    await windows.#add(testPage, TEST_PAGE);
    context.on('targetcreated', async (target) => {
      // Chromium's own surfaces are targets too, of type "other".
      const page = target.type() === 'page' ? await target.page().catch(() => null) : null;
      if (page) await windows.#add(page).catch(() => {}); // closed again already
    });
    return windows;
  }

  /**
   * @param {import('puppeteer-core').Page} page
   * @param {string} [handle]
   * @returns {Promise<Entry>} once it can be driven; the same for the same page
   */
  #add(page, handle) {
    const added = this.#added.get(page) ?? this.#watch(page, handle);
    this.#added.set(page, added);
    return added;
  }

  /**
   * @param {import('puppeteer-core').Page} page
   * @param {string} [handle]
   */
  async #watch(page, handle) {
    /** @type {Entry} */
    const entry = {
      handle: handle ?? `window-${(this.#opened += 1)}`,
      page,
      cdp: /** @type {any} */ (undefined),
      closed: false,
      url: page.url(),
      console: [],
      requests: [],
    };
    this.entries.push(entry);
    page.on('console', (message) => {
      entry.console.push({ type: message.type(), text: message.text(), url: message.location().url ?? '' });
    });
    page.on('pageerror', (error) => {
      entry.console.push({
        type: 'pageerror',
        text: error instanceof Error ? error.message : String(error),
        url: page.url(),
      });
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) entry.url = frame.url();
    });
    page.on('close', () => {
      entry.closed = true;
    });
    const cdp = await page.createCDPSession();
    const { targetId } = (await cdp.send('Target.getTargetInfo')).targetInfo;
    entry.requests = this.#requests.get(targetId) ?? [];
    entry.cdp = cdp;
    return entry;
  }

  /** @returns {Entry} */
  get testPage() {
    return /** @type {Entry} */ (this.entries[0]);
  }

  /** @returns {Entry[]} all but the test page, the newest last, closed ones too */
  get others() {
    return this.entries.slice(1);
  }

  /**
   * @param {Where} where
   * @returns {Entry | undefined} an open window
   */
  lookUp({ handle, url }) {
    if (handle === TEST_PAGE) return this.testPage;
    return this.others.findLast((entry) => {
      if (entry.closed || !entry.cdp) return false;
      return handle === undefined ? entry.page.url().includes(url ?? '') : entry.handle === handle;
    });
  }

  /**
   * Waits for a window; it may just be opening, or on its way to that address.
   *
   * @param {Where} where
   * @returns {Promise<Entry>}
   */
  async find(where) {
    const { handle, url, timeout = 5000 } = where;
    const entry = await until(() => this.lookUp(where), timeout);
    if (entry) return entry;
    const list = this.others.map((e) => `${e.handle} ${e.closed ? '(closed) ' : ''}${e.page.url()}`).join('\n  ');
    throw new Error(
      `No window ${handle ?? ''} ${url ? `at ${url}` : ''} after ${timeout} ms, only:\n  ${list || 'none'}`,
    );
  }

  /**
   * @param {import('puppeteer-core').Page} page
   */
  async adopt(page) {
    return this.#add(page);
  }

  /** Closes all but the test page, and forgets what was recorded. */
  async closeOthers() {
    const { page } = this.testPage;
    // Asked of the browser: a window may have opened so late that it is in no list of ours yet.
    const pages = await page.browserContext().pages();
    await Promise.all(pages.filter((other) => other !== page).map((other) => other.close().catch(() => {})));
    this.entries = [this.testPage];
    this.testPage.console = [];
    this.testPage.requests.length = 0;
  }
}

/**
 * @template T
 * @param {() => T | Promise<T>} check
 * @param {number} timeout
 * @returns {Promise<T>} the first truthy value, or the last
 */
export async function until(check, timeout) {
  const end = performance.now() + timeout;
  for (;;) {
    const value = await check();
    if (value || performance.now() > end) return value;
    await sleep(25);
  }
}

/**
 * Evaluates without a visitor's gesture. (Puppeteer's own `evaluate` counts as one, and would open pop-ups that a
 * browser blocks.) Tries again where the window is just changing its document.
 *
 * @param {Entry} entry
 * @param {string} expression
 * @returns {Promise<any>}
 */
export async function evaluate(entry, expression) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const options = { expression, awaitPromise: true, returnByValue: true, userGesture: false };
      const { result, exceptionDetails } = await entry.cdp.send('Runtime.evaluate', options);
      if (!exceptionDetails) return result.value;
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    } catch (error) {
      const transient = error instanceof Error && GONE.test(error.message) && !entry.closed;
      if (!transient || attempt === 20) throw error;
      await sleep(50);
    }
  }
}
