import { expect } from 'chai';
import { connector, rejection, token } from '../helpers/acme.js';
import { open, windows } from '../helpers/browser.js';
import { byCode } from '../helpers/codes.js';
import { arrivals, eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** Answers that nobody asked for: an attacker's account is to become the visitor's (RFC 9700 §4.5, §4.6, §4.7). */

const callbackPage = `${location.origin}/oauth-callback.html`;
const attackers = 'attackers-0123456789';

/** As long as both ways home take. */
const bothWaysMs = 900;

const planted: readonly string[] = [
  `#access_token=${attackers}&token_type=bearer&state=oauth-connect.made-up-by-somebody`,
  `?code=${attackers}&state=oauth-connect.made-up-by-somebody`,
  `#access_token=${attackers}`,
  `?code=${attackers}&state=`,
  `?code=${attackers}#access_token=${attackers}&state=`,
  `?error=access_denied&error_description=${attackers}`,
];

/** An attempt whose login page never answers, and its state. */
async function waiting() {
  await hostile.clear();
  const acme = fresh({ loginUrl: hostile.url('/hang') });
  const events = eventsOf(acme);
  acme.connect().catch(() => undefined);
  await waitUntil(async () => (await arrivals('/hang')).length, 'the login page is asked for');
  const [request] = await arrivals('/hang');
  const state = new URL(request?.url ?? '/', origin).searchParams.get('state') ?? '';
  return { acme, events, state };
}

describe('an answer that was planted', () => {
  beforeEach(() => hostile.clear());
  afterEach(rest);

  for (const answer of planted) {
    it(`connects nobody: ${answer}, with no attempt`, async () => {
      const acme = fresh(byCode({ storage: 'session' }));
      await open(callbackPage + answer);
      await pause(bothWaysMs);
      expect(acme).to.include({ status: 'idle', connection: null });
      expect(await arrivals()).to.deep.equal([]);
      expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.to.contain(attackers);
    });

    it(`connects nobody: ${answer}, during an attempt`, async () => {
      const { acme, events } = await waiting();
      await open(callbackPage + answer);
      await pause(bothWaysMs);
      expect(acme).to.include({ status: 'connecting', connection: null });
      expect(events.map(({ type }) => type)).to.deep.equal(['connecting', 'statuschange']);
      expect(await arrivals()).to.deep.equal([]);
    });
  }

  it('connects nobody by a state that has been used: the first account stays', async () => {
    const acme = fresh({});
    const events = eventsOf(acme);
    const connection = await acme.connect();
    const [login] = (await hostile.log('/answer')).slice(-1);
    const state = new URL(login?.url ?? '/', origin).searchParams.get('state') ?? '';
    expect(state).to.have.length.of.at.least(22);
    await open(`${callbackPage}#access_token=${attackers}&token_type=bearer&state=${state}`);
    await pause(bothWaysMs);
    expect(acme.connection).to.equal(connection);
    expect(await connection.getAccessToken()).to.equal(token);
    expect(events.filter(({ type }) => type === 'connected')).to.have.length(1);
  });

  it('connects nobody by the state of an attempt that was cancelled', async () => {
    const { acme, state } = await waiting();
    acme.cancel();
    await open(`${callbackPage}#access_token=${attackers}&token_type=bearer&state=${state}`);
    await pause(bothWaysMs);
    expect(acme).to.include({ status: 'idle', connection: null });
    expect(await arrivals()).to.deep.equal([]);
  });

  it('connects nobody by the state of another element: that attempt ends, the other goes on', async () => {
    const { acme, state } = await waiting();
    const other = connector({
      loginUrl: hostile.url('/answer', { fragment: `access_token=${attackers}&token_type=bearer&state=${state}` }),
    });
    expect((await rejection(other.connect())).code).to.equal('state_mismatch');
    expect(other.connection).to.equal(null);
    other.close();
    await pause(bothWaysMs);
    expect(acme).to.include({ connection: null });
    expect(await arrivals()).to.deep.equal([]);
    expect(JSON.stringify(await windows())).not.to.contain(attackers);
  });
});
