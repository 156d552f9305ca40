import { failure, type ErrorStep } from '../errors/oauth-connect-error.js';
import type { TokenContext } from './connection-record.js';

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
  // Made outside, so that what is wrong with `init` is not told as a network error.
  const request = new Request(url, { ...init, redirect: followsRedirects ? 'follow' : 'manual' });
  const response = await fetch(request).catch(() => {
    request.signal.throwIfAborted();
    throw failure('network_error', step, 'noAnswer', [url.origin]);
  });
  if (response.type === 'opaqueredirect') throw failure('redirect_refused', step, 'redirected', [url.origin]);
  return response;
}

/** Sends a bearer token: whoever has it can use it (RFC 6750). */
export const sendBearer: SendWithToken = (_context, url, options) => send(url, options);
