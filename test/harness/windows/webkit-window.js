/** One window of WebKit, driven by WebDriver. See windows.js. */
import { clickAt, moveTo, pressKey, typeText } from './actions.js';
import { Leaving, TEST_PAGE, asJson, readResult } from './windows.js';

const GONE = /no such window|no such frame|navigat|unexpected error|timed? ?out/i;
const VIEWPORT = { width: 800, height: 600 };

/** @implements {import('./windows.js').Window} */
export class WebkitWindow {
  closed = false;
  url = 'about:blank';
  /** @type {{ type: string, text: string, url: string }[]} of documents that were left */
  #messages = [];

  /**
   * @param {import('../engines/webdriver.js').Session} session
   * @param {string} id
   * @param {string} [handle]
   */
  constructor(session, id, handle = id) {
    this.session = session;
    this.id = id;
    this.handle = handle;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async ask(method, path, body) {
    try {
      return await this.session.askWindow(this.id, method, path, body);
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      throw GONE.test(message) ? new Leaving(message) : error;
    }
  }

  /** @param {string} expression */
  async evaluate(expression) {
    const script = `return ${asJson(expression)}`;
    return readResult(await this.ask('POST', '/execute/sync', { script, args: [] }));
  }

  /** @param {object[]} actions */
  async #perform(actions) {
    await this.ask('POST', '/actions', { actions });
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
    await this.#keepMessages();
    await this.ask('POST', '/url', { url });
    this.url = url;
  }

  async reload() {
    await this.#keepMessages();
    await this.ask('POST', '/refresh');
  }

  async close() {
    await this.ask('DELETE', '/window');
  }

  /** Goes back all the way and forth again, so the page may be loaded anew; it must be at the end of its history. */
  async history() {
    const steps = (await this.evaluate('history.length')) - 1;
    const urls = [await this.ask('GET', '/url')];
    for (let step = 0; step < steps; step += 1) {
      await this.ask('POST', '/back');
      urls.unshift(await this.ask('GET', '/url'));
    }
    for (let step = 0; step < steps; step += 1) await this.ask('POST', '/forward');
    return { index: steps, urls };
  }

  /** What the script of pages-middleware.js has heard: WebDriver tells nothing. */
  async console() {
    const messages = await this.#heard();
    if (!messages) throw new Error(`WebKit does not tell what ${this.url} has logged`);
    return [...this.#messages, ...messages];
  }

  async #keepMessages() {
    this.#messages.push(...((await this.#heard()) ?? []));
  }

  async #heard() {
    return this.handle === TEST_PAGE ? undefined : this.evaluate('globalThis.heardByTheTests');
  }

  /** A display without a window manager gives the focus to a window that shows up, and to no other on request. */
  async toFront() {
    if (await this.evaluate('document.visibilityState === "visible" && document.hasFocus()')) return;
    const rect = await this.ask('GET', '/window/rect');
    await this.minimise();
    await this.ask('POST', '/window/rect', rect);
  }

  async minimise() {
    await this.ask('POST', '/window/minimize');
  }

  /** @type {import('./windows.js').Window['screenshot']} */
  async screenshot() {
    return Buffer.from(await this.ask('GET', '/screenshot'), 'base64');
  }

  /** @param {object | null} viewport */
  async setViewport(viewport) {
    const wanted = { ...VIEWPORT, ...viewport };
    const frame = await this.evaluate('({ width: outerWidth - innerWidth, height: outerHeight - innerHeight })');
    const width = wanted.width + frame.width;
    const height = wanted.height + frame.height;
    await this.ask('POST', '/window/rect', { width, height });
  }
}
