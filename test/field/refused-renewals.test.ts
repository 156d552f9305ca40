import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { byCode, tokensOf, tokenUrl } from '../helpers/codes.js';
import { arrivals, eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { next, pause, waitUntil } from '../helpers/wait.js';

/** A provider that refuses to renew, though its access token is still good: contract, section 6. */

let count = 0;

/** One whose refusals are told from those of other tests. */
function refusing(error: string, options: ConnectorOptions = {}) {
  const path = `/api/json?refusal=${String((count += 1))}`;
  const refreshUrl = `${hostile.origin}${path}&code=400&body=${encodeURIComponent(JSON.stringify({ error }))}`;
  const acme = fresh(byCode({ refreshUrl, allowedUrls: hostile.origin, ...options }));
  return { acme, refusals: async () => (await arrivals(path)).length };
}

const api = (kind: string) => hostile.url(`/api/${kind}`);
const statusOf = (code: number) => hostile.url('/api/status', { code });

beforeEach(() => hostile.clear());
afterEach(() => {
  rest();
  sessionStorage.clear();
});

describe('a provider that refuses to renew', () => {
  for (const error of ['invalid_grant', 'invalid_request', 'invalid_client'])
    it(`leaves the connection active while its token is good, and is not asked again: ${error}`, async () => {
      const { acme, refusals } = refusing(error);
      const connection = await acme.connect();
      const events = eventsOf(acme);
      expect(await rejection(connection.refresh())).to.include({ code: 'refresh_failed', oauthError: error });
      expect([connection.status, acme.status]).to.deep.equal(['active', 'connected']);
      expect((await connection.fetch(api('json'))).status).to.equal(200);
      expect(await rejection(connection.refresh())).to.include({ code: 'refresh_failed', step: 'refresh' });
      expect(await refusals()).to.equal(1);
      expect(events.map(({ type }) => type)).not.to.include('expired');
    });

  it('is expired once an API refuses the token, told before fetch() rejects with expired', async () => {
    const { acme, refusals } = refusing('invalid_grant');
    const connection = await acme.connect();
    await rejection(connection.refresh());
    const order: string[] = [];
    acme.addEventListener('expired', () => order.push(`event, when ${connection.status}`));
    expect(await rejection(connection.fetch(statusOf(401)))).to.include({ code: 'expired', step: 'request' });
    order.push('promise');
    expect(order).to.deep.equal(['event, when expired', 'promise']);
    expect(acme.status).to.equal('expired');
    expect(await refusals()).to.equal(1);
  });

  it('is expired at once where it is asked because an API has refused the token', async () => {
    const { acme, refusals } = refusing('invalid_grant');
    const connection = await acme.connect();
    const expired = next(acme, 'expired');
    expect(await rejection(connection.fetch(statusOf(401)))).to.include({ code: 'expired', step: 'request' });
    await expired;
    expect(connection.status).to.equal('expired');
    expect(await refusals()).to.equal(1);
  });

  it('is expired once its token has run out', async () => {
    const tokens = tokenUrl(tokensOf('first', { expires_in: 2 }));
    const { acme, refusals } = refusing('invalid_grant', { tokenUrl: tokens });
    const expired = next(acme, 'expired');
    const connection = await acme.connect();
    await rejection(connection.refresh());
    expect(connection.status).to.equal('active');
    await expired;
    expect(Number(connection.expiresAt)).to.be.at.most(Date.now());
    expect(await rejection(connection.fetch(api('json')))).to.include({ code: 'expired' });
    expect(await refusals()).to.equal(1);
  });

  it('is not asked again by a schedule, nor by the page after a reload', async () => {
    const tokens = tokenUrl(tokensOf('first', { expires_in: 4 }));
    const { acme, refusals } = refusing('invalid_grant', { tokenUrl: tokens, storage: 'session' });
    const connection = await acme.connect();
    await waitUntil(async () => (await refusals()) === 1, 'it was asked ahead of expiry');
    await waitUntil(() => connection.status === 'expired', 'the token has run out');
    await pause(500);
    expect(await refusals()).to.equal(1);
    expect(Object.values(sessionStorage).join()).to.contain('"isRenewalRefused":true');
  });

  it('is asked again for the tokens of another sign-in', async () => {
    const { acme, refusals } = refusing('invalid_grant');
    const connection = await acme.connect();
    await rejection(connection.refresh());
    expect(await acme.connect()).to.equal(connection);
    await rejection(connection.refresh());
    expect(await refusals()).to.equal(2);
  });
});

describe('a renewal that fails otherwise', () => {
  for (const code of [500, 503, 429])
    it(`leaves the connection as it was, and may be tried again: ${String(code)}`, async () => {
      const refreshUrl = hostile.url('/api/status', {
        code,
        times: 1,
        then: tokensOf('renewed'),
        key: `later-${String(code)}`,
      });
      const connection = await fresh(byCode({ refreshUrl })).connect();
      expect(await rejection(connection.refresh())).to.include({ code: 'refresh_failed', status: code });
      expect(connection.status).to.equal('active');
      await connection.refresh();
      expect(await connection.getAccessToken()).to.equal('renewed-access');
    });
});
