import { expect } from 'chai';
import { profile, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { byCode } from '../helpers/codes.js';
import { arrivals, eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { pause } from '../helpers/wait.js';

/** The test call at sign-in: contract, sections 2 and 6. See also journey.test.ts. */

beforeEach(() => hostile.clear());
afterEach(rest);

describe('the test call', () => {
  for (const [kind, code, parameters] of [
    ['reset', 'network_error', {}],
    ['nocontent', 'test_failed', {}],
    ['status', 'test_failed', { code: 404 }],
    ['redirect', 'redirect_refused', { to: '/api/json', code: 307 }],
  ] as const)
    it(`that meets ${kind} ends in ${code}, fires failed once, and stores nothing`, async () => {
      sessionStorage.clear();
      const acme = fresh({ testUrl: hostile.url(`/api/${kind}`, parameters), storage: 'session' });
      const events = eventsOf(acme);
      const error = await rejection(acme.connect());
      expect(error).to.include({ code, step: 'test' });
      expect(error.message).not.to.contain(token);
      expect(events.filter(({ type }) => type === 'failed').map(({ detail }) => detail['error'])).to.deep.equal([
        error,
      ]);
      expect(events.filter(({ type }) => type === 'connected')).to.deep.equal([]);
      expect(acme).to.include({ status: 'failed', connection: null });
      expect(JSON.stringify(sessionStorage)).not.to.contain(token);
    });

  it('gives up after three tries, with the status of the last', async () => {
    const acme = fresh({ testUrl: hostile.url('/api/status', { code: 503 }) });
    expect(await rejection(acme.connect())).to.include({ code: 'test_failed', status: 503 });
    expect(await arrivals()).to.have.length(3);
  });

  it('does not ask again after a 404', async () => {
    await rejection(fresh({ testUrl: hostile.url('/api/status', { code: 404 }) }).connect());
    expect(await arrivals()).to.have.length(1);
  });

  it('waits after 429 as long as Retry-After says', async () => {
    const acme = fresh({ testUrl: hostile.url('/api/retry-after', { seconds: 2 }) });
    const begun = performance.now();
    expect((await acme.connect()).identifier).to.equal('ada');
    expect(performance.now() - begun).to.be.at.least(2000);
    expect(await arrivals()).to.have.length(2);
  });

  it('does not wait where Retry-After says more than 30 s', async () => {
    const acme = fresh({ testUrl: hostile.url('/api/retry-after', { seconds: 31 }) });
    expect(await rejection(acme.connect())).to.include({ code: 'test_failed', status: 429 });
    expect(await arrivals()).to.have.length(1);
  });

  it('waits until the date of a Retry-After, and after a 503 as well', async () => {
    const seconds = new Date(Date.now() + 3000).toUTCString();
    const acme = fresh({ testUrl: hostile.url('/api/retry-after', { seconds, code: 503 }) });
    const begun = Date.now();
    expect((await acme.connect()).identifier).to.equal('ada');
    expect(Date.now() - begun).to.be.at.least(1900);
    expect(await arrivals()).to.have.length(2);
  });

  for (const seconds of ['0', '-1', 'soon', new Date(0).toUTCString()])
    it(`backs off as usual where Retry-After says ${seconds}`, async () => {
      const acme = fresh({ testUrl: hostile.url('/api/retry-after', { seconds }) });
      expect((await acme.connect()).identifier).to.equal('ada');
      const times = (await arrivals()).map(({ at = 0 }) => at);
      expect(times).to.have.length(2);
      expect(Number(times[1]) - Number(times[0])).to.be.at.least(400);
    });

  it('that is never reached is tried three times, and then network_error', async () => {
    const acme = fresh({ testUrl: hostile.url('/api/reset') });
    expect(await rejection(acme.connect())).to.include({ code: 'network_error', step: 'test' });
    // A browser may itself repeat a request whose connection broke.
    expect((await arrivals()).length).to.be.at.least(3);
  });

  it('sends any JSON as its test body, its strings templates, passwords among their values', async () => {
    const acme = fresh({
      fields: [
        { name: 'key', label: 'Key', type: 'password' },
        { name: 'region', label: 'Region' },
      ],
      testUrl: hostile.url('/api/echo'),
      testMethod: 'POST',
      testBody: [
        '{{region}}',
        { n: 1, yes: true, none: null, deep: { key: 'k={{key}}' }, '{{region}}': "{{ x ?? 'y' }}" },
      ],
      uniqueIdentifier: 'method',
    });
    const fieldValues = { key: 'hush"hush', region: '{{key}}' };
    expect(acme.configurationErrors).to.deep.equal([]);
    await acme.connect({ fieldValues });
    const [request] = await arrivals();
    expect(JSON.parse(String(request?.body))).to.deep.equal([
      '{{key}}',
      { n: 1, yes: true, none: null, deep: { key: 'k=hush"hush' }, '{{region}}': 'y' },
    ]);
  });

  it('without a test body sends none', async () => {
    await fresh({ testUrl: hostile.url('/api/echo'), testMethod: 'POST', uniqueIdentifier: 'method' }).connect();
    const [request] = await arrivals();
    expect(request).to.include({ method: 'POST', body: '' });
    expect(request?.headers).not.to.have.property('content-type');
  });

  it('is made once, with headers, query and the test body, without request-body', async () => {
    const acme = fresh({
      testUrl: hostile.url('/api/echo'),
      testMethod: 'POST',
      testBody: { query: '{{client_id}}' },
      requestBody: { region: 'eu' },
      requestHeaders: { 'X-Version': 2 },
      requestQuery: { lang: 'en' },
      uniqueIdentifier: 'method',
    });
    await acme.connect();
    const [request, ...more] = await arrivals();
    expect(more).to.deep.equal([]);
    expect(request).to.include({ method: 'POST', url: '/api/echo?lang=en', body: '{"query":"demo"}' });
    expect(request?.headers).to.include({ 'x-version': '2', authorization: `Bearer ${token}` });
    expect(request?.headers['content-type']).to.equal('application/json');
  });

  it('leaves the code, the client secret and passwords out of the profile, should its API repeat them', async () => {
    const repeating = { id: 'ada', a: 'a-long-code', b: { c: 'for client-s3cret', 'hush-hush': 1, d: 'hush-hush' } };
    const acme = fresh(
      byCode({
        clientSecret: 'client-s3cret',
        loginUrl: hostile.url('/answer', { query: 'code=a-long-code&state={state}' }),
        fields: [{ name: 'key', label: 'Key', type: 'password' }],
        testUrl: profile(repeating),
      }),
    );
    const { profile: seen } = await acme.connect({ fieldValues: { key: 'hush-hush' } });
    expect(seen).to.deep.equal({ id: 'ada', b: {} });
  });

  it('is ended by cancel(), and its answer is dropped', async () => {
    const acme = fresh({ testUrl: hostile.url('/api/slow', { ms: 600 }) });
    const attempt = rejection(acme.connect());
    while (!(await arrivals()).length) await pause(30);
    acme.cancel();
    expect((await attempt).name).to.equal('AbortError');
    await pause(800);
    expect(acme).to.include({ status: 'idle', connection: null });
  });

  it('that answers 401 at sign-in is test_failed', async () => {
    const testUrl = hostile.url('/api/guarded', { token });
    const acme = fresh({ testUrl, requestHeaders: { 'X-Any': '{{access_token}}' } });
    expect(await rejection(acme.connect())).to.include({ code: 'test_failed', status: 401 });
  });
});
