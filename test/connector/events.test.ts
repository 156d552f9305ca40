import { expect } from 'chai';
import type { Connector, ConnectorOptions } from '../../src/connector.js';
import { answer, rejection, token } from '../helpers/acme.js';
import { windows } from '../helpers/browser.js';
import { fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { next } from '../helpers/wait.js';

/** "State is set, then the event fires, then the promise settles": contract, section 5. */

afterEach(rest);

const types = ['connecting', 'connected', 'restored', 'expired', 'revoked', 'cancelled', 'failed', 'statuschange'];

/** Each event with the status at that moment and how many connections there are, and at last what the promise did. */
async function orderOf(acme: Connector, act: () => Promise<unknown>): Promise<string[]> {
  const order: string[] = [];
  const note = (what: string) => order.push(`${what}: ${acme.status}, ${String(acme.connections.length)}`);
  for (const type of types) acme.addEventListener(type, () => note(type));
  await act().then(
    () => note('fulfilled'),
    () => note('rejected'),
  );
  return order;
}

describe('state, event and promise come in this order', () => {
  it('of a sign-in', async () => {
    const acme = fresh();
    expect(await orderOf(acme, () => acme.connect())).to.deep.equal([
      'connecting: connecting, 0',
      'statuschange: connecting, 0',
      'connected: connected, 1',
      'statuschange: connected, 1',
      'fulfilled: connected, 1',
    ]);
  });

  const failures: readonly (readonly [what: string, options: ConnectorOptions])[] = [
    ['a provider’s error', { loginUrl: answer('error=server_error&state={state}') }],
    ['a wrong state', { loginUrl: answer(`access_token=${token}&state=x`) }],
    ['a test API that refuses', { testUrl: hostile.url('/api/html') }],
  ];
  for (const [what, options] of failures)
    it(`of ${what}`, async () => {
      const acme = fresh(options);
      const order = await orderOf(acme, () => acme.connect());
      const [first, ...rest] = [...new Set(order)];
      expect(first).to.equal('connecting: connecting, 0');
      expect(rest.slice(-3)).to.deep.equal(['failed: failed, 0', 'statuschange: failed, 0', 'rejected: failed, 0']);
    });

  it('of a faulty configuration, without connecting', async () => {
    const acme = fresh({ clientId: '' });
    expect(await orderOf(acme, () => acme.connect())).to.deep.equal(['failed: invalid, 0', 'rejected: invalid, 0']);
  });

  it('of what the visitor denies', async () => {
    const acme = fresh({ loginUrl: answer('error=access_denied&state={state}') });
    const order = await orderOf(acme, () => acme.connect());
    expect(order.slice(-3)).to.deep.equal(['cancelled: idle, 0', 'statuschange: idle, 0', 'rejected: idle, 0']);
  });

  it('of cancel()', async () => {
    const acme = fresh({ loginUrl: hostile.url('/hang') });
    const order = await orderOf(acme, () => {
      const attempt = acme.connect();
      acme.cancel();
      return attempt;
    });
    expect(order.slice(-3)).to.deep.equal(['cancelled: idle, 0', 'statuschange: idle, 0', 'rejected: idle, 0']);
  });

  it('of what a listener prevents: no window, no further event', async () => {
    const acme = fresh();
    acme.addEventListener('connecting', (event) => event.preventDefault());
    expect(await orderOf(acme, () => acme.connect())).to.deep.equal(['connecting: connecting, 0', 'rejected: idle, 0']);
  });

  it('of revoking: it is forgotten first, whatever the provider says', async () => {
    const acme = fresh({ revokeUrl: hostile.url('/api/status', { code: 500 }) });
    await acme.connect();
    const order = await orderOf(acme, () => {
      const revoking = acme.revoke();
      expect(acme.connection).to.equal(null);
      return revoking;
    });
    expect(order.slice(-2)).to.deep.equal(['revoked: idle, 0', 'fulfilled: idle, 0']);
    expect(order.filter((one) => one.startsWith('statuschange'))).to.deep.equal(['statuschange: idle, 0']);
  });
});

describe('statuschange', () => {
  it('tells the status and the one before, and fires once for each change', async () => {
    const acme = fresh({ loginUrl: answer(`access_token=${token}&expires_in=3&state={state}`) });
    const seen: string[] = [];
    acme.addEventListener('statuschange', (event) => {
      const { previous, status } = (event as CustomEvent<Record<string, string>>).detail;
      seen.push(`${String(previous)} → ${String(status)}`);
    });
    const expired = next(acme, 'expired');
    await acme.connect();
    await expired;
    await acme.revoke();
    expect(seen).to.deep.equal([
      'idle → connecting',
      'connecting → connected',
      'connected → expired',
      'expired → idle',
    ]);
  });

  it('fires when other settings make it invalid, and when they can be used again; not when they are only others', async () => {
    const options: ConnectorOptions = { clientId: 'demo', loginUrl: answer(), storage: 'memory', scope: 'changing' };
    const acme = fresh(options);
    const seen: string[] = [];
    acme.addEventListener('statuschange', () => seen.push(acme.status));
    acme.configure({ ...options, clientId: 'another' });
    expect(seen).to.deep.equal([]);
    acme.configure({ ...options, clientId: '' });
    acme.configure({ ...options, loginUrl: '' });
    acme.configure(options);
    expect(seen).to.deep.equal(['invalid', 'idle']);
  });
});

describe('connecting that is prevented', () => {
  it('leaves an error and a late attempt as they were, and fires nothing else', async () => {
    const acme = fresh({ testUrl: hostile.url('/api/html') });
    await rejection(acme.connect());
    const { error } = acme;
    const seen: string[] = [];
    for (const type of types) acme.addEventListener(type, () => seen.push(type));
    acme.addEventListener('connecting', (event) => event.preventDefault(), { once: true });
    expect((await rejection(acme.connect())).name).to.equal('AbortError');
    expect([acme.status, acme.error, seen]).to.deep.equal(['failed', error, ['connecting']]);
  });

  it('by a signal that is aborted there opens no window', async () => {
    const acme = fresh({ loginUrl: hostile.url('/hang') });
    const controller = new AbortController();
    acme.addEventListener('connecting', () => controller.abort(), { once: true });
    const attempt = rejection(acme.connect({ signal: controller.signal }));
    expect(acme.status).to.equal('idle');
    expect((await attempt).name).to.equal('AbortError');
    expect(await windows()).to.deep.equal([]);
  });
});

describe('an attempt in this tab', () => {
  it('is ended by its signal before the page has gone', async () => {
    const acme = fresh({ loginUrl: hostile.url('/hang') });
    const cancelled = next(acme, 'cancelled');
    const controller = new AbortController();
    const attempt = rejection(acme.connect({ mode: 'redirect', signal: controller.signal }));
    const reason = new Error('enough');
    controller.abort(reason);
    expect(await attempt).to.equal(reason);
    expect(((await cancelled) as CustomEvent<{ reason: string }>).detail.reason).to.equal('aborted');
    expect(acme.status).to.equal('idle');
  });
});

describe('events', () => {
  it('bubble and are composed; only connecting and failed are cancelable', async () => {
    const acme = fresh({ loginUrl: answer(`access_token=${token}&expires_in=1&state={state}`) });
    const seen = new Map<string, string>();
    for (const type of types)
      acme.addEventListener(type, ({ bubbles, composed, cancelable }) =>
        seen.set(type, [bubbles, composed, cancelable].join()),
      );
    const expired = next(acme, 'expired');
    await acme.connect();
    await expired;
    await acme.revoke();
    acme.configure({ clientId: 'demo', loginUrl: hostile.url('/hang') });
    const attempt = rejection(acme.connect());
    acme.cancel();
    await attempt;
    acme.configure({ clientId: '' });
    await rejection(acme.connect());
    expect(Object.fromEntries(seen)).to.deep.equal({
      connecting: 'true,true,true',
      failed: 'true,true,true',
      ...Object.fromEntries(
        ['connected', 'expired', 'revoked', 'cancelled', 'statuschange'].map((t) => [t, 'true,true,false']),
      ),
    });
  });

  it('that a listener throws in disturb nothing', async () => {
    const acme = fresh();
    const reported: unknown[] = [];
    const { onerror } = window;
    window.onerror = (message) => (reported.push(message), true);
    acme.addEventListener('connecting', () => {
      throw new Error('a listener’s own fault');
    });
    acme.addEventListener('connected', () => {
      throw new Error('a listener’s own fault');
    });
    const connection = await acme.connect().finally(() => setTimeout(() => (window.onerror = onerror)));
    expect(acme).to.include({ status: 'connected', connection });
    expect(reported).to.have.length(2);
  });
});
