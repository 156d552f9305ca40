import { expect } from 'chai';
import {
  Alarm,
  earliestRenewal,
  isShort,
  renewalTime,
  retryTime,
  timerFor,
} from '../../src/connections/renewal-schedule.js';

/** When tokens are renewed: contract, section 2 (`renew`). */

const minute = 60_000;
const hour = 60 * minute;

describe('renewalTime()', () => {
  it('is ahead of the end by a tenth to a fifth of the life of a token', () => {
    expect(renewalTime(0, 10 * minute, 0)).to.equal(9 * minute);
    expect(renewalTime(0, 10 * minute, 1)).to.equal(8 * minute);
  });

  it('is ahead by five minutes at most', () => {
    expect(renewalTime(0, 24 * hour, 1)).to.equal(24 * hour - 5 * minute);
    expect(renewalTime(0, 24 * hour, 0)).to.equal(24 * hour - 2.5 * minute);
  });

  it('differs from one time to the next', () => {
    const times = Array.from({ length: 20 }, () => renewalTime(0, hour));
    expect(new Set(times).size).to.be.greaterThan(10);
    for (const time of times) expect(time).to.be.within(hour - 5 * minute, hour - 2.5 * minute);
  });

  it('leaves even a token of a second some of it', () => {
    expect(renewalTime(5000, 6000, 1)).to.equal(5800);
  });

  it('is the end itself where the clock was set back, and never where the end is not known', () => {
    expect(renewalTime(9000, 6000, 1)).to.equal(6000);
    expect(renewalTime(0, null)).to.equal(Infinity);
  });
});

describe('retryTime()', () => {
  it('is twice as far off each time, up to five minutes', () => {
    const waits = [1, 2, 3, 7, 8, 2000].map((failures) => retryTime(failures, 1000, 1) - 1000);
    expect(waits).to.deep.equal([5000, 10_000, 20_000, 300_000, 300_000, 300_000]);
    expect(retryTime(1, 0, 0)).to.equal(2500);
  });
});

describe('earliestRenewal()', () => {
  it('is ten seconds after the last one, twice as far off each time that a token is that short, up to an hour', () => {
    const waits = [0, 1, 2, 3, 9, 10, 2000].map((shortRenewals) => earliestRenewal(1000, shortRenewals) - 1000);
    expect(waits).to.deep.equal([10_000, 10_000, 20_000, 40_000, 2_560_000, hour, hour]);
  });

  it('counts tokens that would be renewed before that', () => {
    expect([1, 9_000, 12_000].map((life) => isShort(0, life))).to.deep.equal([true, true, true]);
    expect([13_000, hour, null].map((life) => isShort(0, life))).to.deep.equal([false, false, false]);
  });
});

describe('timerFor()', () => {
  it('waits for the earliest', () => expect(timerFor([9000, 5000, Infinity], 2000)).to.equal(3000));
  it('does not wait for what is over', () => expect(timerFor([1000], 2000)).to.equal(0));
  it('is capped at what a timer can hold, which would else run at once', () =>
    expect(timerFor([1e15], 0)).to.equal(2 ** 31 - 1));
  it('is off where there is nothing to wait for', () => {
    expect(timerFor([], 0)).to.equal(undefined);
    expect(timerFor([Infinity], 0)).to.equal(undefined);
  });
});

describe('the alarm', () => {
  const real = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout };
  let now: number;
  let rung: number[];
  let timers: Map<number, { at: number; run: () => void }>;
  let alarm: Alarm;

  beforeEach(() => {
    now = 0;
    rung = [];
    timers = new Map();
    let last = 0;
    window.setTimeout = ((run: () => void, wait: number) => {
      timers.set(++last, { at: now + wait, run });
      return last;
    }) as typeof window.setTimeout;
    window.clearTimeout = ((id: number) => timers.delete(id)) as typeof window.clearTimeout;
    alarm = new Alarm(
      () => rung.push(now),
      () => now,
    );
  });
  afterEach(() => {
    alarm.set();
    Object.assign(window, real);
  });

  /** Lets time pass, timers included. */
  function pass(until: number): void {
    for (;;) {
      const [next] = [...timers].sort(([, one], [, other]) => one.at - other.at);
      if (!next || next[1].at > until) break;
      timers.delete(next[0]);
      now = next[1].at;
      next[1].run();
    }
    now = until;
  }

  it('rings once, when the earliest time has come', () => {
    alarm.set([5000, 3000]);
    pass(2999);
    expect(rung).to.deep.equal([]);
    pass(9000);
    expect(rung).to.deep.equal([3000]);
  });

  it('rings on time even beyond what a timer can hold', () => {
    const far = 100 * 24 * hour;
    alarm.set([far]);
    pass(far - 1);
    expect(rung).to.deep.equal([]);
    pass(far + hour);
    expect(rung).to.deep.equal([far]);
  });

  for (const [what, target] of [
    ['visibilitychange', document],
    ['pageshow', window],
    ['online', window],
  ] as const)
    it(`looks at the clock on ${what}, as timers stand still in sleep`, () => {
      alarm.set([3000]);
      now = 2999;
      target.dispatchEvent(new Event(what));
      expect(rung).to.deep.equal([]);
      now = 50_000;
      target.dispatchEvent(new Event(what));
      target.dispatchEvent(new Event(what));
      pass(90_000);
      expect(rung).to.deep.equal([50_000]);
    });

  it('is one timer at most, and none when it is off', () => {
    alarm.set([3000]);
    alarm.set([4000]);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(timers.size).to.equal(1);
    alarm.set();
    expect(timers.size).to.equal(0);
    now = 9000;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(rung).to.deep.equal([]);
  });

  it('can be set anew while it rings', () => {
    const again: Alarm = new Alarm(
      () => {
        rung.push(now);
        if (now < 3000) again.set([now + 1000]);
      },
      () => now,
    );
    again.set([1000]);
    pass(10_000);
    expect(rung).to.deep.equal([1000, 2000, 3000]);
  });
});
