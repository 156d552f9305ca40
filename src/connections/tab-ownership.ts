import { addEventListener } from '../platform/taken-at-load.js';
import { hold, release, sessionLocks, type SessionLock } from './session-lock.js';

/** Which tab a session's connection belongs to (Web Locks API). Without locks every tab takes it for its own. */

/** How long a page that has just been left usually takes to let go of what it held: 25 ms at most in all three engines. */
const usuallyFreeWithinMs = 30;

/** Who claims a connection. */
export interface Claimant {
  /** The page came back from the back/forward cache, and another tab has it by now. */
  readonly onLost: () => void;
  /** Loads what waits until it shows who holds a lock, see same-tab.ts. */
  readonly loadSameTab: () => Promise<{ readonly waitForSharing: (id: string) => Promise<boolean> }>;
}

const claimants = new Map<string, Claimant>();

/**
 * Makes a session's connection this tab's own for as long as this page lives: `sessionStorage` is copied where a tab is
 * duplicated or opens a window (HTML §12.2.2), and two tabs would use up each other's refresh tokens.
 *
 * @param id - the random id of the connection's record
 * @returns whether it is this tab's own; if not, another tab holds it
 */
export async function claim(id: string, claimant: Claimant): Promise<boolean> {
  if (!claimants.size) addEventListener('pageshow', claimAgain);
  claimants.set(id, claimant);
  const lock = hold(id);
  const isOwn = await Promise.race([lock.whenHeld.then(() => true), isShared(id, lock, claimant)]);
  // Unless it was let go of meanwhile.
  if (!isOwn && sessionLocks.get(id) === lock) release(id);
  return isOwn;
}

/** Where it is shared it is asked for on, so that the tab keeps it when the one that holds it goes. */
async function isShared(id: string, lock: SessionLock, { loadSameTab }: Claimant): Promise<boolean> {
  await new Promise((wake) => setTimeout(wake, usuallyFreeWithinMs));
  if (lock.isHeld) return true;
  return loadSameTab().then(
    ({ waitForSharing }) => waitForSharing(id),
    () => false,
  );
}

function claimAgain({ persisted }: PageTransitionEvent): void {
  if (!persisted) return;
  const before = [...claimants].filter(([id]) => sessionLocks.has(id));
  claimants.clear();
  for (const [id, claimant] of before)
    void claim(id, claimant).then((own) => {
      if (!own) claimant.onLost();
    });
}
