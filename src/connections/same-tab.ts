/**
 * Whether a lock is held within this very tab: by a frame of this origin, or by another copy of the element in this
 * document, whatever its version.
 *
 * The browser itself is asked: every document has a `clientId` (Web Locks API, LockInfo), and those of this tab are the
 * ones that a lock shows which is taken in each window that can be reached from the topmost one. A copy of the tab has a
 * tree of windows of its own, so it cannot pass for this one, and no document of another origin can be asked. Nothing is
 * told and nothing is left behind that a script could use: no token, no message, no name on the window.
 */

/** How long a page that has just been left may take to let go of what it held. */
const claimTimeoutMs = 500;
const lookEveryMs = 25;

const pause = (ms: number): Promise<false> => new Promise((wake) => setTimeout(() => wake(false), ms));

/** A window with all the frames in it; other origins let their frames be counted (HTML §7.2.1). */
const windowsIn = (root: Window): readonly Window[] => [
  root,
  ...Array.from({ length: root.length }, (_none, index) => windowsIn(root[index] as Window)).flat(),
];

/** Takes a lock in a window, unless it is of another origin. @returns once it is held, or cannot be */
function holdIn(one: Window, name: string, over: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const hold = (): Promise<void> => {
      resolve();
      return over;
    };
    try {
      one.navigator.locks.request(name, { mode: 'shared' }, hold).catch(() => resolve());
    } catch {
      resolve();
    }
  });
}

/** Whether a lock of this name is held by a document of this tab. */
async function isHeldInThisTab(name: string): Promise<boolean> {
  const mark = `oauth-connect:tab:${crypto.randomUUID()}`;
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  try {
    await Promise.all(windowsIn(window.top ?? window).map((one) => holdIn(one, mark, over)));
    const { held = [] } = await navigator.locks.query();
    const here = new Set(held.filter((lock) => lock.name === mark).map(({ clientId }) => clientId));
    return held.some((lock) => lock.name === name && here.has(lock.clientId));
  } catch {
    return false;
  } finally {
    end();
  }
}

/**
 * Waits until it shows that a session's connection is held by a document of this tab.
 *
 * @param id - of the connection's record
 * @returns false where it does not in time
 */
export async function waitForSharing(id: string): Promise<boolean> {
  const name = `oauth-connect:session:${id}`;
  const end = Date.now() + claimTimeoutMs;
  do {
    // A document that is about to go might never answer.
    if (await Promise.race([isHeldInThisTab(name), pause(claimTimeoutMs)])) return true;
    await pause(lookEveryMs);
  } while (Date.now() < end);
  return false;
}
