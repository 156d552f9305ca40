/** Firefox's windows, see windows.js. What they ask for and log is recorded from the first of each on. */
import { FirefoxWindow } from './firefox-window.js';

/** @typedef {{ windows: Map<string, FirefoxWindow>, send: (method: string, parameters: object) => Promise<any> }} Recorder */

/** @type {WeakMap<object, Recorder>} one for each browser, as long as it runs */
const recorders = new WeakMap();

/**
 * @param {any} connection puppeteer's
 * @returns {Recorder}
 */
function recorderOf(connection) {
  const known = recorders.get(connection);
  if (known) return known;
  const send = async (/** @type {string} */ method, /** @type {object} */ parameters) =>
    (await connection.send(method, parameters)).result;
  /** @type {Map<string, FirefoxWindow>} by context, in the order they were opened */
  const windows = new Map();
  const recorder = { windows, send };
  recorders.set(connection, recorder);

  connection.on('browsingContext.contextCreated', (/** @type {any} */ info) => add(recorder, info));
  connection.on('browsingContext.contextDestroyed', ({ context, url }) => {
    const window = windows.get(context);
    if (window) Object.assign(window, { url, closed: true });
  });
  connection.on('network.beforeRequestSent', ({ context, request: { url, method, headers } }) => {
    const referrer = headers.find((/** @type {any} */ { name }) => name.toLowerCase() === 'referer')?.value.value;
    windows.get(context)?.requests.push({ url, method, referrer: referrer ?? '' });
  });
  connection.on('log.entryAdded', ({ type, method, level, text, source, stackTrace }) => {
    const window = windows.get(source.context);
    const url = stackTrace?.callFrames[0]?.url ?? window?.url ?? '';
    // What is not caught has a trace; what Firefox itself has to say (a Content-Security-Policy, say) has none.
    const thrown = type === 'javascript' && level === 'error' && stackTrace;
    window?.messages.push({ type: thrown ? 'pageerror' : (method ?? level), text, url });
  });
  return recorder;
}

/**
 * @param {Recorder} recorder
 * @param {{ context: string, parent?: string | null, userContext: string, url: string }} info
 */
function add({ windows, send }, info) {
  if (!info.parent && !windows.has(info.context)) windows.set(info.context, new FirefoxWindow(send, info));
}

/** @implements {import('./windows.js').Driver} */
export class FirefoxDriver {
  /**
   * @param {Recorder} recorder
   * @param {FirefoxWindow} testPage
   */
  constructor(recorder, testPage) {
    this.recorder = recorder;
    this.testPage = testPage;
  }

  /**
   * @param {import('puppeteer-core').Page} page the test page
   */
  static async of(page) {
    const recorder = recorderOf(/** @type {any} */ (page.browser()).connection);
    const context = /** @type {any} */ (page.mainFrame())._id;
    const { contexts } = await recorder.send('browsingContext.getTree', { root: context, maxDepth: 0 });
    const known = recorder.windows.get(context) ?? new FirefoxWindow(recorder.send, contexts[0]);
    recorder.windows.set(context, known);
    return new FirefoxDriver(recorder, known.beTestPage());
  }

  async windows() {
    const { windows, send } = this.recorder;
    const { contexts } = await send('browsingContext.getTree', { maxDepth: 0 });
    for (const info of contexts) {
      add(this.recorder, info);
      Object.assign(/** @type {FirefoxWindow} */ (windows.get(info.context)), { url: info.url });
    }
    return [...windows.values()].filter(
      (one) => one !== this.testPage && one.userContext === this.testPage.userContext,
    );
  }

  async open() {
    const { userContext } = this.testPage;
    const { context } = await this.recorder.send('browsingContext.create', { type: 'window', userContext });
    await this.windows();
    return /** @type {FirefoxWindow} */ (this.recorder.windows.get(context));
  }

  async forget() {
    for (const window of await this.windows()) {
      if (!window.closed) await window.close().catch(() => {}); // by itself, this very moment
      this.recorder.windows.delete(window.context);
    }
    this.testPage.messages = [];
    this.testPage.requests = [];
    const partition = { type: 'storageKey', userContext: this.testPage.userContext };
    await this.recorder.send('storage.deleteCookies', { partition });
  }

  /** @param {import('./windows.js').Window} [window] */
  async requests(window) {
    const all = window ? [window] : [this.testPage, ...(await this.windows())];
    return all.flatMap((one) => /** @type {FirefoxWindow} */ (one).requests);
  }
}
