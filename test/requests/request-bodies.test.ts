import { expect } from 'chai';
import type { Connector } from '../../src/connector.js';
import { rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** `request-body` and the bodies of requests: contract, section 6. See also request-parameters.test.ts. */

const echo = hostile.url('/api/echo');
const json = { 'content-type': 'application/json' };
const both = { region: 'eu', deep: { id: 'demo', list: ['demo', 1, null, true] } };

describe('request-body', () => {
  let acme: Connector;
  beforeEach(async () => {
    const requestBody = { region: 'eu', deep: { id: '{{client_id}}', list: ['{{client_id}}', 1, null, true] } };
    acme = fresh({ allowedUrls: hostile.origin, requestBody });
    await acme.connect();
    await hostile.clear();
  });
  afterEach(rest);

  async function sent(input: RequestInfo, init?: RequestInit) {
    await acme.fetch(input, init);
    const [request] = await arrivals('/api/echo');
    if (!request) throw new Error('Nothing arrived.');
    const type = request.headers['content-type'] ?? '';
    return { type, body: String(request.body) };
  }

  /** A multipart body as the platform itself reads it. */
  const parts = async ({ type, body }: { type: string; body: string }) =>
    new Response(body, { headers: { 'content-type': type } }).formData();

  for (const type of ['application/json', 'application/json; charset=utf-8', 'application/vnd.api+json'])
    it(`is added to a JSON object of the type ${type}, which stays that type`, async () => {
      const request = await sent(echo, { method: 'POST', headers: { 'content-type': type }, body: '{"a":{"b":1}}' });
      expect(JSON.parse(request.body)).to.deep.equal({ a: { b: 1 }, ...both });
      expect(request.type).to.equal(type);
    });

  for (const method of ['POST', 'PUT', 'PATCH'])
    it(`makes the JSON body of a ${method} that has none`, async () => {
      const request = await sent(echo, { method });
      expect(JSON.parse(request.body)).to.deep.equal(both);
      expect(request.type).to.equal('application/json');
    });

  for (const method of ['GET', 'DELETE'])
    it(`makes no body of a ${method}`, async () => {
      expect(await sent(echo, { method })).to.deep.equal({ type: '', body: '' });
    });

  for (const [what, init] of [
    ['an array', { headers: json, body: '[{"region":"us"}]' }],
    ['a JSON text', { headers: json, body: '"region"' }],
    ['broken JSON', { headers: json, body: '{"a":' }],
    ['a text', { headers: { 'content-type': 'text/plain' }, body: '{"a":1}' }],
    ['XML', { headers: { 'content-type': 'application/xml' }, body: '<a/>' }],
  ] as const)
    it(`leaves ${what} as it is`, async () => {
      expect((await sent(echo, { method: 'POST', ...init })).body).to.equal(init.body);
    });

  it('leaves bytes and blobs as they are', async () => {
    for (const body of [new Blob(['{"a":1}'], { type: 'image/png' }), new TextEncoder().encode('{"a":1}')]) {
      await hostile.clear();
      expect((await sent(echo, { method: 'POST', body })).body).to.equal('{"a":1}');
    }
  });

  it('is added to URLSearchParams, where the caller’s own keys win, doubled ones included', async () => {
    const body = new URLSearchParams('a=1&a=2&region=us');
    const request = await sent(echo, { method: 'POST', body });
    expect(request.type).to.match(/^application\/x-www-form-urlencoded/);
    const pairs = [...new URLSearchParams(request.body)];
    expect(pairs).to.deep.equal([
      ['a', '1'],
      ['a', '2'],
      ['region', 'us'],
      ['deep', JSON.stringify(both.deep)],
    ]);
    expect(body.toString(), 'the caller’s object is not changed').to.equal('a=1&a=2&region=us');
  });

  it('is added to FormData, files kept, where the caller’s own keys win', async () => {
    const body = new FormData();
    body.set('region', 'us');
    body.set('file', new File(['hello'], 'hello.txt', { type: 'text/plain' }));
    const form = await parts(await sent(echo, { method: 'POST', body }));
    expect(form.getAll('region')).to.deep.equal(['us']);
    expect(form.get('deep')).to.equal(JSON.stringify(both.deep));
    const file = form.get('file') as File;
    expect([file.name, file.type, await file.text()]).to.deep.equal(['hello.txt', 'text/plain', 'hello']);
    expect([...body.keys()], 'the caller’s object is not changed').to.deep.equal(['region', 'file']);
  });

  it('is added to the body of a Request: JSON, a form, FormData with its file, or none', async () => {
    const request = (body?: BodyInit, headers?: Record<string, string>) =>
      new Request(echo, { method: 'POST', ...(body !== undefined && { body }), ...(headers && { headers }) });
    expect(JSON.parse((await sent(request('{"a":1}', json))).body)).to.deep.equal({ a: 1, ...both });
    await hostile.clear();
    const form = new URLSearchParams((await sent(request(new URLSearchParams({ region: 'us' })))).body);
    expect(form.getAll('region')).to.deep.equal(['us']);
    expect(form.get('deep')).to.equal(JSON.stringify(both.deep));
    await hostile.clear();
    const data = new FormData();
    data.set('file', new File(['hello'], 'hello.txt'));
    const readable = await request(data)
      .formData()
      .then(Boolean, () => false); // WebKit lets nobody read a Request that holds a file
    if (readable) {
      const sentParts = await parts(await sent(request(data)));
      expect([sentParts.get('region'), (sentParts.get('file') as File).name]).to.deep.equal(['eu', 'hello.txt']);
      await hostile.clear();
    } else {
      expect(await rejection(acme.fetch(request(data)))).to.be.an.instanceOf(Error);
      expect(await arrivals('/api/echo'), 'rather nothing than half of it').to.deep.equal([]);
    }
    expect(JSON.parse((await sent(request())).body)).to.deep.equal(both);
    await hostile.clear();
    expect(JSON.parse((await sent(request(undefined, json))).body)).to.deep.equal(both);
  });

  for (const [written, sentAs] of [
    [
      '{ "id": 12345678901234567890, "region": "us", "deep": 1 }\n',
      '{ "id": 12345678901234567890, "region": "us", "deep": 1 }',
    ],
    ['{ "id": 12345678901234567890, "deep": 1.0 }', '{ "id": 12345678901234567890, "deep": 1.0 ,"region":"eu"}'],
    ['{ }', `{ ${JSON.stringify(both).slice(1)}`],
  ] as const)
    it(`leaves what is there as it was written: ${written}`, async () => {
      expect((await sent(echo, { method: 'POST', headers: json, body: written })).body).to.equal(sentAs);
    });

  it('gives way to the init of a Request’s own', async () => {
    const input = new Request(echo, { method: 'POST', body: '{"a":1}', headers: json });
    const request = await sent(input, { method: 'PUT', body: '{"region":"us"}', headers: json });
    expect(JSON.parse(request.body)).to.deep.equal({ ...both, region: 'us' });
    expect((await arrivals('/api/echo'))[0]?.method).to.equal('PUT');
  });
});
