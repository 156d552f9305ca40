import { expect } from 'chai';
import type { Connection } from '../../src/connector.js';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { beaconPage, revokeAll, signedIn } from '../helpers/beacon.js';
import {
  clickIn,
  closeWindow,
  evaluateInWindow,
  open,
  reloadPage,
  signIn,
  waitForClose,
  waitForWindow,
} from '../helpers/browser.js';
import { until, words } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { next, pause } from '../helpers/wait.js';

/** Pages that are left while the login window is open, and machines that sleep: contract, sections 6 and 7. */

describe('a page that is left while the login window is open', () => {
  /** A page whose login window is open. */
  async function waiting(): Promise<[page: string, login: string]> {
    const page = await open(beaconPage({ storage: 'session' }));
    await clickIn('#acme >>> [part=button]', { handle: page });
    const { handle } = await waitForWindow('/interaction/');
    return [page, handle];
  }

  it('by a reload gets nothing of the answer, which says that nobody waits; the next click connects', async () => {
    const [page, login] = await waiting();
    await reloadPage(page);
    expect(await signIn({ origin: oidc.issuer, user: 'ada' })).to.equal(login);
    await waitForWindow('/oauth-callback.html');
    expect(await words(login, 'no longer waits'))
      .to.contain('go back to the page and try again')
      .and.not.contain('cut');
    expect(await until(page, 'idle')).to.equal('idle');
    expect(Object.values((await oidc.counters()).redemptions), 'codes that were redeemed').to.deep.equal([]);

    await clickIn('#acme >>> [part=button]', { handle: page });
    const again = await signIn({ origin: oidc.issuer, user: 'ada' });
    expect(await until(page, 'connected')).to.equal('connected');
    await waitForClose({ handle: again });
    expect(Object.values((await oidc.counters()).redemptions)).to.deep.equal([1]);
  });

  it('for good leaves a window that says so, keeps nothing and has no code in its address', async () => {
    const [page, login] = await waiting();
    await closeWindow({ handle: page });
    await signIn({ origin: oidc.issuer, user: 'ada' });
    await waitForWindow('/oauth-callback.html');
    await words(login, 'no longer waits');
    const kept = await evaluateInWindow(
      () => [location.search + location.hash, JSON.stringify({ ...sessionStorage, ...localStorage })],
      { handle: login },
    );
    expect(kept).to.deep.equal(['', '{}']);
    expect(Object.values((await oidc.counters()).redemptions), 'codes that were redeemed').to.deep.equal([]);
  });
});

describe('a machine that was asleep', () => {
  const realNow = Date.now;
  const { setTimeout: realTimer } = window;
  const seconds = 100;
  let slept = 0;
  let waits: number[] = [];

  // Timers stand still while a machine sleeps, its clock goes on: what is seen on waking is a clock that jumped.
  beforeEach(() => {
    slept = 0;
    waits = [];
    Date.now = () => realNow() + slept;
    const timer = (run: () => void, wait = 0) => {
      waits.push(wait);
      return wait < 2000 ? realTimer(run, wait) : 0;
    };
    window.setTimeout = timer as typeof window.setTimeout;
  });
  afterEach(async () => {
    Date.now = realNow;
    window.setTimeout = realTimer;
    await revokeAll();
  });

  /** A connection whose token is good for a while yet, and whose renewal is planned: ahead of the end by a tenth or more. */
  async function connected(): Promise<[OAuthConnectElement, Connection]> {
    await oidc.setLifetime(seconds);
    const both = await signedIn();
    while (!waits.some((wait) => wait > seconds * 750 && wait < seconds * 950)) await pause(10);
    return both;
  }

  const wakes: Record<string, () => boolean> = {
    'the page is seen': () => document.dispatchEvent(new Event('visibilitychange')),
    'the page is shown again': () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    'the network is back': () => dispatchEvent(new Event('online')),
  };

  for (const [when, wake] of Object.entries(wakes))
    it(`renews as soon as ${when}, where the time for it came meanwhile`, async () => {
      const [element, connection] = await connected();
      const before = connection.expiresAt?.getTime() ?? 0;
      const refreshed = next(element, 'refreshed');
      slept = (seconds - 5) * 1000;
      wake();
      await refreshed;
      expect((await oidc.counters()).refreshes).to.equal(1);
      expect(connection.expiresAt?.getTime()).to.be.greaterThan(before);
      expect(connection.status).to.equal('active');
    });

  it('renews once where the token ran out meanwhile, for the alarm and for requests alike', async () => {
    const [element, connection] = await connected();
    const refreshed = next(element, 'refreshed');
    await oidc.expireAccessTokens();
    slept = 10 * seconds * 1000;
    expect(connection.status, 'what can be renewed is active').to.equal('active');
    const answers = Array.from({ length: 5 }, () => connection.fetch(oidc.url('/api/me')));
    document.dispatchEvent(new Event('visibilitychange'));
    expect((await Promise.all(answers)).map(({ status }) => status)).to.deep.equal(Array(5).fill(200));
    await refreshed;
    expect((await oidc.counters()).refreshes).to.equal(1);
    const sent = (await oidc.log('api')).map(({ status }) => status);
    expect(sent, 'requests, none of them with the old token').to.have.length(5).and.not.include(401);
  });

  it('renews nothing on waking before its time', async () => {
    const renewals = async () => {
      const { held = [], pending = [] } = await navigator.locks.query();
      return [...held, ...pending].map(({ name = '' }) => name).filter((name) => name.includes('refresh'));
    };
    const [, connection] = await connected();
    // A lock outlives its renewal for a moment, that of the test before too.
    const before = await renewals();
    slept = (seconds / 2) * 1000;
    for (const wake of Object.values(wakes)) wake();
    const begun = (await renewals()).filter((name) => !before.includes(name));
    expect(begun, 'renewals that have begun').to.deep.equal([]);
    expect((await connection.fetch(oidc.url('/api/me'))).status).to.equal(200);
    expect((await oidc.counters()).refreshes).to.equal(0);
  });

  it('tries again on a later waking where the network was not back at the first', async () => {
    const [element, connection] = await connected();
    await oidc.fault({ reset: true, times: 9 });
    let renewed = false;
    element.addEventListener('refreshed', () => (renewed = true));
    slept = (seconds - 5) * 1000;
    dispatchEvent(new Event('online'));
    while ((await oidc.counters()).refreshes === 0) await pause(20);
    expect([connection.status, element.status]).to.deep.equal(['active', 'connected']);

    await oidc.clearFaults();
    slept += 60_000;
    // Whenever the first try has come to its end, the next waking counts.
    for (; !renewed; await pause(20)) dispatchEvent(new Event('online'));
    expect([connection.status, element.status]).to.deep.equal(['active', 'connected']);
  });

  it('leaves the page at rest while a token that ran out waits for the network', async () => {
    const [element, connection] = await connected();
    await oidc.fault({ reset: true, times: 9 });
    slept = 10 * seconds * 1000;
    document.dispatchEvent(new Event('visibilitychange'));
    while ((await oidc.counters()).refreshes === 0) await pause(20);
    waits = [];
    await pause(500);
    expect(waits.length, 'timers of half a second').to.be.lessThan(20);
    expect([connection.status, element.status]).to.deep.equal(['active', 'connected']);
  });
});
