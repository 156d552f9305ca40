import { OAuthConnectError, type ErrorCode, type ErrorStep } from '../errors/oauth-connect-error.js';
import { readLimited } from './read-limited.js';

/** How requests to an authorization server are made: without its cookies, without redirects, within limits. */

/** What a server answered, whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What a request is part of, for its errors. */
export interface Purpose {
  readonly step: ErrorStep;
  /** The code of whatever is no network fault. */
  readonly code: ErrorCode;
}

/** How long a server may take, in ms. */
const patience = 30_000;
/**
 * Sends a request and reads its answer, whatever its status.
 *
 * @param signal - ends the request
 * @throws `network_error` where no whole answer can be had, `redirect_refused` (a redirect could carry a code or a token
 *   elsewhere), the purpose's code for more than 1 MiB, or the signal's own reason
 */
export async function exchange(url: URL, init: RequestInit, purpose: Purpose, signal?: AbortSignal): Promise<Answer> {
  const { origin } = url;
  const { step, code } = purpose;
  const timeout = AbortSignal.timeout(patience);
  let response: Response | undefined;
  try {
    response = await fetch(url, {
      ...init,
      redirect: 'manual',
      // Whoever is signed in at the provider must make no difference; a token proxy of the site's own may ask for its session.
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const { type, status, headers } = response;
    // Browsers hide a redirect that they do not follow, Node shows it.
    if (type === 'opaqueredirect' || (status > 299 && status < 400))
      throw new OAuthConnectError(
        'redirect_refused',
        step,
        `${origin} answered with a redirect, which was not followed: it could carry secrets elsewhere. Use the final address.`,
      );
    const text = await readLimited(response);
    if (text === undefined)
      throw new OAuthConnectError(code, step, `${origin} answered with more than 1 MiB.`, { status });
    return { status, headers, text };
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof OAuthConnectError
      ? error
      : new OAuthConnectError(
          'network_error',
          step,
          response || timeout.aborted ? `${origin} took too long, or broke off its answer.` : unreadable(origin),
        );
  }
}

const unreadable = (server: string): string =>
  `${server} gave no answer that this page can read. If it is up, it has to allow ${globalThis.origin} by CORS ` +
  `(Access-Control-Allow-Origin), and a Content-Security-Policy of this page has to list ${server} in connect-src.`;

/** The JSON object that a text is; `undefined` where it is anything else. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
