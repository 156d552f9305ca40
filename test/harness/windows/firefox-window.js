/** One window of Firefox, driven by WebDriver BiDi itself: puppeteer hides too much of it. See windows.js. */
import { clickAt, moveTo, pressKey, typeText } from './actions.js';
import { Leaving, TEST_PAGE, asJson, readResult } from './windows.js';

const GONE = /no such frame|no such window|AbortError|destroyed|discarded|not found|unloaded|navigat|actor/i;

/**
 * Runs in Firefox itself, which alone knows a window's history.
 *
 * @param {string} context
 */
const readHistory = (context) => `(() => {
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const browsingContext = NavigableManager.getBrowsingContextById(${JSON.stringify(context)});
  const { sessionHistory: history } = browsingContext;
  const urls = Array.from({ length: history.count }, (_, index) => history.getEntryAtIndex(index).URI.spec);
  return JSON.stringify({ index: history.index, urls });
})()`;

/** @implements {import('./windows.js').Window} */
export class FirefoxWindow {
  closed = false;
  /** @type {{ type: string, text: string, url: string }[]} */
  messages = [];
  /** @type {import('./windows.js').Request[]} */
  requests = [];
  /** @type {FirefoxWindow | undefined} */
  #elsewhere;

  /**
   * @param {(method: string, parameters: object) => Promise<any>} send
   * @param {{ context: string, userContext: string, url: string }} info
   */
  constructor(send, { context, userContext, url }) {
    this.send = send;
    this.context = context;
    this.userContext = userContext;
    this.url = url;
    this.handle = context;
  }

  /** Makes this the test page. */
  beTestPage() {
    this.handle = TEST_PAGE;
    return this;
  }

  /**
   * @param {string} method
   * @param {object} [parameters]
   */
  async #ask(method, parameters = {}) {
    try {
      return await this.send(method, { context: this.context, ...parameters });
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      throw GONE.test(message) ? new Leaving(message) : error;
    }
  }

  /**
   * @param {string} expression
   * @param {string} [context]
   */
  async #evaluate(expression, context = this.context) {
    const { exceptionDetails, result } = await this.#ask('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
      userActivation: false,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  /** @param {string} expression */
  async evaluate(expression) {
    return readResult(await this.#evaluate(asJson(expression)));
  }

  /** @param {object[]} actions */
  async #perform(actions) {
    await this.#ask('input.performActions', { actions });
  }

  /** @type {import('./windows.js').Window['click']} */
  async click(point) {
    await this.#perform(clickAt(point));
  }

  /** @param {{ x: number, y: number }} point */
  async move(point) {
    await this.#perform(moveTo(point));
  }

  /**
   * @param {string} key
   * @param {string[]} modifiers
   */
  async press(key, modifiers) {
    await this.#perform(pressKey(key, modifiers));
  }

  /** @param {string} text */
  async type(text) {
    await this.#perform(typeText(text));
  }

  /** @param {string} url */
  async goto(url) {
    await this.#ask('browsingContext.navigate', { url, wait: 'complete' });
  }

  async reload() {
    await this.#ask('browsingContext.reload', { wait: 'complete' });
  }

  async close() {
    await this.#ask('browsingContext.close');
  }

  async history() {
    const { contexts } = await this.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
    return JSON.parse(await this.#evaluate(readHistory(this.context), contexts[0].context));
  }

  async console() {
    return this.messages;
  }

  async toFront() {
    const window = await this.#clientWindow();
    if (window.state === 'minimized') await this.#setState(window, 'normal');
    await this.#ask('browsingContext.activate');
    await this.#elsewhere?.close();
    this.#elsewhere = undefined;
  }

  /** A minimised window keeps the focus until another one takes it. */
  async minimise() {
    await this.#setState(await this.#clientWindow(), 'minimized');
    const info = { userContext: 'default', url: 'about:blank' };
    const { context } = await this.send('browsingContext.create', { type: 'window', userContext: info.userContext });
    this.#elsewhere = new FirefoxWindow(this.send, { ...info, context });
    await this.#elsewhere.toFront();
  }

  async #clientWindow() {
    const { contexts } = await this.#ask('browsingContext.getTree', { root: this.context, maxDepth: 0 });
    const { clientWindows } = await this.send('browser.getClientWindows', {});
    return clientWindows.find((/** @type {any} */ one) => one.clientWindow === contexts[0].clientWindow);
  }

  /**
   * @param {{ clientWindow: string }} window
   * @param {'normal' | 'minimized'} state
   */
  async #setState({ clientWindow }, state) {
    await this.send('browser.setClientWindowState', { clientWindow, state });
  }

  /** @type {import('./windows.js').Window['screenshot']} */
  async screenshot({ fullPage, clip }) {
    const { data } = await this.#ask('browsingContext.captureScreenshot', {
      origin: fullPage || clip ? 'document' : 'viewport',
      ...(clip && { clip: { type: 'box', ...clip } }),
    });
    return Buffer.from(data, 'base64');
  }

  /** @param {object | null} viewport */
  async setViewport(viewport) {
    const { width, height } = { width: 800, height: 600, ...viewport };
    await this.#ask('browsingContext.setViewport', { viewport: { width, height } });
  }
}
