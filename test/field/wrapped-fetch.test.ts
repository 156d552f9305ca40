import { expect } from 'chai';
import type { Connection, ConnectorOptions } from '../../src/connector.js';
import { beaconElement, revokeAll, signInBy } from '../helpers/beacon.js';
import { rejection } from '../helpers/acme.js';
import { byCode } from '../helpers/codes.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/**
 * Scripts that watch a page (monitoring, tracing) put a `fetch` of their own in the place of the browser's, and know texts
 * and an init, or not much more.
 */

const platform = globalThis.fetch;
const called: [input: unknown, init: RequestInit | undefined][] = [];

/** As several do it: whatever is no text has a `url`, and no method and no headers but those of the init count. */
function wrap(): void {
  called.length = 0;
  globalThis.fetch = (input, init) => {
    called.push([input, init]);
    const url = typeof input === 'string' ? input : (input as Request).url;
    return url.startsWith('x') ? Promise.reject(new Error('of the wrapper')) : platform(url, init);
  };
}

const api: ConnectorOptions = { allowedUrls: hostile.url('/api'), requestBody: { key: 'k' } };
const connected = async (options: ConnectorOptions = {}): Promise<Connection> =>
  fresh(byCode({ ...api, ...options })).connect();
const echo = (): string => hostile.url('/api/echo', { at: String(Math.random()) });
const last = async () => (await arrivals('/api/echo')).at(-1);

beforeEach(() => hostile.clear());
afterEach(() => {
  globalThis.fetch = platform;
  rest();
});
after(revokeAll);

describe('a fetch of the page’s own', () => {
  it('gets texts alone: discovery, code, renewal, user info, revocation', async () => {
    wrap();
    const element = await beaconElement();
    const connection = await signInBy(element);
    await connection.refresh();
    await connection.test();
    expect(await connection.revoke()).to.deep.equal({ remote: true });
    expect(called.length).to.be.greaterThan(5);
    expect(called.filter(([input]) => typeof input !== 'string')).to.deep.equal([]);
  });

  it('is looked up at each call', async () => {
    const connection = await connected();
    wrap();
    await connection.fetch(echo());
    globalThis.fetch = platform;
    await connection.fetch(echo());
    expect(called).to.have.length(1);
  });

  for (const [what, body, type, expected] of [
    ['JSON', '{"a":1}', 'application/json', '{"a":1,"key":"k"}'],
    ['a form', new URLSearchParams({ a: '1' }), undefined, 'a=1&key=k'],
    ['text', 'as it is', 'text/plain', 'as it is'],
    ['octets', new Uint8Array([104, 105]), 'application/octet-stream', 'hi'],
  ] as const)
    for (const shape of ['Request', 'URL'] as const)
      it(`gets the parts of a ${shape} with a body: ${what}`, async () => {
        const connection = await connected();
        wrap();
        const init: RequestInit = {
          method: 'POST',
          body,
          headers: { 'X-A': 'b', ...(type && { 'Content-Type': type }) },
        };
        const url = echo();
        await (shape === 'Request' ? connection.fetch(new Request(url, init)) : connection.fetch(new URL(url), init));
        expect(called.map(([input]) => typeof input)).to.deep.equal(['string']);
        const request = await last();
        expect(request?.method).to.equal('POST');
        expect(request?.headers).to.include({ 'x-a': 'b' });
        expect(request?.headers['authorization']).to.match(/^Bearer /);
        expect(request?.body).to.equal(expected);
      });

  it('gets what a Request says of cache, credentials, referrer, mode and keepalive, and its signal', async () => {
    const connection = await connected();
    wrap();
    const aborting = new AbortController();
    const { signal } = aborting;
    const request = new Request(echo(), {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      keepalive: true,
      signal,
    });
    await connection.fetch(request);
    expect(called[0]?.[1]).to.include({
      cache: 'no-store',
      credentials: 'omit',
      mode: 'cors',
      keepalive: true,
      referrerPolicy: 'no-referrer',
    });
    const slow = connection.fetch(new Request(hostile.url('/api/slow', { ms: 5000 }), { signal }));
    const reason = new Error('enough');
    setTimeout(() => aborting.abort(reason), 100);
    expect(await rejection(slow)).to.equal(reason);
  });

  it('is not called for an init that is wrong, which is no network error', async () => {
    const connection = await connected();
    wrap();
    expect(await rejection(connection.fetch(echo(), { method: 'no method' }))).to.be.instanceOf(TypeError);
    expect(called).to.deep.equal([]);
  });
});

describe('a Request that a frame has made', () => {
  it('is read as one, with its body', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentWindow as Window & typeof globalThis;
    const connection = await connected({ apiUrl: hostile.url('/api') });
    const url = echo();
    await connection.fetch(
      new inner.Request(url, { method: 'PUT', body: '{"a":1}', headers: { 'Content-Type': 'application/json' } }),
    );
    expect(await last()).to.include({ method: 'PUT', body: '{"a":1,"key":"k"}' });
    const form = new inner.URLSearchParams({ a: '1' });
    await connection.fetch(new inner.URL(echo()), { method: 'POST', body: form });
    expect((await last())?.body).to.equal('a=1&key=k');
    const elsewhere = new inner.Request('https://elsewhere.example/');
    expect(await rejection(connection.fetch(elsewhere))).to.include({ code: 'url_not_allowed' });
    frame.remove();
  });
});
