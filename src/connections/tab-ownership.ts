/** Which tab a session's connection belongs to (Web Locks API). Without locks every tab takes it for its own. */

/** How long a page that has just been left may take to let go of what it held. */
const claimTimeoutMs = 500;

/** A session's connection that this page holds. */
interface Hold {
  readonly release: () => void;
  readonly onLost: () => void;
}

const held = new Map<string, Hold>();

const lockName = (id: string): string => `oauth-connect:session:${id}`;

/**
 * Makes a session's connection this page's own for as long as it lives: `sessionStorage` is copied where a tab is
 * duplicated or opens a window (HTML §12.2.2), and two tabs would use up each other's refresh tokens.
 *
 * @param id - the random id of the connection's record
 * @param onLost - called when the page comes back from the back/forward cache, and another one has it by now
 * @returns whether it is this page's own; if not, another tab holds it
 */
export function claim(id: string, onLost: () => void): Promise<boolean> {
  const manager = (navigator as Partial<Navigator>).locks;
  if (!manager || held.has(id)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(claimTimeoutMs);
    const hold = (): Promise<void> =>
      new Promise((release) => {
        held.set(id, { release, onLost });
        follow();
        resolve(true);
      });
    manager.request(lockName(id), { signal }, hold).catch(() => resolve(!signal.aborted));
  });
}

/** Lets go of a connection that is over. */
export function release(id: string): void {
  held.get(id)?.release();
  held.delete(id);
}

const following = { hasBegun: false };

/** Watches the page come and go, from the first connection on that it holds. */
function follow(): void {
  if (following.hasBegun) return;
  following.hasBegun = true;
  // At once: the next page of this tab asks for it (and had it within 25 ms in all three engines, reloads included), and
  // this one may live on in the back/forward cache, where Chromium keeps a lock and WebKitGTK drops it without a word.
  addEventListener('pagehide', () => held.forEach((hold) => hold.release()));
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    const before = [...held];
    held.clear();
    for (const [id, { onLost }] of before) void claim(id, onLost).then((own) => own || onLost());
  });
}
