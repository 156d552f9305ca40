import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** Redirects, which could carry a token elsewhere: contract, section 6. */

const { origin, port } = new URL(hostile.origin);
const elsewhere = `http://localhost:${port}`;

describe('a redirect of an API', () => {
  afterEach(rest);
  const password = { name: 'key', label: 'Key', type: 'password' as const };

  async function redirected(options: ConnectorOptions, init?: RequestInit, to = `${elsewhere}/api/echo`) {
    const acme = fresh({ allowedUrls: origin, uniqueIdentifier: 'id', ...options });
    await acme.connect({ fieldValues: options.fields ? { key: 'hush-hush' } : {} });
    await hostile.clear();
    return acme.fetch(hostile.url('/api/redirect', { to }), init);
  }

  for (const code of [301, 302, 303, 307, 308])
    it(`with ${String(code)} is refused, and the token does not arrive`, async () => {
      const acme = fresh({ allowedUrls: origin });
      await acme.connect();
      const to = `${elsewhere}/api/echo`;
      for (const input of [hostile.url('/api/redirect', { to, code }), hostile.url('/api/redirect', { to: '/', code })])
        expect(await rejection(acme.fetch(input))).to.include({ code: 'redirect_refused', step: 'request' });
      expect(await hostile.log('/api/echo')).to.deep.equal([]);
    });

  for (const redirect of ['manual', 'error'] as const)
    it(`is refused with redirect: '${redirect}'`, async () => {
      expect((await rejection(redirected({}, { redirect }))).code).to.equal('redirect_refused');
    });

  it('is refused for a Request, whose own redirect mode is follow by default', async () => {
    const acme = fresh({ allowedUrls: origin });
    await acme.connect();
    await hostile.clear();
    const request = new Request(hostile.url('/api/redirect', { to: '/api/echo' }));
    expect((await rejection(acme.fetch(request))).code).to.equal('redirect_refused');
    expect(await hostile.log('/api/echo')).to.deep.equal([]);
  });

  it("is followed with redirect: 'follow', and Authorization stays behind on the way to another origin", async () => {
    const response = await redirected({}, { redirect: 'follow' });
    expect(response.status).to.equal(200);
    const [request] = await arrivals('/api/echo');
    expect(request?.host).to.equal(`localhost:${port}`);
    expect(JSON.stringify(request)).not.to.contain(token);
  });

  it("is followed with redirect: 'follow' where parameters hold nothing secret, or the token as Authorization", async () => {
    for (const requestHeaders of [{ 'X-Client': '{{client_id}}' }, { Authorization: 'Token {{access_token}}' }])
      expect((await redirected({ requestHeaders }, { redirect: 'follow' }, '/api/echo')).status).to.equal(200);
  });

  const secrets: readonly (readonly [what: string, options: ConnectorOptions, init?: RequestInit])[] = [
    ['the token in a header', { requestHeaders: { 'X-Token': '{{access_token}}' } }],
    ['the token in the query', { requestQuery: { key: '{{access_token}}' }, tokenInQuery: true }],
    ['the token in the body', { requestBody: { a: { t: '{{access_token}}' } } }, { method: 'POST' }],
    ['a password in a header', { fields: [password], requestHeaders: { 'X-Key': '{{key}}' } }],
    ['a password in the body', { fields: [password], requestBody: { k: '{{key}}' } }, { method: 'POST' }],
  ];
  for (const [what, options, init] of secrets)
    it(`is refused with redirect: 'follow' where parameters hold ${what}`, async () => {
      const error = await rejection(redirected(options, { ...init, redirect: 'follow' }));
      expect(error.code).to.equal('redirect_refused');
      expect(await hostile.log('/api/echo')).to.deep.equal([]);
    });
});
