import { expect } from 'chai';
import { rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { byCode, tokensOf, tokenUrl } from '../helpers/codes.js';
import { arrivals, eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** A 401 that is not about the token: contract, section 6. */

const challenge = (value: string, more = {}) =>
  hostile.url('/api/json', { code: 401, header: `WWW-Authenticate: ${value}`, ...more });

const refreshUrl = () => hostile.url('/api/json', { body: tokensOf('renewed'), refreshes: 1 });
const options = () => byCode({ refreshUrl: refreshUrl(), allowedUrls: hostile.origin });
const bound = { token_type: 'DPoP' };
const boundOptions = () => ({
  ...options(),
  dpop: true,
  tokenUrl: tokenUrl(tokensOf('first', bound)),
  refreshUrl: hostile.url('/api/json', { body: tokensOf('renewed', bound), refreshes: 1 }),
});
const refreshes = async () => (await arrivals('refreshes=1')).length;

beforeEach(() => hostile.clear());
afterEach(rest);

describe('an API that answers 401', () => {
  for (const scheme of ['Bearer', 'Basic realm="x", DPoP'])
    it(`and wants another sign-in renews nothing and expires nothing: ${scheme}`, async () => {
      const acme = fresh(options());
      const connection = await acme.connect();
      const events = eventsOf(acme);
      const url = challenge(`${scheme} error="insufficient_user_authentication", acr_values="gold"`);
      expect((await connection.fetch(url)).status).to.equal(401);
      expect([connection.status, await refreshes()]).to.deep.equal(['active', 0]);
      expect(await arrivals('acr_values')).to.have.length(1);
      expect(events.map(({ type }) => type)).to.deep.equal([]);
    });

  it('and wants another sign-in expires nothing where nothing can renew', async () => {
    const acme = fresh({ allowedUrls: hostile.origin });
    const connection = await acme.connect();
    const url = challenge('Bearer error="insufficient_user_authentication"');
    expect((await connection.fetch(url)).status).to.equal(401);
    expect(connection.status).to.equal('active');
  });

  it('to test() with that challenge is test_failed, renews nothing and expires nothing', async () => {
    const acme = fresh(options());
    const connection = await acme.connect();
    const platform = globalThis.fetch;
    const headers = { 'WWW-Authenticate': 'Bearer error="insufficient_user_authentication"' };
    globalThis.fetch = () => Promise.resolve(new Response('{}', { status: 401, headers }));
    const error = await rejection(connection.test()).finally(() => (globalThis.fetch = platform));
    expect(error).to.include({ code: 'test_failed', status: 401 });
    expect([connection.status, await refreshes()]).to.deep.equal(['active', 0]);
  });

  for (const value of ['Bearer error="invalid_token"', 'Bearer', 'Basic error="insufficient_user_authentication"'])
    it(`for another reason renews once, as ever: ${value}`, async () => {
      const connection = await fresh(options()).connect();
      expect((await connection.fetch(challenge(value))).status).to.equal(401);
      expect(await refreshes()).to.equal(1);
    });
});

describe('an API that wants its nonce in a proof', () => {
  const api = (nonce: string) => hostile.url('/api/nonce', { nonce, code: 401 });

  it('gets the request once more, with its body and the nonce', async () => {
    const connection = await fresh(boundOptions()).connect();
    const response = await connection.fetch(api('n-1'), { method: 'POST', body: '{"a":1}' });
    expect(response.status).to.equal(200);
    expect((await arrivals('/api/nonce')).map(({ body }) => body)).to.deep.equal(['{"a":1}', '{"a":1}']);
    expect(await refreshes()).to.equal(0);
  });

  it('and whose request cannot be sent again is answered with its 401: nothing is renewed, nothing expires', async () => {
    const connection = await fresh(boundOptions()).connect();
    const platform = globalThis.fetch;
    const headers = { 'DPoP-Nonce': 'n-2', 'WWW-Authenticate': 'DPoP error="use_dpop_nonce"' };
    let calls = 0;
    globalThis.fetch = () => ((calls += 1), Promise.resolve(new Response('{}', { status: 401, headers })));
    const body = new Response('{"a":1}').body;
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const response = await connection.fetch(api('n-2'), init).finally(() => (globalThis.fetch = platform));
    expect([response.status, calls, connection.status]).to.deep.equal([401, 1, 'active']);
    expect(await refreshes()).to.equal(0);
  });

  it('and wants another one each time gets two requests, and nothing is renewed', async () => {
    const connection = await fresh(boundOptions()).connect();
    const platform = globalThis.fetch;
    let calls = 0;
    globalThis.fetch = () => {
      const headers = { 'DPoP-Nonce': `n-${String((calls += 1))}`, 'WWW-Authenticate': 'DPoP error="use_dpop_nonce"' };
      return Promise.resolve(new Response('{}', { status: 401, headers }));
    };
    const response = await connection.fetch(api('x')).finally(() => (globalThis.fetch = platform));
    expect([response.status, calls, connection.status]).to.deep.equal([401, 2, 'active']);
    expect(await refreshes()).to.equal(0);
  });
});
