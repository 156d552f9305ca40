import { expect } from 'chai';
import type { Connector, ConnectorOptions } from '../../src/connector.js';
import { answer, profile, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** What outlives a page, and the order of things: contract, sections 4 and 5. See also journey.test.ts. */

const stored = () => Object.keys(sessionStorage).filter((key) => key.startsWith('oauth-connect:connections'));

beforeEach(async () => {
  sessionStorage.clear();
  await hostile.clear();
});
afterEach(rest);

describe('a session', () => {
  const base: ConnectorOptions = { storage: 'session', scope: 'session-test', allowedUrls: hostile.origin };

  it('is shared by connectors with equal settings, on which statuschange fires', async () => {
    const [one, other] = [fresh(base), fresh({ ...base, providerName: 'Another label' })];
    const events = eventsOf(other);
    const connection = await one.connect();
    expect(other.connection).to.equal(connection);
    expect(events.map(({ type, status }) => `${type} ${status}`)).to.deep.equal(['statuschange connected']);
    expect(stored()).to.have.length(1);
    await other.revoke();
    expect(one.connection).to.equal(null);
    expect(stored()).to.deep.equal([]);
  });

  const bindings: readonly ConnectorOptions[] = [
    { scope: 'session-test more' },
    { clientId: 'another' },
    { redirectUrl: '/other.html' },
    { loginUrl: `${answer()}&x=1` },
    { testUrl: profile({ id: 7, name: 'Ada', x: 1 }) },
    { allowedUrls: `${hostile.origin}/api` },
    { apiUrl: `${hostile.origin}/api` },
    { revokeUrl: hostile.url('/api/echo') },
    { requestHeaders: { 'X-Token': '{{access_token}}' } },
    { requestQuery: { a: 'b' } },
    { requestBody: { a: 'b' } },
  ];
  for (const change of bindings)
    it(`is not restored with another ${Object.keys(change).join()}`, async () => {
      const one = fresh(base);
      await one.connect();
      const other = fresh({ ...base, ...change });
      expect(other.configurationErrors).to.deep.equal([]);
      expect(other).to.include({ status: 'idle', connection: null });
      expect(fresh(base).connection, 'equal settings').to.equal(one.connection);
      await one.revoke();
    });

  it('is not written down with storage="memory"', async () => {
    await fresh({ storage: 'memory' }).connect();
    expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.to.contain(token);
  });

  it('lives on in memory where the storage is full, and says storage_failed', async () => {
    const acme = fresh({ storage: 'session' });
    const events = eventsOf(acme);
    const set = Reflect.get(Storage.prototype, 'setItem') as Storage['setItem'];
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const connection = await acme.connect().finally(() => (Storage.prototype.setItem = set));
    expect(connection.status).to.equal('active');
    const failed = events.find(({ type }) => type === 'failed');
    expect(failed?.detail['error']).to.include({ code: 'storage_failed', step: 'storage' });
  });
});

describe('an attempt', () => {
  const values = { fieldValues: { key: 'b' } };
  const hanging = (): Connector => fresh({ loginUrl: hostile.url('/hang') });

  it('opens no window with a signal that is aborted already', async () => {
    const reason = new Error('enough');
    const acme = hanging();
    expect(await rejection(acme.connect({ signal: AbortSignal.abort(reason) }))).to.equal(reason);
    expect(acme.status).to.equal('idle');
    expect(await hostile.log('/hang')).to.deep.equal([]);
  });

  it('that its signal ends fires cancelled, aborted, and then rejects', async () => {
    const acme = hanging();
    const events = eventsOf(acme);
    const controller = new AbortController();
    const attempt = rejection(acme.connect({ signal: controller.signal }));
    controller.abort();
    expect((await attempt).name).to.equal('AbortError');
    const cancelled = events.filter(({ type }) => type === 'cancelled');
    expect(cancelled.map(({ status, detail }) => [status, detail['reason']])).to.deep.equal([['idle', 'aborted']]);
  });

  const key = { name: 'key', label: 'Key', type: 'password' as const };
  for (const [what, made, given, code] of [
    ['a reserved login parameter', {}, { loginParams: { state: 'mine' } }, 'invalid_configuration'],
    ['a value for no field', {}, { fieldValues: { nobody: 'x' } }, 'invalid_configuration'],
    ['a value that its field forbids', { fields: [{ ...key, pattern: 'a+' }] }, values, 'invalid_configuration'],
  ] as const)
    it(`with ${what} is ${code}, and opens no window`, async () => {
      const acme = fresh(made);
      expect(acme.configurationErrors).to.deep.equal([]);
      expect((await rejection(acme.connect(given))).code).to.equal(code);
      expect(acme.connection).to.equal(null);
      expect(await hostile.log('/answer')).to.deep.equal([]);
    });

  it('with a password in its login URL is a faulty configuration, and opens no window', async () => {
    const acme = fresh({ fields: [key], loginUrl: `${answer()}&k={{key}}` });
    expect(acme.configurationErrors.map(({ attribute }) => attribute)).to.deep.equal(['login-url']);
    expect((await rejection(acme.connect(values))).code).to.equal('invalid_configuration');
    expect(await hostile.log('/answer')).to.deep.equal([]);
  });

  it('can be followed by another one after cancel()', async () => {
    const acme = hanging();
    const first = acme.connect();
    acme.cancel();
    await rejection(first);
    const second = acme.connect();
    expect(second).not.to.equal(first);
    acme.cancel();
    expect((await rejection(second)).name).to.equal('AbortError');
  });
});
