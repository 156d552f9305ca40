import { OAuthConnectError, type ErrorStep } from '../errors.js';

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
    throw new OAuthConnectError(
      'network_error',
      step,
      `${url.origin} gave no answer that this page can read. If it is up, it has to allow ${origin} by CORS ` +
        `(Access-Control-Allow-Origin), and a Content-Security-Policy of this page has to list ${url.origin} in connect-src.`,
    );
  });
  if (response.type === 'opaqueredirect')
    throw new OAuthConnectError(
      'redirect_refused',
      step,
      `${url.origin} answered with a redirect, which was not followed: it could carry the token elsewhere. Use the final address.`,
    );
  return response;
}
