import { addEventListener } from '../platform/taken-at-load.js';
/** When to look after a token: times only, so that they can be tested with any clock. */

/** How much of a token's life is left when it is renewed, and the most that may be, in ms. */
const share = 0.2;
const longestLead = 5 * 60_000;
/** The wait after a failed renewal, in ms: doubled each time. */
const firstWait = 5_000;
const longestWait = 5 * 60_000;
/** The least time from one renewal to the next, in ms: doubled while tokens keep living that short, up to an hour. */
const leastWait = 10_000;
const longestLeastWait = 60 * 60_000;
/** The longest that a timer can wait, in ms (HTML §8.6: a signed 32-bit number). */
const longestTimer = 2 ** 31 - 1;

/**
 * When to renew a token: ahead of its end, and not at the same moment in all tabs, devices and visitors.
 *
 * @param issuedAt - when it came, in ms since 1970
 * @param expiresAt - when it runs out; `null` where that was not said
 * @param chance - from 0 to 1; 1 is the earliest
 * @returns ms since 1970; `Infinity` where nothing is known
 */
export function renewalTime(issuedAt: number, expiresAt: number | null, chance = Math.random()): number {
  if (expiresAt === null) return Infinity;
  const lead = Math.min(Math.max(expiresAt - issuedAt, 0) * share, longestLead);
  return expiresAt - lead * (0.5 + chance / 2);
}

/**
 * The earliest time for the next renewal: a provider's slip of a unit must not have its visitors flood it.
 *
 * @param renewedAt - when the last one was, in ms since 1970
 * @param shortRenewals - how many in a row, that one among them, have brought a token which {@link isShort}
 */
export const earliestRenewal = (renewedAt: number, shortRenewals = 0): number =>
  renewedAt + Math.min(leastWait * 2 ** Math.max(shortRenewals - 1, 0), longestLeastWait);

/** Whether a token would be renewed before the least time from one renewal to the next has passed. */
export const isShort = (issuedAt: number, expiresAt: number | null): boolean =>
  renewalTime(issuedAt, expiresAt, 1) < issuedAt + leastWait;

/**
 * When to try again after a renewal that failed because the network or the server was down.
 *
 * @param failures - how many in a row, from 1
 * @returns ms since 1970
 */
export function retryTime(failures: number, now: number, chance = Math.random()): number {
  return now + Math.min(firstWait * 2 ** (failures - 1), longestWait) * (0.5 + chance / 2);
}

/**
 * How long a timer has to wait for the earliest of these times, in ms; `undefined` where nothing is to be waited for. A
 * time farther off than a timer can wait is looked at again on the way.
 */
export function timerFor(times: readonly number[], now: number): number | undefined {
  const next = Math.min(...times);
  return next === Infinity ? undefined : Math.min(Math.max(next - now, 0), longestTimer);
}

/**
 * Calls back when a time has come. Timers stand still while a machine sleeps or a page is frozen, so the clock is looked
 * at whenever the page is shown, or the network is back.
 */
export class Alarm {
  readonly #ring: () => void;
  readonly #now: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waking: AbortController | undefined;

  /** @param ring - called at or after the time, once for each {@link set} */
  constructor(ring: () => void, now: () => number = Date.now) {
    this.#ring = ring;
    this.#now = now;
  }

  /** Sets it to the earliest of these times, instead of what it was set to; without any it is off, and costs nothing. */
  set(times: readonly number[] = []): void {
    clearTimeout(this.#timer);
    this.#waking?.abort();
    const wait = timerFor(times, this.#now());
    if (wait === undefined) return;
    const look = (): void => {
      const due = Math.min(...times) <= this.#now();
      this.set(due ? [] : times);
      if (due) this.#ring();
    };
    this.#timer = setTimeout(look, wait);
    this.#waking = new AbortController();
    const { signal } = this.#waking;
    document.addEventListener('visibilitychange', look, { signal });
    for (const type of ['pageshow', 'online']) addEventListener(type, look, { signal });
  }
}
