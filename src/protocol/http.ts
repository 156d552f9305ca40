import { failure, OAuthConnectError, type ErrorCode, type ErrorStep } from '../errors/oauth-connect-error.js';
import { parseJson } from '../platform/taken-at-load.js';
import { readLimited } from './read-limited.js';

/** How requests to an authorization server are made: without its cookies, without redirects, within limits. */

/** An answer of a server, read to its end. */
export interface TextResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What a request is part of, for its errors. */
export interface Purpose {
  readonly step: ErrorStep;
  /** The code of an error that is neither the network's nor a redirect's. */
  readonly code: ErrorCode;
  /** How long the whole answer may take, in ms; 30 seconds unless it is told. */
  readonly timeoutMs?: number;
}

/** A form that is sent to an authorization server. */
export interface FormRequest {
  readonly method: string;
  readonly body: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cache?: RequestCache;
  readonly keepalive?: boolean;
}

/**
 * Sends a request and reads the answer, whatever its status.
 *
 * @param signal - ends the request
 * @throws `network_error` where no whole answer comes in time, `redirect_refused` (a redirect could carry a code
 *   or a token elsewhere), the purpose's code for more than 1 MiB, or the signal's own reason
 */
export async function fetchText(
  url: URL,
  init: RequestInit,
  { step, code, timeoutMs = 30_000 }: Purpose,
  signal?: AbortSignal,
): Promise<TextResponse> {
  const { origin } = url;
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response | undefined;
  try {
    // A text and an init, by the global `fetch` as it is now: pages and their tools wrap it, and many wrappers know
    // neither `URL` nor `Request`.
    response = await fetch(url.href, {
      ...init,
      redirect: 'manual',
      // A visitor's session at the provider must make no difference; a token proxy of the site's own may need its session.
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const { type, status, headers } = response;
    // Browsers hide a redirect that they do not follow, Node shows it.
    if (type === 'opaqueredirect' || (status > 299 && status < 400))
      throw failure('redirect_refused', step, 'redirected', [origin, 'secrets']);
    const text = await readLimited(response);
    if (text === undefined) throw failure(code, step, 'tooLarge', [origin], { status });
    return { status, headers, text };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof OAuthConnectError) throw error;
    throw response || timeout.aborted
      ? failure('network_error', step, 'slow', [origin])
      : failure('network_error', step, 'noAnswer', [origin, step]);
  }
}

/** The JSON object that a text is; `undefined` where it is anything else. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = parseJson(text);
    return typeof value === 'object' && value && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The wait that a `Retry-After` header asks for (RFC 9110 §10.2.3), in seconds: less than zero for a date that has passed,
 * `NaN` for what is neither a number of seconds nor a date.
 */
export const retryAfterSeconds = (retryAfter: string): number =>
  /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
