/** One window of Chromium, driven by puppeteer and, where that is not enough, the DevTools protocol. See windows.js. */
import { Leaving } from './windows.js';

const GONE =
  /context was destroyed|Cannot find context|detached|Target closed|Session closed|navigat|Inspected target|closed/i;
const VIEWPORT = { width: 800, height: 600 };

/** @typedef {import('puppeteer-core').Page} Page */

/** @implements {Required<import('./windows.js').Window>} */
export class ChromiumWindow {
  closed = false;
  handle = '';
  target = '';
  /** @type {{ type: string, text: string, url: string }[]} */
  messages = [];
  cdp = /** @type {import('puppeteer-core').CDPSession} */ (/** @type {unknown} */ (undefined));

  /**
   * @param {Page} page
   */
  constructor(page) {
    this.page = page;
    page.on('console', (message) => this.#say(message.type(), message.text(), message.location().url));
    page.on('pageerror', (error) => this.#say('pageerror', error instanceof Error ? error.message : String(error)));
    page.on('close', () => (this.closed = true));
  }

  /**
   * @param {string} [handle]
   * @returns {Promise<this>} once it can be driven
   */
  async attach(handle) {
    this.cdp = await this.page.createCDPSession();
    // Chromium keeps the target where a page moves to another process.
    this.target = (await this.cdp.send('Target.getTargetInfo')).targetInfo.targetId;
    this.handle = handle ?? this.target;
    return this;
  }

  /**
   * @param {string} type
   * @param {string} text
   */
  #say(type, text, url = this.page.url()) {
    this.messages.push({ type, text, url });
  }

  get url() {
    return this.page.url();
  }

  /**
   * Puppeteer's own `evaluate` counts as a visitor's gesture, and would open pop-ups that a browser blocks.
   *
   * @param {string} expression
   */
  async evaluate(expression) {
    const options = { expression, awaitPromise: true, returnByValue: true, userGesture: false };
    const { result, exceptionDetails } = await leaving(this.cdp.send('Runtime.evaluate', options));
    if (!exceptionDetails) return result.value;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  /** @type {import('./windows.js').Window['click']} */
  async click({ x, y, button = 'left', count = 1 }) {
    await leaving(this.page.mouse.click(x, y, { button: /** @type {'left'} */ (button), count }));
  }

  /** @param {{ x: number, y: number }} point */
  async move({ x, y }) {
    await this.page.mouse.move(x, y);
  }

  /**
   * @param {string} key
   * @param {string[]} modifiers
   */
  async press(key, modifiers) {
    const { keyboard } = this.page;
    for (const modifier of modifiers) await keyboard.down(/** @type {'Shift'} */ (modifier));
    await leaving(keyboard.press(/** @type {'Enter'} */ (key)));
    for (const modifier of modifiers) await leaving(keyboard.up(/** @type {'Shift'} */ (modifier)));
  }

  /** @param {string} text */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** @param {string} url */
  async goto(url) {
    await this.page.goto(url);
  }

  async reload() {
    await this.page.reload();
  }

  async close() {
    await this.page.close();
  }

  async history() {
    const { entries, currentIndex } = await this.cdp.send('Page.getNavigationHistory');
    return { index: currentIndex, urls: entries.map((entry) => entry.url) };
  }

  async console() {
    return this.messages;
  }

  async toFront() {
    const { windowId, bounds } = await this.cdp.send('Browser.getWindowForTarget');
    if (bounds.windowState === 'minimized') await this.#setState(windowId, 'normal');
    await this.page.bringToFront();
  }

  async minimise() {
    const { windowId } = await this.cdp.send('Browser.getWindowForTarget');
    await this.#setState(windowId, 'minimized');
  }

  /**
   * @param {number} windowId
   * @param {'normal' | 'minimized'} windowState
   */
  async #setState(windowId, windowState) {
    await this.cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  }

  /** @type {import('./windows.js').Window['screenshot']} */
  async screenshot(options) {
    return this.page.screenshot(options);
  }

  async accessibility() {
    const { nodes } = await this.cdp.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    /** @type {(node: import('puppeteer-core').Protocol.Accessibility.AXNode | undefined) => import('./windows.js').AccessibleNode[]} */
    const read = (node) => [
      ...(node && !node.ignored ? [describe(node)] : []),
      ...(node?.childIds ?? []).flatMap((id) => read(byId.get(id))),
    ];
    return read(nodes[0]);
  }

  /** @param {object | null} viewport */
  async setViewport(viewport) {
    await this.page.setViewport({ ...VIEWPORT, ...viewport });
  }

  /** @param {object | null} media */
  async setMedia(media) {
    await this.cdp.send('Emulation.setEmulatedMedia', { media: '', features: [], ...media });
  }
}

/** @param {import('puppeteer-core').Protocol.Accessibility.AXNode} node */
const describe = ({ role, name, description, properties = [] }) => ({
  role: String(role?.value ?? ''),
  name: String(name?.value ?? ''),
  description: String(description?.value ?? ''),
  states: Object.fromEntries(properties.map((one) => [one.name, one.value.value])),
});

/**
 * @template T
 * @param {Promise<T>} asked
 * @returns {Promise<T>}
 */
function leaving(asked) {
  return asked.catch((error) => {
    throw GONE.test(error.message) ? new Leaving(error.message) : error;
  });
}
