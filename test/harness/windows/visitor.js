/**
 * Mouse, keyboard and focus in windows, and a visitor's way through the provider's pages.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Leaving, PATIENCE, evaluate, until } from './windows.js';

/** @typedef {import('./windows.js').Windows} Windows */
/** @typedef {import('./windows.js').Window} Window */

/**
 * Runs in the window. `a >>> b` looks for b in the shadow root of a. What still moves (a page that scrolls smoothly, or
 * makes room) is not there yet: it would be elsewhere by the time of the click.
 */
const LOCATE = `async (selector) => {
  let root = document;
  let element = null;
  for (const part of selector.split('>>>')) {
    element = root.querySelector(part.trim());
    if (!element) return null;
    root = element.shadowRoot ?? element;
  }
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  await new Promise(requestAnimationFrame);
  const later = element.getBoundingClientRect();
  const isStill = later.x === x && later.y === y && later.width === width && later.height === height;
  return isStill && width > 0 && height > 0 ? { x: x + width / 2, y: y + height / 2 } : null;
}`;

/**
 * A window that is hidden gets no frames, so input would wait forever; and nobody clicks in a window they can't see.
 *
 * @param {Window} window
 */
export async function show(window) {
  if ((await evaluate(window, 'document.visibilityState')) === 'hidden') await bringToFront(window);
}

/**
 * @param {Window} window
 */
export async function bringToFront(window) {
  await window.toFront();
  await until(() => evaluate(window, 'document.visibilityState === "visible" && document.hasFocus()'), 2000);
}

/**
 * Input can close or leave the window before the browser confirms it.
 *
 * @param {Windows} windows
 * @param {Window} window
 * @param {Promise<unknown>} input
 * @returns {Promise<boolean>} whether the browser has confirmed it; if not, it may or may not have arrived
 */
export async function settle(windows, window, input) {
  try {
    await input;
    return true;
  } catch (error) {
    if (!(error instanceof Leaving) && !(await windows.isClosed(window))) throw error;
    return false;
  }
}

/**
 * @param {Windows} windows
 * @param {Window} window
 * @param {string} selector
 * @param {number} [timeout]
 * @returns {Promise<boolean>} whether the browser has confirmed it
 */
export async function clickSelector(windows, window, selector, timeout = PATIENCE) {
  await show(window);
  const point = await until(() => evaluate(window, `(${LOCATE})(${JSON.stringify(selector)})`), timeout);
  if (!point) throw new Error(`No ${selector} to click at ${window.url} after ${timeout} ms`);
  return settle(windows, window, window.click(point));
}

/**
 * Whether a page that has loaded has such an element. Before its style sheets are there, what is seen now will be
 * elsewhere by the time of the click.
 *
 * @param {Window} window
 * @param {string} selector
 */
async function has(window, selector) {
  return (await look(window, { it: selector })).it ?? false;
}

/**
 * Which of these elements a page that has loaded has, at one and the same moment: until a second look it may have become
 * another page.
 *
 * @param {Window} window
 * @param {Record<string, string>} selectors
 * @returns {Promise<Record<string, boolean>>}
 */
async function look(window, selectors) {
  const found = Object.entries(selectors).map(
    ([name, selector]) => `${name}: document.querySelector(${JSON.stringify(selector)}) !== null`,
  );
  const expression = `document.readyState === 'complete' ? { ${found.join(', ')} } : {}`;
  return evaluate(window, expression).catch(() => ({}));
}

const OTHER_ACCOUNT = '.account a';
const LOGIN = 'button[name="login"]';

/**
 * @param {Windows} windows
 * @param {{ origin: string, user?: string, decision?: 'allow' | 'deny', timeout?: number }} options
 */
export async function signIn(windows, { origin, user, decision = 'allow', timeout = PATIENCE }) {
  const end = performance.now() + timeout;
  const window = await windows.find({ url: origin, timeout });
  let loggedIn = false;
  while (performance.now() < end) {
    // Consent was given earlier.
    if ((await windows.isClosed(window)) || !window.url.startsWith(origin)) return window.handle;
    const page = await look(window, { other: OTHER_ACCOUNT, answer: `button[value="${decision}"]`, login: LOGIN });
    // Consent comes at once for whoever is logged in, who may be somebody else.
    if (page.other && user !== undefined && !loggedIn) {
      await clickSelector(windows, window, OTHER_ACCOUNT);
      await until(async () => !(await has(window, OTHER_ACCOUNT)), 2000);
    } else if (page.answer) {
      // Firefox loses a click where the page has just come out of another process (COOP), and does not always say so:
      // whoever still sees the button clicks again.
      const button = `button[value="${decision}"]`;
      const confirmed = await clickSelector(windows, window, button);
      if (confirmed && (await until(async () => !(await has(window, button)), 2000))) return window.handle;
    } else if (page.login) {
      if (await has(window, '.alert')) throw new Error(`The provider has no user ${user}`);
      await evaluate(window, `document.querySelector('#username').value = ${JSON.stringify(user ?? 'ada')}`);
      loggedIn = true;
      await clickSelector(windows, window, LOGIN);
      await until(async () => !(await has(window, LOGIN)) || (await has(window, '.alert')), 2000);
    }
    await sleep(40);
  }
  throw new Error(`No login or consent page at ${window.url} after ${timeout} ms`);
}
