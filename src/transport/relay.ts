import { channelName, hello, ready, received, response, type RelayedResponse } from './relay-messages.js';

/**
 * Who may hand us an answer. Part of the security core: everybody else's messages are ignored without a trace.
 */

/** What to wait for. */
export interface Expected {
  /** The attempt's own state, which nobody else knows. */
  readonly state: string;
  /** The absolute redirect URL. */
  readonly redirectUrl: string;
  /** The very window or frame that the attempt opened. */
  readonly source: MessageEventSource;
  /** Called once, with what came; nothing of it has been checked. */
  readonly onResponse: (relayed: RelayedResponse) => void;
  /** Called when the attempt's own window comes back with another state, or with none. */
  readonly onWrongState: () => void;
}

const isResponse = (data: unknown): data is RelayedResponse => {
  const { type, redirectUrl, response: text } = (data ?? {}) as Record<string, unknown>;
  return type === response && typeof redirectUrl === 'string' && typeof text === 'string';
};

/**
 * Waits for the answer to one attempt, on both ways home: a port from the very window that was opened, or where a
 * login page's Cross-Origin-Opener-Policy has cut the opener off, the broadcast channel of this state.
 *
 * @returns what ends the waiting
 * @see RFC 9700 §4.17.2: origin and source are compared exactly
 */
export function listen({ state, redirectUrl, source, onResponse, onWrongState }: Expected): () => void {
  const { origin } = new URL(redirectUrl);
  const ended = new AbortController();
  const { signal } = ended;
  const confirmation = { type: received, state };

  const take = (data: unknown, from: MessagePort | BroadcastChannel): void => {
    if (signal.aborted || !isResponse(data)) return;
    from.postMessage(confirmation);
    ended.abort();
    onResponse({ redirectUrl: data.redirectUrl, response: data.response });
  };

  const onMessage = (event: MessageEvent<unknown>): void => {
    const [port] = event.ports;
    const data = event.data as { type?: unknown; state?: unknown } | null;
    if (event.origin !== origin || event.source !== source || data?.type !== hello || !port) return;
    if (data.state !== state) {
      ended.abort();
      onWrongState();
      return;
    }
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      take(data, port);
    };
    port.postMessage({ type: ready, state });
  };

  addEventListener('message', onMessage, { signal });
  // Only pages of the redirect URL's own origin hear a channel; elsewhere it would wait in vain.
  if (origin === self.origin) {
    const channel = new BroadcastChannel(channelName(state));
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      take(data, channel);
    };
    // Closed a moment later, lest the confirmation be lost with the channel.
    signal.addEventListener('abort', () => setTimeout(() => channel.close(), 1000));
  }
  return () => ended.abort();
}

/** Static hosts leave out `.html` and `/index.html`, and add or take slashes. */
const bare = (url: string): string => url.replace(/(?:\/index\.html|\.html|\/)$/, '');

/** Whether an answer came to the redirect URL of its attempt: another one can mean another provider (RFC 9700 §4.4.2). */
export const isSameRedirectUrl = (one: string, other: string): boolean => bare(one) === bare(other);
