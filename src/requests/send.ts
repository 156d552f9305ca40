import { failure, type ErrorStep } from '../errors/oauth-connect-error.js';
import type { Grant } from './connection-record.js';

/**
 * Sends a request and reads nothing of its answer.
 *
 * @param step - the part of the journey that an error names
 * @param follow - whether a redirect may be followed; else it is refused
 * @throws `network_error` where no answer can be had, `redirect_refused`, or the signal's own reason
 */
export async function send(url: URL, init: RequestInit, step: ErrorStep, follow = false): Promise<Response> {
  // Made outside, so that what is wrong with `init` is not taken for a network fault.
  const request = new Request(url, { ...init, redirect: follow ? 'follow' : 'manual' });
  const response = await fetch(request).catch(() => {
    request.signal.throwIfAborted();
    throw failure('network_error', step, 'noAnswer', [url.origin]);
  });
  if (response.type === 'opaqueredirect') throw failure('redirect_refused', step, 'redirected', [url.origin]);
  return response;
}

/** Sends a request that holds a connection's token; one that is bound to a key goes with a proof of that. */
export const sendWithToken = async (grant: Grant, ...rest: Parameters<typeof send>): Promise<Response> =>
  grant.tokens.jkt ? (await import('./dpop-fetch.js')).sendProven(grant, ...rest) : send(...rest);
