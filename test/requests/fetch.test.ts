import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { answer, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { arrivals, eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { pause } from '../helpers/wait.js';

/** Where `fetch()` sends, and what it makes of what comes back: contract, sections 4 and 6. */

const echo = hostile.url('/api/echo');

async function connected(options: ConnectorOptions = {}) {
  const acme = fresh({ allowedUrls: hostile.origin, ...options });
  const connection = await acme.connect();
  await hostile.clear();
  return { acme, connection, events: eventsOf(acme) };
}

afterEach(rest);

describe('a relative input of fetch()', () => {
  const own = { loginUrl: answer(`access_token=${token}&state={state}&id=7`) };

  it('is resolved against api-url, taken as a folder, which is allowed with it', async () => {
    const { acme } = await connected({ apiUrl: `${hostile.origin}/api/v1`, allowedUrls: null, testUrl: null, ...own });
    for (const input of ['items', './items', '', '?page=2', 'a/../b', '/api/v1/c']) await acme.fetch(input);
    const expected = ['items', 'items', '', '?page=2', 'b', 'c'].map((path) => `/api/v1/${path}`);
    expect((await arrivals()).map(({ url }) => url)).to.deep.equal(expected);
  });

  it('knows the token response in api-url, as salesforce’s {{instance_url}}', async () => {
    const loginUrl = answer(`access_token=${token}&state={state}&instance_url=${encodeURIComponent(hostile.origin)}`);
    const { acme } = await connected({ loginUrl, apiUrl: '{{instance_url}}/api', allowedUrls: null });
    await acme.fetch('echo');
    const [request] = await arrivals();
    expect(request?.url).to.equal('/api/echo');
    expect(request?.headers['authorization']).to.equal(`Bearer ${token}`);
  });

  it('never leaves api-url', async () => {
    const { acme } = await connected({ apiUrl: `${hostile.origin}/api/v1`, allowedUrls: `${hostile.origin}/none` });
    for (const input of ['..', '../v10', '/', '/api', '//localhost/', '\\\\localhost\\', '..%2fadmin', 'https:evil'])
      expect((await rejection(acme.fetch(input))).code, input).to.equal('url_not_allowed');
    expect(await arrivals()).to.deep.equal([]);
  });

  it('is none as a Request or URL, which the page’s own address has resolved', async () => {
    const { acme } = await connected({ apiUrl: `${hostile.origin}/api` });
    for (const input of [new Request('echo'), new URL('echo', location.href)])
      expect((await rejection(acme.fetch(input))).code).to.equal('url_not_allowed');
    await acme.fetch(new URL(echo));
    expect(await arrivals()).to.have.length(1);
  });
});

describe('a 401 of an API', () => {
  const unauthorized = hostile.url('/api/status', { code: 401, body: '{"why":"gone"}' });

  it('is the caller’s where nothing can renew; the connection is expired before; nothing is tried again', async () => {
    const { acme, connection, events } = await connected();
    const order: string[] = [];
    acme.addEventListener('expired', () => order.push(`expired ${acme.status}`));
    acme.addEventListener('statuschange', () => order.push(`statuschange ${acme.status}`));
    const response = await acme.fetch(unauthorized);
    order.push('answer');
    expect(response.status).to.equal(401);
    expect(await response.json()).to.deep.equal({ why: 'gone' });
    expect(order).to.deep.equal(['expired expired', 'statuschange expired', 'answer']);
    expect(await arrivals()).to.have.length(1);
    expect(connection.status).to.equal('expired');
    expect((await rejection(acme.fetch(echo))).code).to.equal('expired');
    expect(events.filter(({ type }) => type === 'expired')).to.have.length(1);
  });

  it('says nothing of the connection where the caller’s own Authorization was sent', async () => {
    const { acme } = await connected();
    const response = await acme.fetch(unauthorized, { headers: { Authorization: 'Basic eA==' } });
    expect([response.status, acme.status]).to.deep.equal([401, 'connected']);
  });

  it('to a token of before says nothing of the one after it', async () => {
    const { acme, connection } = await connected({ loginUrl: answer('access_token=of-{state}&state={state}') });
    const platform = globalThis.fetch;
    let reply: ((response: Response) => void) | undefined;
    globalThis.fetch = () => new Promise((resolve) => (reply = resolve));
    const old = acme.fetch(echo);
    while (!reply) await pause(20);
    globalThis.fetch = platform;
    expect(await acme.connect(), 'the same connection, with another token').to.equal(connection);
    reply(new Response('', { status: 401 }));
    expect((await old).status).to.equal(401);
    expect(acme.status).to.equal('connected');
  });

  for (const code of [400, 403, 404, 429, 500, 503])
    it(`is not a ${String(code)}, which is the caller’s to make something of`, async () => {
      const { acme } = await connected();
      expect((await acme.fetch(hostile.url('/api/status', { code }))).status).to.equal(code);
      expect(acme.status).to.equal('connected');
      expect(await arrivals()).to.have.length(1);
    });
});

describe('a request that fails', () => {
  it('is network_error, step request, with both origins to allow', async () => {
    const { acme } = await connected();
    const error = await rejection(acme.fetch(hostile.url('/api/nocors')));
    expect(error).to.include({ code: 'network_error', step: 'request' });
    expect(error.message).to.contain(hostile.origin).and.to.contain(location.origin).and.to.contain('connect-src');
    expect(error.message).not.to.contain(token);
    expect(error.cause).to.equal(undefined);
    expect(acme.status).to.equal('connected');
  });

  it('by its own signal rejects with that signal’s reason', async () => {
    const { acme } = await connected();
    const reason = new Error('enough');
    const controller = new AbortController();
    const fetching = rejection(acme.fetch(hostile.url('/api/slow', { ms: 2000 }), { signal: controller.signal }));
    await pause(100);
    controller.abort(reason);
    expect(await fetching).to.equal(reason);
    const request = new Request(echo, { signal: AbortSignal.abort(reason) });
    expect(await rejection(acme.fetch(request))).to.equal(reason);
    expect(acme.status).to.equal('connected');
  });

  it('for a template that finds nothing is template_failed, and nothing is sent', async () => {
    const { acme } = await connected({
      fields: [{ name: 'tenant', label: 'Tenant' }],
      requestBody: { tenant: '{{tenant}}' },
    });
    const error = await rejection(acme.fetch(echo, { method: 'POST' }));
    expect(error).to.include({ code: 'template_failed', step: 'request' });
    expect(error.message).to.contain('request-body').and.to.contain('tenant');
    expect(await arrivals()).to.deep.equal([]);
    expect((await acme.fetch(echo)).status, 'where no body is made').to.equal(200);
  });
});
