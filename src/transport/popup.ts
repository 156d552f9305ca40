import { listen } from './relay.js';
import type { Errand, Trip } from './login-window.js';

/** The login page in a window of its own. */

const width = 520;
const height = 680;
/** How long the page must have had the focus before a window that reads as closed is taken for closed, in ms. */
const patience = 2000;

/** In the middle of the window that it belongs to, on whichever screen that is: those on the left count below zero. */
function features(): string {
  const left = Math.round(screenX + (outerWidth - width) / 2);
  const top = Math.round(screenY + (outerHeight - height) / 2);
  return `popup,width=${String(width)},height=${String(height)},left=${String(left)},top=${String(top)}`;
}

/**
 * Opens the window; to be called in the click's own task.
 *
 * @returns the trip, or nothing when the browser blocked the window
 */
export function openPopup(errand: Errand): Trip | undefined {
  // Always a new one: a name would let other pages find it and steer it.
  const { url, untrusted } = errand;
  const direct = untrusted ? undefined : url;
  // Some in-app browsers know no windows at all.
  const popup = (open as Partial<Window>['open'])?.(direct ?? 'about:blank', '_blank', features());
  if (!popup) return undefined;
  const navigate = (to: string): void => {
    // Cut before it leaves, so that a page of the visitor's choice cannot navigate ours.
    if (untrusted) popup.opener = null;
    popup.location.replace(to);
  };
  if (url && !direct) navigate(url);
  const stopListening = listen({ ...errand, source: popup });
  const stopWatching = watch(popup, errand.onClosed);
  return {
    navigate,
    focus: () => {
      popup.focus();
    },
    get closed() {
      return popup.closed;
    },
    end: () => {
      stopListening();
      stopWatching();
      popup.close();
    },
  };
}

/**
 * Notices that the visitor closed the window. No event tells, so this looks twice a second while the attempt runs; a
 * window that Cross-Origin-Opener-Policy cut off reads as closed too, hence the patience.
 */
function watch(popup: Window, onClosed: () => void): () => void {
  let backSince: number | undefined;
  const timer = setInterval(() => {
    backSince = document.hasFocus() ? (backSince ?? performance.now()) : undefined;
    if (!popup.closed || backSince === undefined || performance.now() - backSince < patience) return;
    clearInterval(timer);
    onClosed();
  }, 500);
  return () => {
    clearInterval(timer);
  };
}
