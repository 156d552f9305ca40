import { waitUntil as wait } from '@open-wc/testing';

/** Waits for a condition for as long as a busy machine may take; the second that is usual may be too short there. */
export const waitUntil = (condition: () => unknown, what?: string): Promise<void> =>
  wait(condition as () => boolean | Promise<boolean>, what, { timeout: 15_000 });
