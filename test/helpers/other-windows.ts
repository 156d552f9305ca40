/** What tests do with windows other than their own page. Import it from browser.ts, which also tidies up. */
import { command } from './command.js';
import { provider } from './servers.js';

/** Which window: by handle, by a part of its address, or (neither) the newest. Waits for it, 15 s if not told. */
export interface Where {
  handle?: string;
  url?: string;
  timeout?: number;
}

export interface WindowInfo {
  handle: string;
  url: string;
  title: string;
  closed: boolean;
}

export interface ConsoleEntry {
  /** `log`, `warn`, `error`, …, or `pageerror` for what nobody caught. CSP violations are errors. */
  type: string;
  text: string;
  url: string;
}

/** All windows but the test page that this test has seen, the newest last; closed ones with their last address. */
export async function windows(): Promise<WindowInfo[]> {
  return command<WindowInfo[]>('list');
}

export async function waitForWindow(url: string, timeout?: number): Promise<WindowInfo> {
  return command<WindowInfo>('find', { url, ...(timeout !== undefined && { timeout }) });
}

/** Waits until that window is closed, or all of them. */
export async function waitForClose({ handle, timeout }: { handle?: string; timeout?: number } = {}): Promise<void> {
  await command('waitForClose', { handle, timeout });
}

/** As a visitor would with the window's own button. */
export async function closeWindow(where: Where = {}): Promise<void> {
  await command('close', where);
}

/**
 * Goes through the provider's pages in the newest window that shows them: login, if it asks, then consent. Someone who is
 * logged in already stays so, unless `user` is given. Returns the window's handle as soon as the button is pressed; what
 * follows is for the test to await. `origin`: of another provider than Acme, see oidc.ts.
 */
export async function signIn(
  options: { user?: string; decision?: 'allow' | 'deny'; timeout?: number; origin?: string } = {},
): Promise<string> {
  return command<string>('signIn', { origin: provider.origin, ...options });
}

/** Moves the mouse in another window. */
export async function hoverIn(point: { x: number; y: number }, where: Where = {}): Promise<void> {
  await command('hover', { ...point, ...where });
}

/** A real click in another window. `a >>> b` looks for b in the shadow root of a. Waits for it to be there. */
export async function clickIn(selector: string, where: Where = {}): Promise<void> {
  await command('clickIn', { selector, ...where });
}

/** Runs a function in another window. It is sent as text: no closures; arguments and result as JSON. */
export async function evaluateInWindow<A extends unknown[], R>(
  fn: (...args: A) => R | Promise<R>,
  where: Where = {},
  ...args: A
): Promise<R> {
  return command<R>('evaluate', { source: String(fn), args, ...where });
}

/** What a window shows, shadow roots and slots included, which `innerText` leaves out; white space as one blank. */
export async function textOf(where: Where = {}): Promise<string> {
  return evaluateInWindow(() => {
    const read = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element) || node.matches('script, style')) return '';
      const { display } = getComputedStyle(node);
      if (display !== 'contents' && !node.checkVisibility()) return ''; // a slot has no box, and counts as hidden
      const assigned = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
      const inner = assigned.length > 0 ? assigned : [...(node.shadowRoot ?? node).childNodes];
      return inner.map(read).join(display === 'inline' ? '' : ' ');
    };
    return read(document.body).replace(/\s+/g, ' ').trim();
  }, where);
}

/** The window's own list of addresses, as its back button has it, and where in it the window is. */
export async function historyOf(where: Where = {}): Promise<{ index: number; urls: string[] }> {
  return command('history', where);
}

/** Opens a further page that the test page has no hand in, loaded, in a window of its own. */
export async function open(url: string): Promise<string> {
  return command<string>('open', { url: new URL(url, location.href).href });
}

export async function navigate(to: string, where: Where = {}): Promise<void> {
  await command('goto', { to: new URL(to, location.href).href, ...where });
}

export async function reloadPage(handle: string): Promise<void> {
  await command('reload', { handle });
}

/** Goes back (-1) or forward in a window's history, as its buttons do. */
export async function traverseHistory(delta: number, handle: string): Promise<void> {
  // A moment later: were the page gone before this is answered, the page that it went to would be asked again.
  await evaluateInWindow((by: number) => void setTimeout(() => history.go(by), 50), { handle }, delta);
}

/** All that a window (also a closed one) has logged, and what it did not catch. */
export async function consoleOf(handle: string): Promise<ConsoleEntry[]> {
  return command<ConsoleEntry[]>('console', { handle });
}

/** All requests of a window, or of all windows, with the `Referer` they were sent with (empty for none). */
export async function requestsOf(handle?: string): Promise<{ url: string; method: string; referrer: string }[]> {
  return command('requests', { handle });
}

/** The address of a page made to order, see pages-middleware.js. `script` defaults to nothing at all. */
export function pageUrl(page: {
  html?: string;
  head?: string;
  scripts?: string[];
  coop?: string;
  csp?: string;
  headers?: Record<string, string>;
  origin?: string;
}): string {
  const url = new URL('/support/page', page.origin ?? location.origin);
  for (const key of ['html', 'head', 'coop', 'csp'] as const) {
    if (page[key] !== undefined) url.searchParams.set(key, page[key]);
  }
  for (const script of page.scripts ?? []) url.searchParams.append('script', script);
  for (const [name, value] of Object.entries(page.headers ?? {}))
    url.searchParams.append('header', `${name}: ${value}`);
  return url.href;
}
