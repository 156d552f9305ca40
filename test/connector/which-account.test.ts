import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { answer, profile, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { next } from '../helpers/wait.js';

/** Which account is meant, and what goes with it: contract, sections 4 and 6. */

beforeEach(() => hostile.clear());
afterEach(() => {
  rest();
  localStorage.clear();
});

describe('an identifier that connections of two servers have', () => {
  const elsewhere = hostile.origin.replace('127.0.0.1', 'localhost');
  const options: ConnectorOptions = {
    fields: [{ name: 'server', label: 'Server', type: 'url' }],
    loginUrl: answer().replace(hostile.origin, '{{server}}'),
    revokeUrl: hostile.url('/api/echo'),
    multiple: true,
  };

  async function both() {
    const acme = fresh(options);
    const one = await acme.connect({ fieldValues: { server: hostile.origin } });
    const other = await acme.connect({ fieldValues: { server: elsewhere } });
    expect([one.identifier, other.identifier]).to.deep.equal(['7', '7']);
    await hostile.clear();
    return { acme, one, other };
  }

  it('is identifier_missing to connect() and to revoke(), and nothing is done', async () => {
    const { acme, one, other } = await both();
    const failed = next(acme, 'failed');
    expect(await rejection(acme.connect({ identifier: '7' }))).to.include({ code: 'identifier_missing' });
    expect((await failed).detail.error).to.include({ code: 'identifier_missing' });
    const error = await rejection(acme.revoke('7'));
    expect(error).to.include({ code: 'identifier_missing' });
    expect(error.message).to.contain('"7"').and.to.contain('hand over the connection itself');
    expect(acme.connections).to.deep.equal([one, other]);
    expect([one.status, other.status]).to.deep.equal(['active', 'active']);
    expect(await hostile.log()).to.deep.equal([]);
  });

  it('is not needed where the connection itself is handed over', async () => {
    const { acme, one, other } = await both();
    expect(await acme.connect({ identifier: other }), 'with what was typed for it').to.equal(other);
    expect(
      (await hostile.log('/answer')).map(({ url }) => new URL(url, hostile.origin).searchParams.get('login_hint')),
    ).to.deep.equal(['7']);
    expect((await hostile.log('/answer'))[0]?.host).to.contain('localhost');
    expect(await acme.revoke(one)).to.deep.equal({ remote: true });
    expect([one.status, other.status]).to.deep.equal(['revoked', 'active']);
    expect(acme.connections).to.deep.equal([other]);
  });
});

describe('a password', () => {
  const fields = [{ name: 'key', label: 'Key', type: 'password' as const }];
  const requestHeaders = { 'X-Key': "{{key ?? 'none'}}" };
  const keysSent = async () => (await arrivals('/api/')).map(({ headers }) => headers['x-key']);

  it('goes with the account that is connected again by the same settings', async () => {
    const acme = fresh({ fields, requestHeaders });
    await acme.connect({ fieldValues: { key: 'secret-of-a' } });
    await hostile.clear();
    await acme.connect({ identifier: '7' });
    expect(await keysSent()).to.deep.equal(['secret-of-a']);
  });

  for (const by of ['identifier', 'connection'] as const)
    it(`never goes to another provider that the attributes name by then: by ${by}`, async () => {
      const acme = fresh({ fields, requestHeaders });
      const connection = await acme.connect({ fieldValues: { key: 'secret-of-a' } });
      await hostile.clear();
      const [clientId, testUrl] = ['b', profile({ id: 7, name: 'Ada', at: 'b' })];
      acme.configure({ clientId, loginUrl: answer(), testUrl, storage: 'memory', fields, requestHeaders });
      expect(acme.configurationErrors).to.deep.equal([]);
      await acme.connect({ identifier: by === 'identifier' ? '7' : connection });
      expect(await keysSent()).to.deep.equal(['none']);
      expect(JSON.stringify(await hostile.log())).not.to.contain('secret-of-a');
    });
});

describe('revoke() in bearer style', () => {
  const { timeout } = AbortSignal;
  afterEach(() => {
    AbortSignal.timeout = timeout;
  });

  it('has a time limit: network_error where no answer comes', async () => {
    const acme = fresh({ revokeUrl: hostile.url('/api/slow', { ms: 20_000 }), revokeStyle: 'bearer' });
    await acme.connect();
    // Half a minute of it is too much for a test.
    AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms / 100);
    const { remote, error } = await acme.revoke();
    expect(remote).to.equal(false);
    expect(error).to.include({ code: 'network_error', step: 'revoke' });
    expect(error?.message).to.contain('took too long');
  });
});

describe('storage="local"', () => {
  it('tells the page that signed in of its token running out: expired, then statuschange', async () => {
    const acme = fresh({ storage: 'local', loginUrl: answer(`access_token=${token}&expires_in=1&state={state}`) });
    const seen: string[] = [];
    for (const type of ['connected', 'expired', 'statuschange'])
      acme.addEventListener(type, () => seen.push(`${type}: ${acme.status}`));
    const expired = next(acme, 'expired');
    const connection = await acme.connect();
    expect((await expired).detail).to.include({ identifier: '7', connection });
    await Promise.resolve();
    expect(seen.slice(-2)).to.deep.equal(['expired: expired', 'statuschange: expired']);
    expect(connection.status).to.equal('expired');
  });
});
