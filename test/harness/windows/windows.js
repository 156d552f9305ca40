/**
 * All windows of one test file: the test page and whatever it opened. Each has a handle that stays the same through
 * navigations, and through the process swap of `Cross-Origin-Opener-Policy`.
 *
 * This is all that is known of an engine here; chromium.js, firefox.js and webkit.js beside this file do it:
 *
 * @typedef {object} Driver of one test page, in a browser context (cookies, storage, channels, windows) of its own
 * @property {Window} testPage
 * @property {() => Promise<Window[]>} windows all others since the last `forget`, closed ones too, the newest last
 * @property {() => Promise<Window>} open an empty one that no page has a hand in
 * @property {() => Promise<void>} forget closes all others; no cookies, console and requests are left
 * @property {(window?: Window) => Promise<Request[]>} requests of a window, also a closed one, or of all
 *
 * @typedef {object} Window
 * @property {string} handle
 * @property {string} url when it was last asked for
 * @property {boolean} closed
 * @property {(expression: string) => Promise<any>} evaluate without a visitor's gesture; awaited, the result as JSON
 * @property {(point: { x: number, y: number, button?: string, count?: number }) => Promise<void>} click
 * @property {(point: { x: number, y: number }) => Promise<void>} move
 * @property {(key: string, modifiers: string[]) => Promise<void>} press
 * @property {(text: string) => Promise<void>} type
 * @property {(url: string) => Promise<void>} goto until it is loaded
 * @property {() => Promise<void>} reload until it is loaded
 * @property {() => Promise<void>} close
 * @property {() => Promise<{ index: number, urls: string[] }>} history
 * @property {() => Promise<{ type: string, text: string, url: string }[]>} console
 * @property {() => Promise<void>} toFront
 * @property {() => Promise<void>} minimise
 * @property {(options: { fullPage: boolean, clip?: Clip }) => Promise<Uint8Array>} screenshot
 * @property {() => Promise<AccessibleNode[]>} [accessibility] what assistive technology is told, in its order
 * @property {(viewport: object | null) => Promise<void>} [setViewport] null is as it was
 * @property {(media: object | null) => Promise<void>} [setMedia] null is as it was
 *
 * @typedef {{ url: string, method: string, referrer: string }} Request
 * @typedef {{ x: number, y: number, width: number, height: number }} Clip
 * @typedef {{ role: string, name: string, description: string, states: Record<string, unknown> }} AccessibleNode
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** The handle of the page that runs the tests. */
export const TEST_PAGE = 'test';

/** How long to wait for something in a window, in milliseconds: a busy machine takes its time. */
export const PATIENCE = 15_000;

/** @typedef {{ handle?: string, url?: string, timeout?: number }} Where which window: by handle, part of its address, or the newest */

/**
 * For drivers that hand over text: JSON alone would make null of undefined, which `readResult` tells apart.
 *
 * @param {string} expression
 */
export const asJson = (expression) =>
  `(async () => { const it = await (${expression}); return JSON.stringify(it === undefined ? [] : [it]); })()`;

/** @param {string} text */
export const readResult = (text) => JSON.parse(text)[0];

/** A window that was just changing its document, or closing, when something was asked of it. */
export class Leaving extends Error {}

export class Windows {
  /** Whether a test has changed the test page's viewport or media. */
  emulated = false;

  /**
   * @param {Driver} driver
   */
  constructor(driver) {
    this.driver = driver;
  }

  get testPage() {
    return this.driver.testPage;
  }

  /** @returns {Promise<Window[]>} all but the test page, the newest last, closed ones too */
  others() {
    return this.driver.windows();
  }

  /**
   * @param {Where} where
   * @returns {Promise<Window | undefined>} an open window
   */
  async #lookUp({ handle, url = '' }) {
    if (handle === TEST_PAGE) return this.testPage;
    return (await this.others()).findLast(
      (window) => !window.closed && (handle === undefined ? window.url.includes(url) : window.handle === handle),
    );
  }

  /**
   * Waits for a window; it may just be opening, or on its way to that address.
   *
   * @param {Where} where
   * @returns {Promise<Window>}
   */
  async find(where) {
    const { handle, url, timeout = PATIENCE } = where;
    const window = await until(() => this.#lookUp(where), timeout);
    if (window) return window;
    const list = (await this.others()).map((w) => `${w.handle} ${w.closed ? '(closed) ' : ''}${w.url}`).join('\n  ');
    throw new Error(
      `No window ${handle ?? ''} ${url ? `at ${url}` : ''} after ${timeout} ms, only:\n  ${list || 'none'}`,
    );
  }

  /**
   * @param {Window} window
   * @returns {Promise<boolean>} whether it is closed by now
   */
  async isClosed(window) {
    await this.others();
    return window.closed;
  }
}

/**
 * Looks again and again, at first soon and then less often: on a busy machine looking itself takes time from others.
 *
 * @template T
 * @param {() => T | Promise<T>} check
 * @param {number} timeout
 * @returns {Promise<T>} the first truthy value, or the last
 */
export async function until(check, timeout) {
  const end = performance.now() + timeout;
  for (let wait = 15; ; wait = Math.min(wait * 1.4, 100)) {
    const value = await check();
    if (value || performance.now() > end) return value;
    await sleep(wait);
  }
}

/**
 * Evaluates without a visitor's gesture. Tries again where the window is just changing its document.
 *
 * @param {Window} window
 * @param {string} expression
 * @returns {Promise<any>}
 */
export async function evaluate(window, expression) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await window.evaluate(expression);
    } catch (error) {
      if (!(error instanceof Leaving) || window.closed || attempt === 20) throw error;
      await sleep(50);
    }
  }
}
