import { addEventListener } from '../platform/taken-at-load.js';

const nothing = (): void => undefined;

/**
 * The lock of a session's connection (Web Locks API), which this page holds for as long as it lives and the connection
 * does: a copy of this tab sees by it that the connection is in use, see tab-ownership.ts.
 */
export class SessionLock {
  /** Called once this copy of the element holds it, where several of the tab share it. */
  onHeld: () => void;
  isHeld = false;
  readonly whenHeld: Promise<void>;
  readonly #ending = new AbortController();

  constructor(id: string, onHeld: () => void) {
    this.onHeld = onHeld;
    const { signal } = this.#ending;
    // At once: the next page of this tab asks for it, and this one may live on in the back/forward cache, where Chromium
    // keeps a lock and WebKitGTK drops it without a word.
    addEventListener('pagehide', () => this.release(), { signal });
    this.whenHeld = new Promise((resolve) => {
      const keep = (): Promise<void> => {
        this.isHeld = true;
        this.onHeld();
        resolve();
        return new Promise((free) => signal.addEventListener('abort', () => free()));
      };
      // Where there is no such thing, or where it throws at once, that is a rejection too: every page takes it for its own.
      const lock = async (): Promise<void> => navigator.locks.request(`oauth-connect:session:${id}`, { signal }, keep);
      lock().catch(() => this.isOver || void keep());
    });
  }

  get isOver(): boolean {
    return this.#ending.signal.aborted;
  }

  /** Lets go of it, also while it is still asked for. */
  release(): void {
    this.#ending.abort();
  }
}

/** By the random ids of the connections' records; those that this page has let go of on leaving are among them. */
export const sessionLocks = new Map<string, SessionLock>();

/** Holds a connection, or waits for it in the browser's queue. */
export function hold(id: string, onHeld?: () => void): SessionLock {
  const known = sessionLocks.get(id);
  const heard = onHeld ?? known?.onHeld ?? nothing;
  // To ask twice would be to wait for oneself.
  const lock = known && !known.isOver ? known : new SessionLock(id, heard);
  sessionLocks.set(id, lock);
  lock.onHeld = heard;
  if (lock.isHeld) onHeld?.();
  return lock;
}

/** Lets go of a connection that is over, also of one that is still asked for. */
export function release(id: string): void {
  sessionLocks.get(id)?.release();
  sessionLocks.delete(id);
}
