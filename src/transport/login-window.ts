import type { RelayedResponse } from './relay-messages.js';

/** Where the visitor signs in: a popup, this tab, or a hidden iframe. */
export interface LoginWindow {
  /**
   * What comes back, once; nothing of it has been checked. Pending for ever where nothing comes. Rejects with
   * `state_mismatch` where the window itself comes back with the answer to another attempt.
   */
  readonly response: Promise<RelayedResponse>;
  /** The browser gave no handle of it: it was blocked, or has opened all the same, and cannot be steered. */
  readonly isBlocked?: boolean;
  /** Goes to the login page, where its address was not known when the window opened. Throws `popup_blocked` where it can't. */
  navigate(url: string): void;
  /** Shows the login page to the visitor again. */
  focus(): void;
  /** Closes it, if that can be done, and stops listening: nothing that comes back counts any more. */
  close(): void;
}

/** What every kind of login window needs to know. */
export interface LoginWindowOptions {
  /** The attempt's own state, which nobody else knows (RFC 6749 §10.12). */
  readonly state: string;
  /** Absolute. */
  readonly redirectUrl: string;
}

/** A response that never comes. */
export const noResponse = new Promise<never>(() => undefined);
