import { expect } from 'chai';
import { withRefreshLock } from '../../src/connections/refresh-lock.js';
import * as sameTab from '../../src/connections/same-tab.js';
import { release } from '../../src/connections/session-lock.js';
import { claim } from '../../src/connections/tab-ownership.js';
import {
  closeWindow,
  evaluateInWindow,
  navigate,
  open,
  pageUrl,
  reloadPage,
  traverseHistory,
  waitForWindow,
} from '../helpers/browser.js';
import { rejection } from '../helpers/acme.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** What only one tab may do: contract, section 4. */

function pretendLocks(value: unknown): () => void {
  Object.defineProperty(navigator, 'locks', { value, configurable: true });
  return () => void Reflect.deleteProperty(navigator, 'locks');
}

describe('withRefreshLock()', () => {
  const denied = { request: () => Promise.reject(new DOMException('No storage.', 'SecurityError')) };
  for (const [what, locks] of Object.entries({ 'with locks': navigator.locks, 'without locks': undefined, denied }))
    describe(what, () => {
      let restore: () => void;
      beforeEach(() => (restore = pretendLocks(locks)));
      afterEach(() => restore());

      it('does one thing at a time, in order, and each to its end', async () => {
        const steps: string[] = [];
        const work = (name: string) => async () => {
          steps.push(`${name} begins`);
          // Longer than the lock is kept afterwards.
          await pause(name === 'a' ? 350 : 20);
          steps.push(`${name} ends`);
          return name;
        };
        const all = ['a', 'b', 'c'].map((name) => withRefreshLock('key', work(name)));
        expect(await Promise.all(all)).to.deep.equal(['a', 'b', 'c']);
        expect(steps).to.deep.equal(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
      });

      it('hands on why work failed, and goes on', async () => {
        const failing = withRefreshLock('key', () => Promise.reject(new TypeError('offline')));
        const after = withRefreshLock('key', () => Promise.resolve(7));
        expect(await rejection(failing)).to.include({ name: 'TypeError', message: 'offline' });
        expect(await after).to.equal(7);
      });

      it('does things of different names side by side', async () => {
        let others = 0;
        const other = () => Promise.resolve(void others++);
        await withRefreshLock('one', async () => {
          await withRefreshLock('another', other);
        });
        expect(others).to.equal(1);
      });

      it('keeps nobody waiting for the time that the lock is kept afterwards', async () => {
        const answered = withRefreshLock('swift', () => Promise.resolve()).then(() => performance.now());
        const after = withRefreshLock('swift', () => Promise.resolve(performance.now()));
        expect((await after) - (await answered)).to.be.above(150);
      });
    });

  it('lets each of several tabs read what the one before has stored', async () => {
    const tabs = await Promise.all([1, 2, 3, 4].map(() => open(pageUrl({}))));
    localStorage.setItem('count', '0');
    await pause(100);
    const count = async () => {
      const { withRefreshLock } = await import('/src/connections/refresh-lock.ts');
      for (let n = 0; n < 5; n++)
        await withRefreshLock('count', async () => {
          localStorage.setItem('count', String(Number(localStorage.getItem('count')) + 1));
        });
    };
    await Promise.all(tabs.map((handle) => evaluateInWindow(count, { handle })));
    await pause(100);
    expect(localStorage.getItem('count')).to.equal('20');
  });

  it('makes one refresh of a hundred in five tabs', async () => {
    const tabs = await Promise.all([1, 2, 3, 4, 5].map(() => open(pageUrl({}))));
    localStorage.setItem('token', 'old');
    localStorage.setItem('refreshes', '');
    await pause(100);
    const start = Date.now() + 500;
    const call = async (at: number) => {
      const { withRefreshLock } = await import('/src/connections/refresh-lock.ts');
      await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
      const refresh = async () => {
        if (localStorage.getItem('token') === 'new') return 'read';
        await new Promise((resolve) => setTimeout(resolve, 30));
        localStorage.setItem('token', 'new');
        return 'refreshed';
      };
      let running: Promise<string> | undefined;
      return Promise.all(Array.from({ length: 20 }, () => (running ??= withRefreshLock('once', refresh))));
    };
    const results = await Promise.all(tabs.map((handle) => evaluateInWindow(call, { handle }, start)));
    expect(results.filter(([result]) => result === 'refreshed')).to.have.length(1);
    expect(results.flat()).to.have.length(100);
  });
});

describe('a session’s connection', () => {
  const handlers = { onLost: () => undefined, loadSameTab: () => Promise.resolve(sameTab) };

  /** Claims it in a window, as an element does when the page begins; `lost` counts how often it was lost. */
  const claimIn = (handle: string, id = 'record-1') =>
    evaluateInWindow(
      async (id: string) => {
        const { claim } = await import('/src/connections/tab-ownership.ts');
        const loadSameTab = () => import('/src/connections/same-tab.ts');
        Object.assign(window, { lost: 0 });
        const onLost = () => Object.assign(window, { lost: ((window as { lost?: number }).lost ?? 0) + 1 });
        const own = await claim(id, { onLost, loadSameTab });
        return { own };
      },
      { handle },
      id,
    );

  it('is one page’s own, and another’s once that is closed', async () => {
    const [one, other] = [await open(pageUrl({})), await open(pageUrl({}))];
    expect((await claimIn(one)).own).to.equal(true);
    expect((await claimIn(other)).own).to.equal(false);
    expect((await claimIn(other, 'record-2')).own, 'another connection').to.equal(true);
    await closeWindow({ handle: one });
    await reloadPage(other);
    expect((await claimIn(other)).own).to.equal(true);
  });

  it('stays the tab’s own through reloads and other pages of the site, at once', async () => {
    const handle = await open(pageUrl({}));
    await claimIn(handle);
    for (let n = 0; n < 6; n++) {
      if (n % 2) await reloadPage(handle);
      else await navigate(pageUrl({ html: String(n), ...(n % 4 ? {} : { coop: 'same-origin' }) }), { handle });
      expect((await claimIn(handle)).own).to.equal(true);
    }
  });

  it('is not that of a window with a copy of the tab’s storage', async () => {
    const handle = await open(
      pageUrl({ html: `<button onclick="open('${pageUrl({ html: 'copy' })}')">Open</button>` }),
    );
    await evaluateInWindow(() => sessionStorage.setItem('id', 'record-3'), { handle });
    await claimIn(handle, 'record-3');
    await evaluateInWindow((url) => void window.open(url, '_blank', 'popup'), { handle }, pageUrl({ html: 'copy' }));
    const copy = (await waitForWindow('html=copy')).handle;
    const id = await evaluateInWindow(() => sessionStorage.getItem('id'), { handle: copy });
    expect(id, 'the storage is a copy').to.equal('record-3');
    expect((await claimIn(copy, 'record-3')).own).to.equal(false);
  });

  it('is free while its page is in the back/forward cache, which is told on return if another took it', async () => {
    const [one, other] = [await open(pageUrl({ html: 'one' })), await open(pageUrl({ html: 'other' }))];
    await claimIn(one);
    await claimIn(one, 'record-2');
    await navigate(pageUrl({ html: 'next' }), { handle: one });
    expect((await claimIn(other)).own).to.equal(true);
    await traverseHistory(-1, one);
    const isBack = () => location.search.includes('html=one') && document.readyState === 'complete';
    await waitUntil(() => evaluateInWindow(isBack, { handle: one }), 'back');
    const lost = () => evaluateInWindow(() => (window as { lost?: number }).lost, { handle: one });
    if ((await lost()) === undefined) {
      // Firefox keeps no page that has had a lock: it comes back as a new one, which has to claim again.
      expect((await claimIn(one)).own).to.equal(false);
      expect((await claimIn(one, 'record-2')).own).to.equal(true);
    } else {
      await waitUntil(async () => (await lost()) === 1, 'told');
      await pause(600);
      expect(await lost(), 'and still has the other').to.equal(1);
    }
    const third = await open(pageUrl({}));
    expect((await claimIn(third, 'record-2')).own).to.equal(false);
  });

  it('can be let go of', async () => {
    const other = await open(pageUrl({}));
    expect(await claim('record-4', handlers)).to.equal(true);
    expect(await claim('record-4', handlers), 'twice in a page').to.equal(true);
    expect((await claimIn(other, 'record-4')).own).to.equal(false);
    release('record-4');
    release('record-4');
    expect((await claimIn(other, 'record-4')).own).to.equal(true);
  });

  for (const [what, locks] of Object.entries({
    'has no locks': undefined,
    'denies them': { request: () => Promise.reject(new DOMException('No storage.', 'SecurityError')) },
  }))
    it(`is everybody’s where the browser ${what}`, async () => {
      const restore = pretendLocks(locks);
      expect(await claim('record-5', handlers)).to.equal(true);
      restore();
    });
});
