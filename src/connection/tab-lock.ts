import { sessionLock } from './page.js';

/**
 * What only one tab may do at a time (Web Locks API). Where a browser has no locks, or denies them to a page without
 * storage, each page only watches itself.
 */

/**
 * How long the lock is kept after the work, in ms. A change of `localStorage` and the release of a lock reach other
 * processes on different ways. Of tabs that read at once under the lock, adding one in turn, 536 of 750 additions counted
 * in Chromium 156 and 129 of 180 in Firefox 153; in WebKitGTK 2.50 a busy tab read an old value after 44 ms.
 */
const linger = 250;
/** How long a page that has just been left may take to let go of what it held, in ms. */
const patience = 500;

const queues = new Map<string, Promise<void>>();
const held = new Map<string, Hold>();

/** A session's connection that this page holds. */
interface Hold {
  readonly release: () => void;
  readonly onLost: () => void;
}

const locks = (): LockManager | undefined => (navigator as Partial<Navigator>).locks;

/**
 * Does work that only one tab may do at a time, such as redeeming a refresh token that counts once (RFC 9700 §4.14.2).
 * The work has to read again first what is stored: another tab may have done it. It also has to end some time, as the
 * others wait for it.
 */
export function withRefreshLock<T>(key: string, work: () => Promise<T>): Promise<T> {
  const name = `oauth-connect:refresh:${key}`;
  return new Promise<T>((resolve, reject) => {
    let begun = false;
    const turn = async (): Promise<void> => {
      begun = true;
      await work().then(resolve, reject);
      await new Promise((wake) => setTimeout(wake, linger));
    };
    const alone = (): void => {
      if (!begun) queues.set(name, (queues.get(name) ?? Promise.resolve()).then(turn));
    };
    const manager = locks();
    if (manager) manager.request(name, turn).catch(alone);
    else alone();
  });
}

/**
 * Makes a session's connection this page's own for as long as it lives: `sessionStorage` is copied where a tab is
 * duplicated or opens a window (HTML §12.2.2), and two tabs would use up each other's refresh tokens.
 *
 * @param id - the random id of the connection's record
 * @param onLost - called when the page comes back from the back/forward cache, and another one has it by now
 * @returns whether it is this page's own; if not, another tab holds it
 */
export function claim(id: string, onLost: () => void): Promise<boolean> {
  const manager = locks();
  if (!manager || held.has(id)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(patience);
    const hold = (): Promise<void> =>
      new Promise((release) => {
        held.set(id, { release, onLost });
        follow();
        resolve(true);
      });
    manager.request(sessionLock(id), { signal }, hold).catch(() => resolve(!signal.aborted));
  });
}

/** Lets go of a connection that is over. */
export function release(id: string): void {
  held.get(id)?.release();
  held.delete(id);
}

let follow = (): void => {
  follow = () => undefined;
  // At once: the next page of this tab asks for it (and had it within 25 ms in all three engines, reloads included), and
  // this one may live on in the back/forward cache, where Chromium keeps a lock and WebKitGTK drops it without a word.
  addEventListener('pagehide', () => held.forEach((hold) => hold.release()));
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    const before = [...held];
    held.clear();
    for (const [id, { onLost }] of before) void claim(id, onLost).then((own) => own || onLost());
  });
};
