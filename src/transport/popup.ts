import type { LoginWindow, LoginWindowOptions } from './login-window.js';
import { listenForResponse } from './relay.js';

/** The login page in a window of its own. */

const width = 520;
const height = 680;
/** A window that reads as closed is taken for closed once the page has had the focus for this long. */
const closedAfterFocusMs = 2000;
const lookEveryMs = 500;

/** How to open a popup. */
export interface PopupOptions extends LoginWindowOptions {
  /** The login page; `undefined` while its address is not known: the window opens empty, and is steered later. */
  readonly url: string | undefined;
  /** Whether the visitor chose the server: its page must not get hold of ours. */
  readonly untrusted: boolean;
  /** The window reads as closed, and the visitor is back. It may have been cut off instead: an answer can still come. */
  readonly onClosed: () => void;
}

/** In the middle of the window that it belongs to, on whichever screen that is: those on the left count below zero. */
function features(): string {
  const { screenX, screenY, outerWidth, outerHeight } = window;
  const left = Math.round(screenX + (outerWidth - width) / 2);
  const top = Math.round(screenY + (outerHeight - height) / 2);
  return `popup,width=${String(width)},height=${String(height)},left=${String(left)},top=${String(top)}`;
}

/**
 * `window.open()` as it is now, for pages and tests wrap it. Where a page has a variable of that name (`var open = false`),
 * the same by another name (HTML §8.4.1).
 */
function openWindow(url: string): Window | null {
  const target = ['_blank', features()] as const;
  return typeof (window.open as unknown) === 'function' ? window.open(url, ...target) : document.open(url, ...target);
}

/**
 * Opens the window; to be called in the click's own task.
 *
 * @returns `undefined` where the browser blocked the window
 */
export function openPopup(options: PopupOptions): LoginWindow | undefined {
  const { url, untrusted, onClosed } = options;
  const direct = untrusted ? undefined : url;
  // Always a new one: a name would let other pages find it and steer it.
  const popup = openWindow(direct ?? 'about:blank');
  if (!popup) return undefined;
  const closing = new AbortController();
  const response = listenForResponse({ ...options, source: popup }, closing.signal);
  const navigate = (to: string): void => {
    // Cut before it leaves, so that a page of the visitor's choice cannot navigate ours.
    if (untrusted) popup.opener = null;
    popup.location.replace(to);
  };
  if (url && !direct) navigate(url);
  watch(popup, onClosed, closing.signal);
  return {
    response,
    navigate,
    focus: () => popup.focus(),
    close: () => {
      closing.abort();
      popup.close();
    },
  };
}

/**
 * Notices that the visitor closed the window. No event tells, so this looks twice a second while the attempt runs; a
 * window that Cross-Origin-Opener-Policy cut off reads as closed too, hence the wait.
 */
function watch(popup: Window, onClosed: () => void, signal: AbortSignal): void {
  let looksWithFocus = 0;
  const timer = setInterval(() => {
    looksWithFocus = document.hasFocus() ? looksWithFocus + 1 : 0;
    if (!popup.closed || (looksWithFocus - 1) * lookEveryMs < closedAfterFocusMs) return;
    clearInterval(timer);
    onClosed();
  }, lookEveryMs);
  signal.addEventListener('abort', () => clearInterval(timer));
}
