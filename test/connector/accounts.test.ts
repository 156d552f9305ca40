import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { answer, profile, rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { arrivals, eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { next } from '../helpers/wait.js';

/** When two accounts are the same, and what becomes of the one before: contract, sections 2, 4 and 5. */

const elsewhere = hostile.origin.replace('127.0.0.1', 'localhost');
const fields = [{ name: 'server', label: 'Server', type: 'url' as const }];
const anyServer: ConnectorOptions = { fields, loginUrl: answer().replace(hostile.origin, '{{server}}') };

const tenants: ConnectorOptions = { fields: [...fields, { name: 'tenant', label: 'Tenant' }] };

beforeEach(() => hostile.clear());
afterEach(rest);

describe('an account with the same identifier', () => {
  it('at the same server is reconnected, not doubled; nothing is revoked', async () => {
    const acme = fresh(anyServer);
    const first = await acme.connect({ fieldValues: { server: hostile.origin } });
    const events = eventsOf(acme);
    const second = await acme.connect({ fieldValues: { server: hostile.origin } });
    expect(acme.connections).to.deep.equal([second]);
    expect(second.status).to.equal('active');
    expect(first === second || first.status === 'revoked').to.equal(true);
    expect(events.find(({ type }) => type === 'connected')?.detail['reconnected']).to.equal(true);
    expect(events.filter(({ type }) => type === 'revoked')).to.deep.equal([]);
  });

  it('at the same login URL with another query is the same account', async () => {
    const acme = fresh({ ...anyServer, loginUrl: `${String(anyServer.loginUrl)}&tenant={{tenant}}`, ...tenants });
    await acme.connect({ fieldValues: { server: hostile.origin, tenant: 'a' } });
    const connected = next(acme, 'connected');
    await acme.connect({ fieldValues: { server: hostile.origin, tenant: 'b' } });
    expect((await connected).detail['reconnected']).to.equal(true);
  });

  it('at another server is another account: revoked fires for the one before, with remote: false', async () => {
    const acme = fresh({ ...anyServer, revokeUrl: hostile.url('/api/echo') });
    const first = await acme.connect({ fieldValues: { server: hostile.origin } });
    const events = eventsOf(acme);
    const second = await acme.connect({ fieldValues: { server: elsewhere } });
    expect(second).not.to.equal(first);
    expect([first.status, second.status]).to.deep.equal(['revoked', 'active']);
    expect(acme.connections).to.deep.equal([second]);
    const revoked = events.filter(({ type }) => type === 'revoked');
    expect(revoked.map(({ detail }) => detail)).to.deep.equal([{ name: 'Ada', identifier: '7', remote: false }]);
    const connected = events.find(({ type }) => type === 'connected');
    expect(connected?.detail).to.include({ connection: second, reconnected: false });
    expect(await arrivals('/api/echo'), 'nothing is revoked at the provider').to.deep.equal([]);
  });

  it('at another login URL of changed settings is another account too', async () => {
    const options: ConnectorOptions = { clientId: 'demo', testUrl: profile({ id: 7, name: 'Ada' }), storage: 'memory' };
    const acme = fresh({ ...options, scope: 'moved' });
    const first = await acme.connect();
    acme.configure({ ...options, scope: 'moved', loginUrl: answer().replace(hostile.origin, elsewhere) });
    expect(acme.connection, 'until the next attempt').to.equal(first);
    const revoked = next(acme, 'revoked');
    const second = await acme.connect();
    expect((await revoked).detail).to.deep.equal({ name: 'Ada', identifier: '7', remote: false });
    expect(first.status).to.equal('revoked');
    expect(acme.connections).to.deep.equal([second]);
  });
});

describe('connect() with an identifier', () => {
  it('sends it as login_hint; another account that comes back is wrong_account, and nothing is replaced', async () => {
    const options: ConnectorOptions = { clientId: 'demo', loginUrl: answer(), storage: 'memory', scope: 'hinted' };
    const acme = fresh({ ...options, testUrl: profile({ id: 1, name: 'Ada' }) });
    const first = await acme.connect();
    acme.configure({ ...options, testUrl: profile({ id: 2, name: 'Eve' }) });
    await hostile.clear();
    const events = eventsOf(acme);
    const error = await rejection(acme.connect({ identifier: '1' }));
    expect(error).to.include({ code: 'wrong_account' });
    const [login] = await hostile.log('/answer');
    expect(new URL(login?.url ?? '', hostile.origin).searchParams.get('login_hint')).to.equal('1');
    expect(acme.connections).to.deep.equal([first]);
    expect(first.status).to.equal('active');
    const types = events.map(({ type }) => type).filter((type) => type !== 'statuschange');
    expect(types).to.deep.equal(['connecting', 'failed']);
  });

  it('knows identifiers that are numbers by their text', async () => {
    const acme = fresh();
    await acme.connect();
    const connected = next(acme, 'connected');
    expect((await acme.connect({ identifier: '7' })).identifier).to.equal('7');
    expect((await connected).detail['reconnected']).to.equal(true);
  });
});

describe('another account', () => {
  it('replaces the one before, which is revoked here with remote: false, before connected fires', async () => {
    const testUrl = hostile.url('/api/status', {
      code: 200,
      times: 1,
      body: '{"id":1,"name":"Ada"}',
      then: '{"id":2,"name":"Eve"}',
    });
    const acme = fresh({ testUrl });
    const first = await acme.connect();
    const events = eventsOf(acme);
    const second = await acme.connect();
    expect(events.map(({ type }) => type).filter((type) => type !== 'statuschange')).to.deep.equal([
      'connecting',
      'revoked',
      'connected',
    ]);
    expect([first.status, second.identifier]).to.deep.equal(['revoked', '2']);
    expect((await rejection(first.getAccessToken())).code).to.equal('not_connected');
    expect(acme.connections).to.deep.equal([second]);
  });
});
