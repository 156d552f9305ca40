import { expect } from 'chai';
import { answer, profile, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { arrivals, eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** The members of a connection, and `test()` of them all: contract, sections 4 and 6. */

beforeEach(() => hostile.clear());
afterEach(rest);

describe('a connection', () => {
  it('holds no token in any property, event or JSON', async () => {
    const acme = fresh({ loginUrl: answer(`access_token=${token}&refresh_token=r-${token}&state={state}&x=${token}`) });
    const events = eventsOf(acme);
    const connection = await acme.connect();
    const read = Object.getOwnPropertyNames(Object.getPrototypeOf(connection))
      .map((name) => Reflect.get(connection, name) as unknown)
      .filter((value) => typeof value !== 'function');
    expect(read.length).to.be.at.least(7);
    expect(JSON.stringify([connection, read, events, { ...connection }])).not.to.contain(token);
    expect(await connection.getAccessToken()).to.equal(token);
  });

  for (const [scope, rights] of [
    ['&scope=a%20b', ['a', 'b']],
    ['&scope=a,b', ['a', 'b']],
    ['&scope=', ['asked', 'for']],
    ['&scope=%20,', ['asked', 'for']],
    ['', ['asked', 'for']],
  ] as const)
    it(`has the rights that were given (${scope || 'or those that were asked for'}), and the response without tokens`, async () => {
      const loginUrl = answer(`access_token=${token}&token_type=Bearer&state={state}&tenant=t1${scope}`);
      const connection = await fresh({ loginUrl, scope: 'asked for' }).connect();
      expect(connection.scope).to.deep.equal(rights);
      expect(connection.response).to.include({ tenant: 't1', token_type: 'Bearer' });
      expect(connection.response).not.to.have.any.keys('access_token', 'state');
    });

  it('gives what it knows as copies, which nobody can change it by', async () => {
    const connection = await fresh({ scope: 'a b' }).connect();
    Object.assign(connection.profile, { name: 'Eve' });
    Object.assign(connection.response, { token_type: 'x' });
    (connection.scope as string[]).push('admin');
    expect(connection.profile['name']).to.equal('Ada');
    expect(connection.response['token_type']).to.equal('bearer');
    expect(connection.scope).to.deep.equal(['a', 'b']);
  });

  it('of the implicit grant has no ID token, and refresh() is refresh_failed and changes nothing', async () => {
    const connection = await fresh().connect();
    expect(await connection.getIdToken()).to.equal(null);
    expect(await rejection(connection.refresh())).to.include({ code: 'refresh_failed', step: 'refresh' });
    expect(connection.status).to.equal('active');
  });

  it('that is over says not_connected to every use of it', async () => {
    const acme = fresh();
    const connection = await acme.connect();
    await acme.revoke();
    await hostile.clear();
    for (const use of [
      connection.fetch(hostile.url('/api/echo')),
      connection.refresh(),
      connection.test(),
      connection.getAccessToken(),
      acme.fetch(hostile.url('/api/echo')),
    ])
      expect((await rejection(use)).code).to.equal('not_connected');
    expect(await connection.getIdToken()).to.equal(null);
    expect(await connection.revoke()).to.deep.equal({ remote: false });
    expect(JSON.stringify(connection)).not.to.contain(token);
    expect(await arrivals()).to.deep.equal([]);
  });

  it('is ended for good though nobody shows it any more', async () => {
    const acme = fresh({ revokeUrl: hostile.url('/api/echo') });
    const connection = await acme.connect();
    acme.close();
    await hostile.clear();
    expect(await connection.revoke()).to.include({ remote: true });
    expect(connection.status).to.equal('revoked');
    expect((await hostile.log('/api/echo')).map(({ method }) => method)).to.include('POST');
  });
});

describe('test() of a connection', () => {
  /** A test API that says something else from its second answer on. */
  const changing = (then: object, first: object = { id: 7, name: 'Ada' }) =>
    hostile.url('/api/status', { code: 200, body: JSON.stringify(first), times: 1, then: JSON.stringify(then) });

  it('calls the test API again, and takes over what it says, for the session as well', async () => {
    sessionStorage.clear();
    const acme = fresh({ testUrl: changing({ id: 7, name: 'Countess', plan: 'pro' }), storage: 'session' });
    const connection = await acme.connect();
    expect(connection.name).to.equal('Ada');
    expect(await connection.test()).to.deep.equal({ id: 7, name: 'Countess', plan: 'pro' });
    expect(connection).to.include({ name: 'Countess', identifier: '7', status: 'active' });
    expect(connection.profile['plan']).to.equal('pro');
    expect(JSON.stringify({ ...sessionStorage })).to.contain('Countess');
    expect(await arrivals()).to.have.length(2);
    sessionStorage.clear();
  });

  it('that speaks of another account is test_failed, and changes nothing', async () => {
    const acme = fresh({ testUrl: changing({ id: 8, name: 'Eve' }) });
    const connection = await acme.connect();
    expect(await rejection(connection.test())).to.include({ code: 'test_failed', step: 'test' });
    expect(connection).to.include({ name: 'Ada', identifier: '7', status: 'active' });
    expect(connection.profile['name']).to.equal('Ada');
    expect(acme.connection).to.equal(connection);
  });

  it('that finds no identifier is identifier_missing, and changes nothing', async () => {
    const connection = await fresh({ testUrl: changing({ name: 'Nobody' }) }).connect();
    expect(await rejection(connection.test())).to.include({ code: 'identifier_missing', step: 'test' });
    expect(connection).to.include({ name: 'Ada', status: 'active' });
  });

  it('that meets a 401 is test_failed, and the connection is expired', async () => {
    const acme = fresh();
    const events = eventsOf(acme);
    const connection = await acme.connect();
    const platform = globalThis.fetch;
    globalThis.fetch = () => Promise.resolve(new Response('{}', { status: 401 }));
    const error = await rejection(connection.test()).finally(() => (globalThis.fetch = platform));
    expect(error).to.include({ code: 'test_failed', step: 'test', status: 401 });
    expect(acme.status).to.equal('expired');
    expect(events.filter(({ type }) => type === 'expired').map(({ status }) => status)).to.deep.equal(['expired']);
    expect(await rejection(connection.test())).to.include({ code: 'expired' });
  });

  it('that cannot reach it is network_error after three tries, and the connection is kept', async () => {
    const acme = fresh();
    const connection = await acme.connect();
    const platform = globalThis.fetch;
    let tries = 0;
    globalThis.fetch = () => ((tries += 1), Promise.reject(new TypeError('Failed to fetch')));
    const error = await rejection(connection.test()).finally(() => (globalThis.fetch = platform));
    expect(error).to.include({ code: 'network_error', step: 'test' });
    expect(error.message).to.contain(hostile.origin).and.to.contain(location.origin);
    expect(tries).to.equal(3);
    expect(acme).to.include({ status: 'connected', connection });
  });

  it('without a test URL gives the token response again, and sends nothing', async () => {
    const loginUrl = answer(`access_token=${token}&state={state}&user_id=5`);
    const connection = await fresh({ loginUrl, testUrl: null }).connect();
    expect(await connection.test()).to.deep.equal({ user_id: '5' });
    expect(await arrivals()).to.deep.equal([]);
  });

  it('whose connection is revoked meanwhile changes nothing any more', async () => {
    const acme = fresh({ testUrl: profile({ id: 7, name: 'Ada' }) });
    const connection = await acme.connect();
    const testing = connection.test().catch((error: unknown) => error);
    await acme.revoke();
    await testing;
    expect(acme).to.include({ status: 'idle', connection: null });
    expect(connection.status).to.equal('revoked');
  });
});
