import type { RelayedResponse } from './relay-messages.js';

/** A way to the login page and back. */
export interface Trip {
  /** Goes to the login page, where its address was not known when the trip began. */
  navigate(url: string): void;
  /** Shows the login page to the visitor again. */
  focus(): void;
  /** Whether the window reads as closed; it may have been cut off instead. */
  readonly closed: boolean;
  /** Ends the trip: nothing that comes back counts any more, and the window is closed if it can be. */
  end(): void;
}

/** What a trip is for. */
export interface Errand {
  /** The login page; nothing while its address is not known. */
  readonly url: string | undefined;
  readonly state: string;
  readonly redirectUrl: string;
  /** Whether the visitor chose the server: its page must not get hold of ours. */
  readonly untrusted: boolean;
  readonly onResponse: (relayed: RelayedResponse) => void;
  readonly onWrongState: () => void;
  /** The window reads as closed, and the visitor is back. */
  readonly onClosed: () => void;
}
