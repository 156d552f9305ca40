import { OAuthConnectError, failure } from '../errors/oauth-connect-error.js';
import { retryAfterSeconds } from '../protocol/http.js';
import type { Outcome, Profile } from './test-call.js';

/** What a test call that did not succeed comes to: network errors, 429 and 5xx often pass. */

const most = 3;
/** The first pause before another try, doubled each time; in ms. */
const pause = 500;
/** The longest that a server may ask us to wait, in seconds. */
const longestWait = 30;

/**
 * Why an answer is no profile.
 *
 * @param text - what was read of it; nothing where it is too much
 */
export function refusal({ ok, status }: Response, text: string | undefined): OAuthConnectError {
  const answer = { status };
  if (!ok) return failure('test_failed', 'test', 'testStatus', [status], answer);
  if (text === undefined) return failure('test_failed', 'test', 'testTooLarge', [], answer);
  try {
    JSON.parse(text);
    return failure('test_failed', 'test', 'testNoObject', [], answer);
  } catch {
    return failure('test_failed', 'test', 'testNoJson', [], answer);
  }
}

/** When to try again after an answer, in ms; `undefined` when that would be too late to wait for. */
function waitFor(asked: string | null | undefined, tries: number): number | undefined {
  const usual = pause * 2 ** (tries - 1) * (1 + Math.random() / 4);
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
 * Calls again where that can help, three times in all.
 *
 * @param call - makes one call
 * @param outcome - what came of the first
 * @throws `test_failed` or `network_error`
 */
export async function tryAgain(
  call: () => Promise<Outcome>,
  outcome: Outcome,
  url: URL,
  signal: AbortSignal,
): Promise<Profile> {
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    if ('profile' in outcome) return outcome.profile;
    const busy = 'busy' in outcome ? outcome.busy : undefined;
    const error = 'error' in outcome ? outcome.error : undefined;
    if (error && !isPassing(error)) throw error as Error;
    const wait = waitFor(busy?.headers.get('retry-after'), tries);
    if (tries === most || wait === undefined) {
      if (busy) throw refusal(busy, '');
      throw error instanceof OAuthConnectError ? error : failure('network_error', 'test', 'slow', [url.origin]);
    }
    await sleep(wait, signal);
    outcome = await call();
  }
}
