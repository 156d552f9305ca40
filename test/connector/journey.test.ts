import { expect } from 'chai';
import type { Connector } from '../../src/connector.js';
import { answer, connector, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { hostile } from '../helpers/servers.js';
import { next } from '../helpers/wait.js';

/** From the answer to the connection: contract, sections 4 to 6. */

describe('an answer', () => {
  const bad: readonly [what: string, fragment: string, code: string][] = [
    ['with a parameter twice', `access_token=${token}&state={state}&state={state}`, 'invalid_response'],
    ['with a code that nobody asked for', `access_token=${token}&code=1&state={state}`, 'invalid_response'],
    ['with an ID token that nobody asked for', `access_token=${token}&id_token=1&state={state}`, 'invalid_response'],
    ['with an error and a token', `access_token=${token}&error=x&state={state}`, 'invalid_response'],
    ['with an empty token', 'access_token=&state={state}', 'invalid_response'],
    ['with a token that no header can hold', 'access_token=a%0Ab&state={state}', 'invalid_response'],
    ['with a token of an unknown type', `access_token=${token}&token_type=mac&state={state}`, 'invalid_response'],
    ['with another state', `access_token=${token}&state=another`, 'state_mismatch'],
    ['without a state', `access_token=${token}`, 'state_mismatch'],
    ['with an error of the provider', 'error=invalid_scope&state={state}', 'authorization_failed'],
  ];
  for (const [what, fragment, code] of bad)
    it(`${what} ends in ${code}, and nothing of it is used`, async () => {
      const acme = connector({ loginUrl: answer(fragment) });
      await hostile.clear();
      const failed = next(acme, 'failed');
      const error = await rejection(acme.connect());
      expect(error.code).to.equal(code);
      expect((await failed).detail.error).to.equal(error);
      expect(error.message).not.to.contain(token);
      expect(acme.status).to.equal('failed');
      expect(acme.connections).to.deep.equal([]);
      expect(await hostile.log('/api/')).to.deep.equal([]);
      acme.close();
    });

  it('in query and fragment at once ends in invalid_response', async () => {
    const loginUrl = hostile.url('/answer', {
      query: 'code=1&state={state}',
      fragment: `access_token=${token}&state={state}`,
    });
    const acme = connector({ loginUrl });
    expect((await rejection(acme.connect())).code).to.equal('invalid_response');
    acme.close();
  });

  it('with access_denied ends as cancelled, denied', async () => {
    const acme = connector({ loginUrl: answer('error=access_denied&state={state}') });
    const cancelled = next(acme, 'cancelled');
    expect((await rejection(acme.connect())).name).to.equal('AbortError');
    expect((await cancelled).detail.reason).to.equal('denied');
    acme.close();
  });

  for (const type of ['bearer', 'Bearer', 'BEARER'])
    it(`may call its token ${type}`, async () => {
      const acme = connector({ loginUrl: answer(`access_token=${token}&token_type=${type}&state={state}`) });
      expect((await acme.connect()).identifier).to.equal('7');
      acme.close();
    });
});

describe('the test API', () => {
  const faults: readonly [kind: string, code: string, parameters?: Record<string, string>][] = [
    ['html', 'test_failed'],
    ['text', 'test_failed'],
    ['empty', 'test_failed'],
    ['array', 'test_failed'],
    ['null', 'test_failed'],
    ['string', 'test_failed'],
    ['number', 'test_failed'],
    ['malformed', 'test_failed'],
    ['huge', 'test_failed', { bytes: '5242880' }],
    ['status', 'test_failed', { code: '403' }],
    ['status', 'test_failed', { code: '401' }],
    ['redirect', 'redirect_refused', { to: '/api/echo' }],
    ['nocors', 'network_error'],
  ];
  let acme: Connector;
  before(async () => {
    acme = connector({ storage: 'memory', scope: 'kept' });
    await acme.connect();
  });
  after(() => acme.close());

  for (const [kind, code, parameters] of faults)
    it(`that answers ${kind} ${JSON.stringify(parameters ?? {})} ends in ${code}, and an existing connection is kept`, async () => {
      const before = acme.connection;
      acme.configure({
        clientId: 'demo',
        loginUrl: answer(),
        testUrl: hostile.url(`/api/${kind}`, parameters),
        storage: 'memory',
      });
      const error = await rejection(acme.connect());
      expect(error).to.include({ code, step: 'test' });
      expect(acme.connections).to.deep.equal([before]);
      expect(before?.status).to.equal('active');
      if (code === 'network_error') expect(error.message).to.contain(hostile.origin).and.to.contain(location.origin);
    });

  it('is asked again after 503, three tries in all', async () => {
    const testUrl = hostile.url('/api/status', { code: 503, times: 2, then: 200, key: String(Math.random()) });
    await hostile.clear();
    const again = connector({ testUrl, uniqueIdentifier: 'id' });
    const result = await again.connect().catch((error: unknown) => error);
    const calls = (await hostile.log('/api/status')).filter(({ method }) => method === 'GET');
    expect(calls, String(result)).to.have.length(3);
    again.close();
  });

  it('may repeat the token: the profile does not hold it', async () => {
    const echo = connector({ testUrl: hostile.url('/api/echo-token'), uniqueIdentifier: "{{ id ?? 'x' }}" });
    const connection = await echo.connect();
    expect(JSON.stringify([connection, connection.profile, connection.response])).not.to.contain(token);
    expect(await connection.getAccessToken()).to.equal(token);
    echo.close();
  });

  it('may reach for prototypes: nothing is polluted', async () => {
    const proto = connector({ testUrl: hostile.url('/api/proto') });
    const connection = await proto.connect();
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
    expect(Object.keys(connection.profile)).not.to.contain('__proto__');
    proto.close();
  });
});

describe('a connector', () => {
  it('gives the same promise during an attempt, and cancel() ends it with AbortError', async () => {
    const acme = connector({ loginUrl: hostile.url('/hang') });
    const first = acme.connect();
    expect(acme.connect()).to.equal(first);
    expect(acme.status).to.equal('connecting');
    const cancelled = next(acme, 'cancelled');
    acme.cancel();
    expect((await rejection(first)).name).to.equal('AbortError');
    expect((await cancelled).detail.reason).to.equal('aborted');
    expect(acme.status).to.equal('idle');
    acme.close();
  });

  it('rejects with the reason of its signal', async () => {
    const acme = connector({ loginUrl: hostile.url('/hang') });
    const controller = new AbortController();
    const attempt = acme.connect({ signal: controller.signal });
    controller.abort(new Error('enough'));
    expect((await rejection(attempt)).message).to.equal('enough');
    acme.close();
  });

  it('does nothing where connecting is prevented', async () => {
    const acme = connector({ loginUrl: hostile.url('/hang') });
    await hostile.clear();
    acme.addEventListener('connecting', (event) => event.preventDefault());
    expect((await rejection(acme.connect())).name).to.equal('AbortError');
    expect(acme.status).to.equal('idle');
    expect(await hostile.log('/hang')).to.deep.equal([]);
    acme.close();
  });

  it('connects an account again with what was typed before, and hints at it', async () => {
    const acme = connector({
      fields: [{ name: 'region', label: 'Region', required: true }],
      connectionName: '{{region}}',
      scope: 'again',
    });
    await acme.connect({ fieldValues: { region: 'eu' } });
    await hostile.clear();
    const again = next(acme, 'connected');
    expect((await acme.connect({ identifier: '7' })).name).to.equal('eu');
    expect((await again).detail.reconnected).to.equal(true);
    expect((await hostile.log('/answer'))[0]?.url).to.contain('login_hint=7');
    acme.close();
  });
});
