/**
 * Mouse, keyboard and focus in windows, and a visitor's way through the provider's pages.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { evaluate, until } from './windows.js';

/** @typedef {import('./windows.js').Windows} Windows */
/** @typedef {import('./windows.js').Entry} Entry */

/** Runs in the window. `a >>> b` looks for b in the shadow root of a. */
const LOCATE = `(selector) => {
  let root = document;
  let element = null;
  for (const part of selector.split('>>>')) {
    element = root.querySelector(part.trim());
    if (!element) return null;
    root = element.shadowRoot ?? element;
  }
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 ? { x: x + width / 2, y: y + height / 2 } : null;
}`;

/**
 * A window that is hidden gets no frames, so input would wait forever; and nobody clicks in a window they can't see.
 *
 * @param {Entry} entry
 */
export async function show(entry) {
  if ((await evaluate(entry, 'document.visibilityState')) === 'hidden') await bringToFront(entry);
}

/**
 * @param {Entry} entry
 */
export async function bringToFront(entry) {
  const { windowId, bounds } = await entry.cdp.send('Browser.getWindowForTarget');
  if (bounds.windowState === 'minimized') {
    await entry.cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
  }
  await entry.page.bringToFront();
  await until(() => evaluate(entry, 'document.visibilityState === "visible" && document.hasFocus()'), 2000);
}

/**
 * Input can close or leave the window before the browser confirms it.
 *
 * @param {Entry} entry
 * @param {Promise<unknown>} input
 */
export async function settle(entry, input) {
  await input.catch((error) => {
    if (!entry.closed && !/closed|detached|navigat/i.test(error.message)) throw error;
  });
}

/**
 * @param {Entry} entry
 * @param {string} selector
 * @param {number} [timeout]
 */
export async function clickSelector(entry, selector, timeout = 5000) {
  await show(entry);
  const point = await until(() => evaluate(entry, `(${LOCATE})(${JSON.stringify(selector)})`), timeout);
  if (!point) throw new Error(`No ${selector} to click at ${entry.page.url()} after ${timeout} ms`);
  await settle(entry, entry.page.mouse.click(point.x, point.y));
}

/**
 * Whether a page that has loaded has such an element. Before its style sheets are there, what is seen now will be
 * elsewhere by the time of the click.
 *
 * @param {Entry} entry
 * @param {string} selector
 */
function has(entry, selector) {
  const expression = `document.readyState === 'complete' && document.querySelector(${JSON.stringify(selector)}) !== null`;
  return evaluate(entry, expression).catch(() => false);
}

const OTHER_ACCOUNT = '.account a';

/**
 * @param {Windows} windows
 * @param {{ origin: string, user?: string, decision?: 'allow' | 'deny', timeout?: number }} options
 */
export async function signIn(windows, { origin, user, decision = 'allow', timeout = 5000 }) {
  const end = performance.now() + timeout;
  const entry = await windows.find({ url: origin, timeout });
  let loggedIn = false;
  while (performance.now() < end) {
    if (entry.closed || !entry.page.url().startsWith(origin)) return entry.handle; // consent was given earlier
    // Consent comes at once for whoever is logged in, who may be somebody else.
    const otherAccount = user !== undefined && !loggedIn && (await has(entry, OTHER_ACCOUNT));
    if (otherAccount) {
      await clickSelector(entry, OTHER_ACCOUNT);
      await until(async () => !(await has(entry, OTHER_ACCOUNT)), 2000);
    } else if (await has(entry, `button[value="${decision}"]`)) {
      await clickSelector(entry, `button[value="${decision}"]`);
      return entry.handle;
    }
    if (await has(entry, 'button[name="login"]')) {
      if (loggedIn) throw new Error(`The provider has no user ${user}`);
      await evaluate(entry, `document.querySelector('#username').value = ${JSON.stringify(user ?? 'ada')}`);
      loggedIn = true;
      await clickSelector(entry, 'button[name="login"]');
      await until(async () => !(await has(entry, 'button[name="login"]')) || (await has(entry, '.alert')), 2000);
    }
    await sleep(25);
  }
  throw new Error(`No login or consent page at ${entry.page.url()} after ${timeout} ms`);
}
