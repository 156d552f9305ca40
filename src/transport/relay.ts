import { failure } from '../errors/oauth-connect-error.js';
import { pageOrigin } from '../platform/page-origin.js';
import { addEventListener, postTo, URL } from '../platform/taken-at-load.js';
import type { LoginWindowOptions } from './login-window.js';
import { channelName, hello, ready, received, response, type RelayedResponse } from './relay-messages.js';

/**
 * From which windows an answer is accepted. Part of the security core: all other messages are ignored without a trace.
 */

/** The sender whose answer is accepted. */
export interface ExpectedSender extends LoginWindowOptions {
  /** The very window or frame that the attempt opened; `null` where the browser gave no handle of it. */
  readonly source: MessageEventSource | null;
}

const isResponse = (data: unknown): data is RelayedResponse => {
  const { type, redirectUrl, response: text } = (data ?? {}) as Record<string, unknown>;
  return type === response && typeof redirectUrl === 'string' && typeof text === 'string';
};

/** What is told of an answer without a state, which nobody uses. */
const statelessResponse = ({ error, iss }: Record<string, unknown>): string =>
  new URLSearchParams(
    Object.entries({ error, iss }).filter(([, value]) => typeof value === 'string') as string[][],
  ).toString();

/** A broadcast channel is closed a moment after the attempt: closed at once, it would lose the confirmation. */
const channelClosesAfterMs = 1000;

/**
 * Waits for the answer to one attempt, on both ways home: a port from the very window that was opened, or, where a login
 * page's Cross-Origin-Opener-Policy has cut the opener off, the broadcast channel of this state.
 *
 * @param signal - ends the waiting; the promise then stays pending
 * @returns the first answer; where the attempt's own window comes back without a state, what is told of that: an answer
 *   that is none. Rejects with `state_mismatch` where it comes back with another state
 * @see RFC 9700 §4.17.2: origin and source are compared exactly
 */
export function listenForResponse(expected: ExpectedSender, signal: AbortSignal): Promise<RelayedResponse> {
  return new Promise((resolve, reject) => {
    const { state, redirectUrl, source } = expected;
    const { origin } = new URL(redirectUrl);
    const settled = new AbortController();
    const until = AbortSignal.any([signal, settled.signal]);

    const take = (data: unknown, reply: (message: unknown) => void): void => {
      if (until.aborted || !isResponse(data)) return;
      reply({ type: received, state });
      settled.abort();
      resolve({ redirectUrl: data.redirectUrl, response: data.response });
    };

    const onMessage = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      const data = event.data as Record<string, unknown> | null;
      if (event.origin !== origin || !source || event.source !== source || data?.['type'] !== hello || !port) return;
      if (data['state'] !== state) {
        settled.abort();
        if (data['state']) reject(failure('state_mismatch', 'callback', 'wrongState', []));
        else resolve({ redirectUrl, response: statelessResponse(data) });
        return;
      }
      const reply = (message: unknown): void => postTo(port, message);
      port.onmessage = ({ data }: MessageEvent<unknown>) => take(data, reply);
      reply({ type: ready, state });
    };

    addEventListener('message', onMessage, { signal: until });
    if (origin === pageOrigin) listenOnChannel(state, until, take);
  });
}

/** A broadcast channel; `undefined` where the browser denies it, as some do to pages that are denied storage. */
export function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

/** Only pages of the redirect URL's own origin hear a channel: on another origin nothing would come. */
function listenOnChannel(
  state: string,
  until: AbortSignal,
  take: (data: unknown, reply: (message: unknown) => void) => void,
): void {
  const channel = openChannel(channelName(state));
  if (!channel) return;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => take(data, (message) => channel.postMessage(message));
  until.addEventListener('abort', () => setTimeout(() => channel.close(), channelClosesAfterMs));
}

/** Static hosts leave out `.html` and `/index.html`, and add or take slashes. */
const bare = (url: string): string => url.replace(/(?:\/index\.html|\.html|\/)$/, '');

/** Whether an answer came to the redirect URL of its attempt: another one can mean another provider (RFC 9700 §4.4.2). */
export const isSameRedirectUrl = (one: string, other: string): boolean => bare(one) === bare(other);
