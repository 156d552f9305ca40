import { expect } from 'chai';
import { withRefreshLock } from '../../src/connections/refresh-lock.js';
import { rejection } from '../helpers/acme.js';
import { waitUntil } from '../helpers/wait.js';

/** A lock that other tabs wait for (Web Locks API): how long they do, and that it is let go of. */

const { timeout } = AbortSignal;
afterEach(() => {
  AbortSignal.timeout = timeout;
});

const name = (key: string) => `oauth-connect:refresh:${key}`;
const isHeld = async (key: string) =>
  ((await navigator.locks.query()).held ?? []).some((lock) => lock.name === name(key));

/** Holds a lock as a tab does that stands still. @returns what lets go of it */
async function hold(key: string): Promise<() => void> {
  const released = Promise.withResolvers<void>();
  await new Promise<void>((resolve) => {
    void navigator.locks.request(name(key), () => (resolve(), released.promise));
  });
  return released.resolve;
}

describe('a lock that another tab holds', () => {
  it('is waited for no longer than a minute; nothing is begun then, nor later', async () => {
    const asked: number[] = [];
    AbortSignal.timeout = (ms) => (asked.push(ms), timeout.call(AbortSignal, ms / 600));
    const release = await hold('frozen');
    let begun = false;
    const error = await rejection(withRefreshLock('frozen', async () => void (begun = true)));
    expect(error).to.include({ code: 'refresh_failed', step: 'refresh' });
    expect(asked).to.deep.equal([60_000]);
    release();
    await waitUntil(async () => !(await isHeld('frozen')), 'it is let go of');
    expect(begun).to.equal(false);
  });

  it('is had once that lets go of it', async () => {
    const release = await hold('busy');
    const work = withRefreshLock('busy', () => Promise.resolve('done'));
    release();
    expect(await work).to.equal('done');
  });
});

describe('a lock that this page holds', () => {
  for (const [what, work] of [
    ['goes well', () => Promise.resolve()],
    ['fails', () => Promise.reject(new Error('no'))],
  ] as const)
    it(`is let go of after work that ${what}`, async () => {
      await withRefreshLock(what, work).catch(() => undefined);
      await waitUntil(async () => !(await isHeld(what)), 'it is let go of');
    });

  it('has no limit of time once it is had', async () => {
    AbortSignal.timeout = () => timeout.call(AbortSignal, 20);
    const work = withRefreshLock('slow', () => new Promise((resolve) => setTimeout(() => resolve('done'), 120)));
    expect(await work).to.equal('done');
  });
});
