/**
 * What tests can do with windows, as seen from the runner's side; `test/helpers/browser.ts` is how tests call it, and says
 * what each is for.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compare } from './pictures.js';
import { bringToFront, clickSelector, settle, show, signIn } from './visitor.js';
import { PATIENCE, TEST_PAGE, evaluate, until } from './windows.js';

const SHOTS = '/tmp/oauth-connect-shots';

/** @typedef {import('./windows.js').Windows} Windows */
/** @typedef {import('./windows.js').Window} Window */
/** @typedef {import('./windows.js').Where} Where */

/** Runs in the window. */
const READ = `(async () => {
  if (document.readyState === 'loading') await new Promise((done) => addEventListener('DOMContentLoaded', done));
  return { href: location.href, title: document.title };
})()`;

/**
 * @param {Window} window
 */
async function describe(window) {
  if (window.closed) return { handle: window.handle, url: window.url, title: '', closed: true };
  // A window that is busy, or closing this very moment, has no title to tell.
  const read = () => Promise.race([evaluate(window, READ).catch(() => undefined), sleep(3000, undefined)]);
  // One that was told to go to an address may not be there yet.
  const { title = '' } = (await until(async () => ((await read())?.href === window.url ? read() : null), 1000)) ?? {};
  return { handle: window.handle, url: window.url, title, closed: window.closed };
}

/**
 * @param {Windows} windows
 * @param {'setViewport' | 'setMedia'} what
 * @param {Where} where
 * @param {object} value
 */
async function emulate(windows, what, where, value) {
  const window = await windows.find({ handle: TEST_PAGE, ...where });
  if (!window[what])
    throw new Error(`There is no ${what} in this browser: give a reason in test/harness/engine-table.js.`);
  windows.emulated = true;
  await window[what]?.(value);
}

/** @type {Record<string, (windows: Windows, payload: any) => Promise<unknown>>} */
export const commands = {
  start: async (windows) => {
    await windows.driver.forget();
    return true;
  },
  reset: async (windows) => {
    const { driver, testPage } = windows;
    await driver.forget();
    await show(testPage);
    if (!windows.emulated) return;
    windows.emulated = false;
    await testPage.setViewport?.(null);
    await testPage.setMedia?.(null);
  },

  list: async (windows) => Promise.all((await windows.others()).map(describe)),
  find: async (windows, where) => describe(await windows.find(where)),
  waitForClose: async (windows, { handle, timeout = PATIENCE }) => {
    const open = async () => (await windows.others()).filter((w) => !w.closed && (!handle || w.handle === handle));
    if (await until(async () => !(await open()).length, timeout)) return;
    const list = (await open()).map((window) => `${window.handle} ${window.url}`).join(', ');
    throw new Error(`Still open after ${timeout} ms: ${list}`);
  },
  open: async (windows, { url }) => {
    const window = await windows.driver.open();
    await window.goto(url);
    return window.handle;
  },
  reload: async (windows, where) => (await windows.find(where)).reload(),
  goto: async (windows, { to, ...where }) => (await windows.find(where)).goto(to),
  close: async (windows, where) => (await windows.find(where)).close(),
  signIn,

  click: async (windows, point) => {
    await show(windows.testPage);
    await windows.testPage.click(point);
  },
  hover: async (windows, { x, y, ...where }) => {
    const window = await windows.find({ handle: TEST_PAGE, ...where });
    await show(window);
    await window.move({ x, y });
  },
  clickIn: async (windows, { selector, timeout, ...where }) => {
    await clickSelector(windows, await windows.find(where), selector, timeout);
  },
  press: async (windows, { key, modifiers = [], ...where }) => {
    const window = await windows.find({ handle: TEST_PAGE, ...where });
    await show(window);
    await settle(windows, window, window.press(key, modifiers));
  },
  type: async (windows, { text, ...where }) => {
    const window = await windows.find({ handle: TEST_PAGE, ...where });
    await show(window);
    await window.type(text);
  },

  evaluate: async (windows, { source, args, ...where }) => {
    const list = args.map((/** @type {unknown} */ arg) => JSON.stringify(arg)).join(', ');
    return evaluate(await windows.find(where), `(${source})(${list})`);
  },
  history: async (windows, where) => (await windows.find(where)).history(),
  console: async (windows, { handle }) => {
    const window = [windows.testPage, ...(await windows.others())].find((one) => one.handle === handle);
    return window?.console() ?? [];
  },
  requests: async (windows, { handle }) => {
    const window = (await windows.others()).find((one) => one.handle === handle);
    if (handle && !window) throw new Error(`There was no window ${handle}`);
    return windows.driver.requests(window);
  },

  leave: async ({ testPage }) => {
    await testPage.minimise();
    await until(() => evaluate(testPage, '!document.hasFocus()'), 2000);
  },
  bringToFront: async (windows, where) => bringToFront(await windows.find({ handle: TEST_PAGE, ...where })),
  viewport: async (windows, { viewport, ...where }) => emulate(windows, 'setViewport', where, viewport),
  media: async (windows, { media, features, ...where }) => emulate(windows, 'setMedia', where, { media, features }),
  screenshot: async (windows, { name, clip, fullPage = false, ...where }) => {
    const window = await windows.find({ handle: TEST_PAGE, ...where });
    await show(window);
    mkdirSync(SHOTS, { recursive: true });
    const path = join(SHOTS, `${name.replace(/[^\w.-]+/g, '-')}.png`);
    writeFileSync(path, await window.screenshot({ fullPage, ...(clip && { clip }) }));
    return path;
  },
  compare: async (windows, { name, clip, ...where }) => {
    const window = await windows.find({ handle: TEST_PAGE, ...where });
    await show(window);
    return compare(Buffer.from(await window.screenshot({ fullPage: false, clip })), name, SHOTS);
  },
  accessibility: async (windows, where) => {
    const window = await windows.find({ handle: TEST_PAGE, ...where });
    if (!window.accessibility) throw new Error('There is no accessibility tree to be had in this browser.');
    return window.accessibility();
  },
};
