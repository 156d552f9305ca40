import { failure } from '../errors/oauth-connect-error.js';
import type { LoginWindow, LoginWindowOptions } from './login-window.js';
import { lookEveryMs, lookUntil } from './look-until.js';
import { listenForResponse } from './relay.js';
import { startFragment } from './relay-messages.js';
import { hasTransientActivation } from './transient-activation.js';

/** The login page in a window of its own. */

const width = 520;
const height = 680;
/** A window that reads as closed is taken for closed once the page has had the focus for this long. */
const closedAfterFocusMs = 2000;

/** How to open a popup. */
export interface PopupOptions extends LoginWindowOptions {
  /** The login page; `undefined` while its address is not known: the window opens empty, and is to be steered. */
  readonly url: string | undefined;
  /** Whether the visitor chose the server: its page must not get hold of ours. It is steered there from an empty one. */
  readonly untrusted: boolean;
  /** The window reads as closed, and the visitor is back. It may have been cut off instead: an answer can still come. */
  readonly onClosed: () => void;
  /** The page can read where the window is, as it can't at a login page: the answer may have come to a page that does not speak. */
  readonly onReadable: (popup: Window) => void;
}

/** In the middle of the window that it belongs to, on whichever screen that is: those on the left count below zero. */
function features(): string {
  const { screenX, screenY, outerWidth, outerHeight } = window;
  const left = Math.round(screenX + (outerWidth - width) / 2);
  const top = Math.round(screenY + (outerHeight - height) / 2);
  return `popup,width=${String(width)},height=${String(height)},left=${String(left)},top=${String(top)}`;
}

/** Does what some browsers deny, or throw at; `undefined` then. Some in-app browsers know no windows at all. */
function attemptTo<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/**
 * `window.open()` as it is now, for pages and tests wrap it. Where a page has a variable of that name (`var open = false`),
 * the same by another name (HTML §8.4.1).
 */
function openWindow(url: string): Window | null {
  // Always a new one: a name would let other pages find it and steer it.
  const target = ['_blank', features()] as const;
  return typeof (window.open as unknown) === 'function' ? window.open(url, ...target) : document.open(url, ...target);
}

const openAt = (url: string): Window | undefined => attemptTo(() => openWindow(url)) ?? undefined;

/**
 * Opens a window whose address is not known yet. Browsers inside other programs refuse those that begin empty: there it
 * begins at the redirect URL, which is the site's own. Where the click counts no more, the first one has opened, and only
 * the handle of it is missing.
 */
function openEmpty(redirectUrl: string): Window | undefined {
  const hadActivation = hasTransientActivation();
  const popup = openAt('about:blank');
  const isRefused = !popup && hadActivation === hasTransientActivation();
  return isRefused ? openAt(redirectUrl + startFragment) : popup;
}

/**
 * Opens the window; to be called in the click's own task.
 *
 * @returns a window that is `blocked` where the browser gave no handle. It may have opened one all the same (some do, and
 *   so do some frames and scripts that replace `open()`), so its answer is still listened for
 */
export function openPopup(options: PopupOptions): LoginWindow {
  const { url, untrusted, redirectUrl, onClosed, onReadable } = options;
  const popup = url === undefined ? openEmpty(redirectUrl) : openAt(url);
  const closing = new AbortController();
  const response = listenForResponse({ ...options, source: popup ?? null }, closing.signal);
  const navigate = (to: string): void => {
    const isThere = attemptTo(() => {
      // Cut before it leaves, so that a page of the visitor's choice cannot navigate ours.
      if (untrusted && popup) popup.opener = null;
      popup?.location.replace(to);
      return true;
    });
    if (!isThere) throw failure('popup_blocked', 'login', 'blocked', []);
  };
  if (popup) watch(popup, onClosed, onReadable, closing.signal);
  return {
    response,
    isBlocked: !popup,
    navigate,
    focus: () => attemptTo(() => popup?.focus()),
    close: () => {
      closing.abort();
      attemptTo(() => popup?.close());
    },
  };
}

/** Whether the window shows a page of our own origin, and not the one that it began with. */
const isReadable = ({ location: { href } }: Window): boolean => !/^about:|#oauth-connect$/.test(href);

/**
 * Notices that the visitor closed the window. No event tells, so this looks twice a second while the attempt runs; a
 * window that Cross-Origin-Opener-Policy cut off reads as closed too, hence the wait.
 */
function watch(popup: Window, onClosed: () => void, onReadable: (popup: Window) => void, signal: AbortSignal): void {
  let looksWithFocus = 0;
  let looksInside = 0;
  lookUntil(() => {
    // Twice in a row: the callback page is there for a moment each time.
    looksInside = attemptTo(() => isReadable(popup)) ? looksInside + 1 : 0;
    if (looksInside === 2) onReadable(popup);
    looksWithFocus = document.hasFocus() ? looksWithFocus + 1 : 0;
    const isClosed = attemptTo(() => popup.closed);
    if (!isClosed || (looksWithFocus - 1) * lookEveryMs < closedAfterFocusMs) return false;
    onClosed();
    return true;
  }, signal);
}
