import { expect } from 'chai';
import { answer, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { next, pause } from '../helpers/wait.js';

/** When a connection runs out, through the whole journey: contract, sections 4 to 6. */

afterEach(rest);

const lasting = (expiresIn: string) =>
  fresh({ loginUrl: answer(`access_token=${token}&token_type=bearer&state={state}${expiresIn}`) });

describe('expires_in', () => {
  for (const said of [
    ...['', '&expires_in=', '&expires_in=0', '&expires_in=-1', '&expires_in=-3600', '&expires_in=never'],
    ...['&expires_in=NaN', '&expires_in=null', '&expires_in=0x10', '&expires_in=12h', '&expires_in=Infinity'],
  ])
    it(`that is ${said.slice(12) || (said ? 'empty' : 'absent')} says nothing: expiresAt is null, and it stays active`, async () => {
      const acme = lasting(said);
      const events = eventsOf(acme);
      const connection = await acme.connect();
      await pause(60);
      expect(connection).to.include({ expiresAt: null, status: 'active' });
      expect(connection.toJSON()['expiresAt']).to.equal(null);
      expect(events.map(({ type }) => type)).not.to.contain('expired');
    });

  for (const [seconds, least] of [
    ['3600', 3600],
    ['90.5', 90.5],
    ['31536000', 31536000],
  ] as const)
    it(`that is ${seconds} counts from now by our own clock`, async () => {
      const before = Date.now();
      const { expiresAt } = await lasting(`&expires_in=${seconds}`).connect();
      expect(expiresAt).to.be.instanceOf(Date);
      const lifetime = Number(expiresAt) - before;
      expect(lifetime).to.be.within(least * 1000, least * 1000 + 8000);
    });

  for (const seconds of ['4000000', '99999999999999999999', '9'.repeat(400)])
    it(`that is huge (${seconds.slice(0, 24)}) neither expires at once nor breaks the date`, async () => {
      const acme = lasting(`&expires_in=${seconds}`);
      const events = eventsOf(acme);
      const { expiresAt, status } = await acme.connect();
      await pause(120);
      expect(Number(expiresAt)).to.be.greaterThan(Date.now() + 1e9);
      expect(() => expiresAt?.toISOString()).not.to.throw();
      expect([status, acme.status]).to.deep.equal(['active', 'connected']);
      expect(events.map(({ type }) => type)).not.to.contain('expired');
    });
});

describe('a token that runs out', () => {
  it('fires expired once and then statuschange, after the state is set; nothing is sent any more', async () => {
    const acme = lasting('&expires_in=1');
    const events = eventsOf(acme);
    const expired = next(acme, 'expired');
    const connection = await acme.connect();
    await expired;
    await pause(50);
    await hostile.clear();
    for (const use of [acme.fetch(hostile.url('/api/echo')), connection.test(), connection.getAccessToken()])
      expect((await rejection(use)).code).to.equal('expired');
    expect(await hostile.log('/api/')).to.deep.equal([]);
    const last = events.slice(-2).map(({ type, status }) => `${type} ${status}`);
    expect(last).to.deep.equal(['expired expired', 'statuschange expired']);
    const { detail } = events.find(({ type }) => type === 'expired') ?? {};
    expect(detail).to.include({ name: 'Ada', identifier: '7', connection });
    expect(acme.connections, 'it is still there').to.deep.equal([connection]);
  });

  it('is noticed on waking up, when the timer slept as long as the machine', async () => {
    const acme = lasting('&expires_in=600');
    await acme.connect();
    const { now } = Date;
    const expired = next(acme, 'expired');
    Date.now = () => now() + 601_000;
    try {
      document.dispatchEvent(new Event('visibilitychange'));
      expect(acme.status).to.equal('expired');
      await expired;
    } finally {
      Date.now = now;
    }
  });

  for (const looks of [0, 1, 2, 3, 4])
    it(`is noticed though the clock strikes after look ${String(looks)} at it`, async () => {
      const acme = lasting('&expires_in=600');
      const end = Number((await acme.connect()).expiresAt);
      const expired = next(acme, 'expired');
      const { now } = Date;
      let left = looks;
      Date.now = () => (left-- > 0 ? end - 1 : end);
      try {
        document.dispatchEvent(new Event('visibilitychange'));
        await expired;
      } finally {
        Date.now = now;
      }
    });

  it('can be connected again by its identifier, and is active then', async () => {
    const acme = lasting('&expires_in=1');
    const expired = next(acme, 'expired');
    const connection = await acme.connect();
    await expired;
    acme.configure({ clientId: 'demo', loginUrl: answer(), testUrl: hostile.url('/api/json', { body: '{"id":7}' }) });
    const connected = next(acme, 'connected');
    const again = await acme.connect({ identifier: '7' });
    expect((await connected).detail).to.include({ identifier: '7' });
    expect(again.status).to.equal('active');
    expect(acme.connections).to.have.length(1);
    expect(connection.status === 'active').to.equal(again === connection);
  });
});
