import { failure } from '../errors/oauth-connect-error.js';
import { pageOrigin } from '../platform/page-origin.js';
import { addEventListener, parseJson, toJson, URL } from '../platform/taken-at-load.js';
import { noResponse, type LoginWindow, type LoginWindowOptions } from './login-window.js';
import { redirectKey, type RelayedResponse } from './relay-messages.js';

/**
 * The login page in this very tab: the attempt waits in the tab's own `sessionStorage` (HTML §12.2.2) while the page is
 * gone. The callback page lays the answer beside it and goes back to the address that is noted there; no address is ever
 * taken from a URL (RFC 9700 §4.11).
 */

/** How long an answer is waited for. */
const timeoutMs = 30 * 60_000;

/** Whether this page has left before, or is back from a login page: from now on it leaves after a click or key press only. */
const page = { hasLeft: false };

/** What a page stores before it leaves for the login page. */
export interface Departure<A> extends LoginWindowOptions {
  readonly url: string;
  /** Whose attempt it is: only who asks for the same owner gets it back. */
  readonly owner: string;
  /** All that is needed to go on after the return, as JSON can hold it; not looked into. */
  readonly attempt: A;
  /** Whether a visitor asked for it: `hasTransientActivation()`, when `connect()` was called. */
  readonly hasActivation: boolean;
  /** The visitor came back with the back button to the page as it was; an answer may still come. */
  readonly onBack: () => void;
}

/** An answer that came back to this tab: nothing in it has been checked. */
export interface Returned<A> extends RelayedResponse {
  readonly attempt: A;
}

/** The record as it is stored; the callback page reads `returnUrl`, and adds `redirectUrl` and `response`. */
interface Note<A> extends Partial<RelayedResponse> {
  readonly returnUrl: string;
  /** `history.state` at departure, where JSON can hold it: routers keep their place there. */
  readonly historyState: unknown;
  readonly at: number;
  readonly owner: string;
  readonly attempt: A;
}

/**
 * Leaves for the login page.
 *
 * @returns a window whose response comes on another page, to {@link takeReturned}
 * @throws `invalid_configuration` where nothing could come back to this page, `popup_blocked` from the second time on
 *   without a click or key press, `storage_failed` where `sessionStorage` is full or denied
 */
export function leaveForLogin<A>(departure: Departure<A>): LoginWindow {
  const { url, state, redirectUrl, hasActivation, onBack } = departure;
  if (window.top !== window || new URL(redirectUrl).origin !== pageOrigin)
    throw failure('invalid_configuration', 'configuration', 'redirectImpossible', []);
  // Or a page that signs in as it loads, and is refused each time, would go back and forth without end.
  if (page.hasLeft && !hasActivation) throw failure('popup_blocked', 'login', 'redirectUnasked', []);
  writeNote(departure);
  page.hasLeft = true;
  let leaving = true;
  const closing = new AbortController();
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    leaving = false;
    if (persisted) onBack();
  };
  addEventListener('pageshow', onShow, { signal: closing.signal });
  location.assign(url);
  return {
    response: noResponse,
    navigate: () => undefined,
    focus: () => undefined,
    close: () => {
      // Once: later on, `stop()` would break off what the page loads by then.
      if (closing.signal.aborted) return;
      closing.abort();
      if (leaving) stopLoading();
      sessionStorage.removeItem(redirectKey(state));
    },
  };
}

/** What has this name may be the page's own: no function at all, or one that stops something else. */
const { stop } = window as Partial<Window>;
const isStopNative = typeof stop === 'function' && Function.prototype.toString.call(stop).includes('[native code]');

function stopLoading(): void {
  if (isStopNative) window.stop();
}

/** @throws `storage_failed` */
function writeNote<A>({ state, owner, attempt }: Departure<A>): void {
  const note: Note<A> = { returnUrl: location.href, historyState: stateOfHistory(), at: Date.now(), owner, attempt };
  try {
    for (const [other, { owner: whose }] of readNotes()) if (whose === owner) sessionStorage.removeItem(other);
    sessionStorage.setItem(redirectKey(state), toJson(note));
  } catch {
    throw failure('storage_failed', 'storage', 'redirectUnstored', []);
  }
}

/** What an attempt of this owner came back with. */
const notesOf = <A>(owner: string): [key: string, note: Note<A>][] =>
  readNotes<A>().filter(([, note]) => note.owner === owner && note.response !== undefined);

/** The entry in the history is a new one for the browser, and the old one for the page. To be called as the page loads. */
export function restoreHistoryState(owner: string): void {
  const note = notesOf(owner)[0]?.[1];
  if (note && history.state === null && location.href === note.returnUrl) history.replaceState(note.historyState, '');
}

/** Takes up what an attempt of this owner came back with, once: it is deleted here, so a second visit finds nothing. */
export function takeReturned<A>(owner: string): Returned<A> | undefined {
  const own = notesOf<A>(owner);
  for (const [key] of own) sessionStorage.removeItem(key);
  const note = own[0]?.[1];
  if (!note) return undefined;
  page.hasLeft = true;
  const { attempt, redirectUrl = '', response = '' } = note;
  return { attempt, redirectUrl, response };
}

function stateOfHistory(): unknown {
  try {
    return parseJson(toJson(history.state)) as unknown;
  } catch {
    return null;
  }
}

/** The records of this tab that are still good; the others are dropped. */
function readNotes<A>(): [key: string, note: Note<A>][] {
  try {
    return Object.keys(sessionStorage).flatMap((key) => {
      if (!key.startsWith(redirectKey(''))) return [];
      const note = parse<A>(sessionStorage.getItem(key));
      if (note && Date.now() - note.at < timeoutMs) return [[key, note]];
      sessionStorage.removeItem(key);
      return [];
    });
  } catch {
    return [];
  }
}

function parse<A>(text: string | null): Note<A> | undefined {
  try {
    return parseJson(text ?? '') as Note<A>;
  } catch {
    return undefined;
  }
}
