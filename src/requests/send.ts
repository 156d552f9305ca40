import { failure, type ErrorStep } from '../errors/oauth-connect-error.js';
import type { TokenContext } from './connection-record.js';
import { isStream } from './kind-of.js';

/** How a request leaves. */

/** What a request is sent with, beside its address. */
export interface SendOptions {
  readonly init: RequestInit;
  /** The part of the journey that an error names. */
  readonly step: ErrorStep;
  /** Whether a redirect may be followed; else it is refused. */
  readonly followsRedirects?: boolean;
}

/** Sends a request that holds a connection's token. One that is bound to a key needs a proof as well: dpop-fetch.ts. */
export type SendWithToken = (context: TokenContext, url: URL, options: SendOptions) => Promise<Response>;

/**
 * Sends a request and reads nothing of its answer.
 *
 * @throws `network_error` where no answer can be had, `redirect_refused`, or the signal's own reason
 */
export async function send(url: URL, { init, step, followsRedirects = false }: SendOptions): Promise<Response> {
  const { href, origin } = url;
  const { body } = init;
  const all = {
    ...init,
    redirect: followsRedirects ? ('follow' as const) : ('manual' as const),
    // Browsers ask for it (Fetch Standard §5.4), and know one value.
    ...(isStream(body) && { duplex: 'half' }),
  };
  // What is wrong with `init` is thrown here, and not told as a network error. A stream would be used up by this.
  new Request(href, isStream(body) ? { ...all, body: new ReadableStream() } : all);
  // A text and an init, by the global `fetch` as it is now: pages and their tools wrap it, and many wrappers know neither
  // `URL` nor `Request`.
  const response = await fetch(href, all).catch(() => {
    init.signal?.throwIfAborted();
    throw failure('network_error', step, 'noAnswer', [origin, step]);
  });
  if (response.type === 'opaqueredirect') throw failure('redirect_refused', step, 'redirected', [origin]);
  return response;
}

/** Sends a bearer token: whoever has it can use it (RFC 6750). */
export const sendBearer: SendWithToken = (_context, url, options) => send(url, options);
