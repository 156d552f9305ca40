/** WebKit's windows, see windows.js. Nobody tells us of new ones: we ask, whenever someone wants to know. */
import { ServedRequests } from './served-requests.js';
import { WebkitWindow } from './webkit-window.js';
import { Leaving, TEST_PAGE } from './windows.js';

/** @implements {import('./windows.js').Driver} */
export class WebkitDriver {
  #served = new ServedRequests();
  /** @type {Map<string, WebkitWindow>} by id, in the order they were seen */
  #others = new Map();

  /**
   * @param {import('../engines/webdriver.js').Session} session
   * @param {WebkitWindow} testPage
   */
  constructor(session, testPage) {
    this.session = session;
    this.testPage = testPage;
  }

  /**
   * @param {import('../engines/webdriver.js').Session} session
   */
  static async of(session) {
    return new WebkitDriver(session, new WebkitWindow(session, await session.ask('GET', '/window'), TEST_PAGE));
  }

  dispose() {
    this.#served.stop();
  }

  async windows() {
    /** @type {string[]} */
    const ids = await this.session.ask('GET', '/window/handles');
    for (const id of ids) {
      if (id !== this.testPage.id && !this.#others.has(id)) this.#others.set(id, new WebkitWindow(this.session, id));
    }
    for (const [id, window] of this.#others) {
      window.closed = !ids.includes(id);
      if (!window.closed) await this.#readUrl(window);
    }
    return [...this.#others.values()];
  }

  /** @param {WebkitWindow} window */
  async #readUrl(window) {
    try {
      window.url = await window.ask('GET', '/url');
    } catch (error) {
      if (!(error instanceof Leaving)) throw error;
      window.closed = !(await this.session.ask('GET', '/window/handles')).includes(window.id);
    }
  }

  async open() {
    const { handle } = await this.testPage.ask('POST', '/window/new', { type: 'window' });
    await this.windows();
    return /** @type {WebkitWindow} */ (this.#others.get(handle));
  }

  async forget() {
    await this.#forgetCookies();
    for (const window of await this.windows()) {
      if (!window.closed) await window.close().catch(() => {}); // by itself, this very moment
    }
    this.#others.clear();
    this.#served.requests = [];
  }

  /** WebDriver forgets the cookies of the host that a window is at, and of no other. */
  async #forgetCookies() {
    for (const origin of this.#served.cookies) {
      const window = await this.open();
      await window.goto(`${origin}/favicon.svg`);
      await window.ask('DELETE', '/cookie');
    }
    this.#served.cookies.clear();
  }

  /** Those of all windows: the servers can't tell one from the other. */
  async requests() {
    return [...this.#served.requests];
  }
}
