import { expect } from 'chai';
import type { ConnectOptions, Connector } from '../../src/connector.js';
import { rejection, token } from '../helpers/acme.js';
import { closeWindow, pretendFocus, waitForClose, waitForWindow } from '../helpers/browser.js';
import { arrivals, eventsOf, fresh, rest } from '../helpers/connections.js';
import { holdAnswer, letGo } from '../helpers/held-answers.js';
import { hostile } from '../helpers/servers.js';
import { next, pause } from '../helpers/wait.js';

/** Windows that read as closed, answers that come late, and time that runs out: contract, sections 5 and 7. */

beforeEach(() => hostile.clear());
afterEach(rest);

/** Begins an attempt whose login page never answers, and tells its state. */
async function begin(options?: ConnectOptions, acme = fresh({ loginUrl: hostile.url('/hang') })) {
  const attempt = rejection(acme.connect(options));
  const { url } = await waitForWindow('/hang');
  return { acme, attempt, state: new URL(url).searchParams.get('state') ?? '' };
}

/** The same, with its window closed by the visitor, and reported. */
async function closed(options?: ConnectOptions) {
  const begun = await begin(options);
  const cancelled = next(begun.acme, 'cancelled');
  await closeWindow({ url: '/hang' });
  const { detail } = await cancelled;
  return { ...begun, reason: detail.reason as string };
}

/** The answer, as the callback page would hand it on; whether anybody confirmed it. */
async function answerFor(state: string): Promise<boolean> {
  const channel = new BroadcastChannel(`oauth-connect:${state}`);
  let confirmed = false;
  channel.onmessage = () => (confirmed = true);
  channel.postMessage({
    type: 'oauth-connect:response',
    redirectUrl: `${location.origin}/oauth-callback.html`,
    response: `access_token=${token}&state=${state}`,
  });
  await pause(300);
  channel.close();
  return confirmed;
}

describe('a window that the visitor closed', () => {
  it('is reported as cancelled, closed, after two seconds with the focus; an answer still connects, late', async () => {
    const { acme, attempt, state } = await begin();
    const cancelled = next(acme, 'cancelled');
    pretendFocus(false);
    await closeWindow({ url: '/hang' });
    const begun = performance.now();
    pretendFocus(true);
    expect((await cancelled).detail).to.deep.equal({ reason: 'closed' });
    expect(performance.now() - begun).to.be.at.least(1990);
    expect((await attempt).name).to.equal('AbortError');
    expect(acme.status).to.equal('idle');
    const connected = next(acme, 'connected');
    expect(await answerFor(state)).to.equal(true);
    expect((await connected).detail).to.include({ identifier: '7', late: true, reconnected: false });
    expect(acme.status).to.equal('connected');
  });

  it('still connects after another attempt was prevented or could not begin', async () => {
    const { acme, attempt, state } = await closed();
    await attempt;
    acme.addEventListener('connecting', (event) => event.preventDefault(), { once: true });
    await rejection(acme.connect());
    await rejection(acme.connect({ fieldValues: { unknown: 'x' } }));
    const connected = next(acme, 'connected');
    expect(await answerFor(state)).to.equal(true);
    expect((await connected).detail).to.include({ late: true });
  });

  it('is not reported while the page does not have the focus', async () => {
    const { acme, attempt } = await begin();
    pretendFocus(false);
    await closeWindow({ url: '/hang' });
    await pause(3200);
    expect(acme.status).to.equal('connecting');
    const cancelled = next(acme, 'cancelled');
    pretendFocus(true);
    expect((await cancelled).detail.reason).to.equal('closed');
    await attempt;
  });

  const ends: readonly (readonly [what: string, end: (acme: Connector, controller: AbortController) => unknown])[] = [
    ['cancel()', (acme) => acme.cancel()],
    ['its signal', (_acme, controller) => controller.abort()],
    ['suspending, as when its element is removed', (acme) => acme.close()],
    ['a new attempt', (acme) => begin(undefined, acme)],
  ];
  for (const [what, end] of ends)
    it(`is over for good after ${what}: an answer to it is dropped`, async () => {
      const controller = new AbortController();
      const { acme, state, reason } = await closed({ signal: controller.signal });
      expect(reason).to.equal('closed');
      const events = eventsOf(acme);
      await end(acme, controller);
      expect(await answerFor(state)).to.equal(false);
      expect(acme.connection).to.equal(null);
      expect(events.map(({ type }) => type)).not.to.include.oneOf(['connected', 'failed', 'cancelled']);
      expect(await arrivals()).to.deep.equal([]);
    });
});

describe('connect() while an answer that came late is checked', () => {
  it('gives a promise of its own, which resolves', async () => {
    const { acme, attempt, state } = await closed();
    expect((await attempt).name).to.equal('AbortError');
    const held = holdAnswer('/api/json');
    const handed = answerFor(state);
    await held.answered;
    expect([acme.status, acme.progress]).to.deep.equal(['connecting', 'checking']);
    const joined = acme.connect();
    held.release();
    expect((await joined).identifier).to.equal('7');
    expect(await handed).to.equal(true);
    letGo();
  });
});

describe('cancel() in a listener of connecting', () => {
  for (const prevented of [false, true])
    it(`ends the attempt before as well${prevented ? ', also where the new one is prevented' : ''}`, async () => {
      const { acme, attempt, state } = await closed();
      await attempt;
      acme.addEventListener(
        'connecting',
        (event) => {
          acme.cancel();
          if (prevented) event.preventDefault();
        },
        { once: true },
      );
      expect((await rejection(acme.connect())).name).to.equal('AbortError');
      const events = eventsOf(acme);
      expect(await answerFor(state)).to.equal(false);
      expect(acme).to.include({ status: 'idle', connection: null });
      expect(events).to.deep.equal([]);
    });
});

describe('an attempt', () => {
  /** Keeps the timers of half an hour that are set meanwhile, and returns what makes their time come. */
  async function withoutTheHalfHour<T>(act: () => Promise<T>): Promise<T & { halfAnHourLater: () => void }> {
    const { setTimeout } = window;
    const kept: (() => void)[] = [];
    window.setTimeout = ((handler: () => void, ms?: number) =>
      ms === 30 * 60_000 ? kept.push(handler) : setTimeout(handler, ms)) as typeof setTimeout;
    const halfAnHourLater = () => kept.forEach((handler) => handler());
    return act()
      .then((result) => ({ ...result, halfAnHourLater }))
      .finally(() => (window.setTimeout = setTimeout));
  }

  it('ends after thirty minutes as cancelled, timeout, with a TimeoutError, and its window is closed', async () => {
    const { acme, attempt, state, halfAnHourLater } = await withoutTheHalfHour(() => begin());
    const cancelled = next(acme, 'cancelled');
    halfAnHourLater();
    expect((await cancelled).detail).to.deep.equal({ reason: 'timeout' });
    expect((await attempt).name).to.equal('TimeoutError');
    await waitForClose();
    expect(await answerFor(state)).to.equal(false);
    expect(acme).to.include({ status: 'idle', connection: null });
  });

  it('rejects with the TimeoutError of its own signal', async () => {
    const controller = new AbortController();
    const { acme, attempt } = await begin({ signal: controller.signal });
    const cancelled = next(acme, 'cancelled');
    // What AbortSignal.timeout() does, but not before the window is there.
    controller.abort(new DOMException('The time is over.', 'TimeoutError'));
    expect((await attempt).name).to.equal('TimeoutError');
    expect((await cancelled).detail.reason).to.equal('aborted');
    await waitForClose();
  });

  it('has a fresh state each time, of 128 bits or more', async () => {
    const states = new Set<string>();
    for (let times = 0; times < 4; times++) {
      const { acme, attempt, state } = await begin();
      expect(state).to.match(/^oauth-connect\.[\w-]{22,}$/);
      states.add(state);
      acme.cancel();
      await attempt;
      await waitForClose();
    }
    expect(states.size).to.equal(4);
  });
});
