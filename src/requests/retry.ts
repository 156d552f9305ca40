import { retryAfterSeconds } from '../protocol/http.js';
import { canPass, type Outcome, type Refused } from './test-call.js';

/** Calls that are made again: loaded where one did not succeed, and another may. */

const mostTries = 3;
/** The first pause before another try, doubled each time. */
const firstPauseMs = 500;
/** The longest that a server may ask us to wait, in seconds. */
const longestWait = 30;

/** How long to wait before another try, in ms; `undefined` where that would be too long. */
function waitFor(asked: string | null, tries: number): number | undefined {
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

/**
 * Calls again after a first call, where that can help: three times in all.
 *
 * @param first - what the first call came to
 * @param call - makes one more
 * @returns what the last one came to; rejects with the signal's own reason
 */
export async function retry<T>(
  first: Refused,
  call: () => Promise<Outcome<T>>,
  signal: AbortSignal,
): Promise<Outcome<T>> {
  let outcome: Outcome<T> = first;
  for (let tries = 1; tries < mostTries && 'error' in outcome && canPass(outcome.error); tries++) {
    const wait = waitFor(outcome.retryAfter, tries);
    if (wait === undefined) break;
    await sleep(wait, signal);
    outcome = await call();
    signal.throwIfAborted();
  }
  return outcome;
}
