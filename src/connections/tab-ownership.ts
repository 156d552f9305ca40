/** Which tab a session's connection belongs to (Web Locks API). Without locks every tab takes it for its own. */

/** How long a page that has just been left may take to let go of what it held. */
const claimTimeoutMs = 500;

/** A session's connection that this page holds, or asks for. */
interface Claim {
  /** Whether it is this page's own. */
  readonly isOwn: Promise<boolean>;
  readonly release: () => void;
  readonly onLost: () => void;
}

const claims = new Map<string, Claim>();

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
  // To ask twice would be to wait for oneself.
  const known = claims.get(id);
  if (known) return known.isOwn;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const signal = AbortSignal.timeout(claimTimeoutMs);
  const isOwn = new Promise<boolean>((resolve) => {
    const hold = (): Promise<void> => {
      resolve(true);
      return released;
    };
    // Where there is no such thing, or where it throws at once, that is a rejection too.
    const lock = async (): Promise<void> => navigator.locks.request(lockName(id), { signal }, hold);
    lock().catch(() => resolve(!signal.aborted));
  });
  claims.set(id, { isOwn, release, onLost });
  void isOwn.then((own) => {
    if (!own && claims.get(id)?.isOwn === isOwn) claims.delete(id);
  });
  follow();
  return isOwn;
}

/** Lets go of a connection that is over, also of one that is still asked for. */
export function release(id: string): void {
  claims.get(id)?.release();
  claims.delete(id);
}

const following = { hasBegun: false };

/** Watches the page come and go, from the first connection on that it holds. */
function follow(): void {
  if (following.hasBegun) return;
  following.hasBegun = true;
  // At once: the next page of this tab asks for it (and had it within 25 ms in all three engines, reloads included), and
  // this one may live on in the back/forward cache, where Chromium keeps a lock and WebKitGTK drops it without a word.
  addEventListener('pagehide', () => claims.forEach(({ release }) => release()));
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    const before = [...claims];
    claims.clear();
    for (const [id, { onLost }] of before) void claim(id, onLost).then((own) => own || onLost());
  });
}
