/**
 * What the callback page and the element say to each other. The one file that both sides share; it stays compatible
 * within a major version, because authors host the callback page themselves and rarely update it.
 */

/** Sent to the opener, with a port: an answer for this state is here. */
export const hello = 'oauth-connect:hello';
/** Answered on the port: somebody waits for this state. */
export const ready = 'oauth-connect:ready';
/** The answer itself, on the port or on the state's own channel. */
export const response = 'oauth-connect:response';
/** Confirms it. */
export const received = 'oauth-connect:received';

/** The broadcast channel of a state, which only who knows the state can find. */
export const channelName = (state: string): string => `oauth-connect:${state}`;

/** Where an attempt that left in this very tab is noted; what is found there is given to the page that left. */
export const redirectKey = (state: string): string => `oauth-connect:redirect:${state}`;

/** At the redirect URL: a window begins there whose browser lets none begin empty. The page waits for it to go on. */
export const startFragment = '#oauth-connect';

/** The answer as it came back: nothing in it has been checked. */
export interface RelayedResponse {
  /** The callback page's address, without query and fragment. */
  readonly redirectUrl: string;
  /** The query or fragment, without `?` or `#`. */
  readonly response: string;
}

/** What the callback page tells with its first message of an error that came without a state, and no more of it. */
export interface StatelessError {
  readonly error?: string;
  readonly iss?: string;
}

/** Any of the messages. */
export type RelayMessage =
  | ({ readonly type: typeof hello; readonly state: string | null } & StatelessError)
  | { readonly type: typeof ready | typeof received; readonly state: string | null }
  | ({ readonly type: typeof response } & RelayedResponse);
