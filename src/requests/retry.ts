import { failure, OAuthConnectError } from '../errors/oauth-connect-error.js';
import { retryAfterSeconds } from '../protocol/http.js';

/** Calls that are made again: network errors, 429 and 5xx often pass. */

const mostTries = 3;
/** The first pause before another try, doubled each time. */
const firstPauseMs = 500;
/** The longest that a server may ask us to wait, in seconds. */
const longestWait = 30;

/** The result of one call. */
export type Outcome<T> = { readonly value: T } | { readonly busy: Response } | { readonly error: unknown };

/** How long to wait before another try, in ms; `undefined` where that would be too long. */
function waitFor(asked: string | null | undefined, tries: number): number | undefined {
  const usual = firstPauseMs * 2 ** (tries - 1) * (1 + Math.random() / 4);
  if (!asked) return usual;
  const seconds = retryAfterSeconds(asked);
  return seconds > longestWait ? undefined : Math.max(seconds * 1000 || 0, usual);
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

/** An answer that took too long, or broke off, is no answer. */
const isPassing = (error: unknown): boolean => !(error instanceof OAuthConnectError) || error.code === 'network_error';

/**
 * Calls, and calls again where that can help, three times in all.
 *
 * @param call - makes one call; must not reject
 * @param refusal - the error that a busy server's last answer ends in
 * @param server - the origin that an error names
 * @throws `network_error`, what `refusal` makes, or the error of a call where another one would not help
 */
export async function withRetries<T>(
  call: () => Promise<Outcome<T>>,
  refusal: (busy: Response) => OAuthConnectError,
  server: string,
  signal: AbortSignal,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const outcome = await call();
    if ('value' in outcome) return outcome.value;
    signal.throwIfAborted();
    const busy = 'busy' in outcome ? outcome.busy : undefined;
    const error = 'error' in outcome ? outcome.error : undefined;
    if (error && !isPassing(error)) throw error as Error;
    const wait = waitFor(busy?.headers.get('retry-after'), tries);
    if (tries === mostTries || wait === undefined) {
      if (busy) throw refusal(busy);
      throw error instanceof OAuthConnectError ? error : failure('network_error', 'test', 'slow', [server]);
    }
    await sleep(wait, signal);
  }
}
