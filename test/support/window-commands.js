/**
 * What tests can do with windows, as seen from the runner's side; `support/browser.ts` is how tests call it, and says
 * what each is for.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bringToFront, clickSelector, settle, show, signIn } from './window-input.js';
import { TEST_PAGE, evaluate, until } from './windows.js';

const SHOTS = '/tmp/oauth-connect-shots';
const VIEWPORT = { width: 800, height: 600 };

/** @typedef {import('./windows.js').Windows} Windows */
/** @typedef {import('./windows.js').Entry} Entry */
/** @typedef {import('./windows.js').Where} Where */

/**
 * @param {Entry} entry
 */
async function describe(entry) {
  const { handle, page, closed, url } = entry;
  if (closed) return { handle, url, title: '', closed };
  // A window that is busy, or closing this very moment, has no title to tell.
  const title = await Promise.race([evaluate(entry, 'document.title').catch(() => ''), sleep(3000, '')]);
  return { handle, url: page.url(), title, closed };
}

/** @type {Record<string, (windows: Windows, payload: any) => Promise<unknown>>} */
export const commands = {
  start: async () => true,
  reset: async (windows) => {
    await windows.closeOthers();
    const { testPage } = windows;
    await show(testPage);
    await testPage.cdp.send('Network.clearBrowserCookies'); // of this context: the provider forgets who was logged in
    if (!windows.emulated) return;
    windows.emulated = false;
    await testPage.page.setViewport(VIEWPORT);
    await testPage.cdp.send('Emulation.setEmulatedMedia', { media: '', features: [] });
  },

  list: async (windows) => Promise.all(windows.others.map(describe)),
  find: async (windows, where) => describe(await windows.find(where)),
  waitForClose: async (windows, { handle, timeout = 5000 }) => {
    const isClosed = () => windows.others.every((entry) => entry.closed || (handle && entry.handle !== handle));
    if (!(await until(isClosed, timeout))) throw new Error(`${handle ?? 'A window'} is still open after ${timeout} ms`);
  },
  open: async (windows, { url, type = 'window' }) => {
    const { page } = windows.testPage;
    const entry = await windows.adopt(await page.browserContext().newPage({ type }));
    await entry.page.goto(url);
    return entry.handle;
  },
  reload: async (windows, where) => {
    await (await windows.find(where)).page.reload();
  },
  goto: async (windows, { to, ...where }) => {
    await (await windows.find(where)).page.goto(to);
  },
  close: async (windows, where) => {
    await (await windows.find(where)).page.close();
  },
  signIn,

  click: async (windows, { x, y, button = 'left', count = 1 }) => {
    const { testPage } = windows;
    await show(testPage);
    await testPage.page.mouse.click(x, y, { button, count });
  },
  hover: async (windows, { x, y }) => {
    await show(windows.testPage);
    await windows.testPage.page.mouse.move(x, y);
  },
  clickIn: async (windows, { selector, timeout, ...where }) => {
    await clickSelector(await windows.find(where), selector, timeout);
  },
  press: async (windows, { key, modifiers = [], ...where }) => {
    const entry = await windows.find({ handle: TEST_PAGE, ...where });
    await show(entry);
    const { keyboard } = entry.page;
    for (const modifier of modifiers) await keyboard.down(modifier);
    await settle(entry, keyboard.press(key));
    for (const modifier of modifiers) await settle(entry, keyboard.up(modifier));
  },
  type: async (windows, { text, ...where }) => {
    const entry = await windows.find({ handle: TEST_PAGE, ...where });
    await show(entry);
    await entry.page.keyboard.type(text);
  },

  evaluate: async (windows, { source, args, ...where }) => {
    const entry = await windows.find(where);
    return evaluate(entry, `(${source})(${args.map((/** @type {unknown} */ arg) => JSON.stringify(arg)).join(', ')})`);
  },
  history: async (windows, where) => {
    const { entries, currentIndex } = await (await windows.find(where)).cdp.send('Page.getNavigationHistory');
    return { index: currentIndex, urls: entries.map((entry) => entry.url) };
  },
  console: async (windows, { handle }) => windows.entries.find((entry) => entry.handle === handle)?.console ?? [],
  requests: async (windows, { handle }) => {
    return windows.entries.filter((entry) => !handle || entry.handle === handle).flatMap((entry) => entry.requests);
  },

  leave: async (windows) => {
    const { testPage } = windows;
    const { windowId } = await testPage.cdp.send('Browser.getWindowForTarget');
    await testPage.cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
    await until(() => evaluate(testPage, '!document.hasFocus()'), 2000);
  },
  bringToFront: async (windows, where) => bringToFront(await windows.find({ handle: TEST_PAGE, ...where })),
  viewport: async (windows, { viewport, ...where }) => {
    windows.emulated = true;
    await (await windows.find({ handle: TEST_PAGE, ...where })).page.setViewport({ ...VIEWPORT, ...viewport });
  },
  media: async (windows, { media = '', features, ...where }) => {
    windows.emulated = true;
    await (
      await windows.find({ handle: TEST_PAGE, ...where })
    ).cdp.send('Emulation.setEmulatedMedia', { media, features });
  },
  screenshot: async (windows, { name, clip, fullPage = false, ...where }) => {
    const entry = await windows.find({ handle: TEST_PAGE, ...where });
    await show(entry);
    mkdirSync(SHOTS, { recursive: true });
    const path = join(SHOTS, `${name.replace(/[^\w.-]+/g, '-')}.png`);
    await entry.page.screenshot({ path: /** @type {`${string}.png`} */ (path), fullPage, ...(clip && { clip }) });
    return path;
  },
};
