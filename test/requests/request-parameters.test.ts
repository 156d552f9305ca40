import { expect } from 'chai';
import type { Connector, ConnectorOptions } from '../../src/connector.js';
import { connector, profile, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { hostile } from '../helpers/servers.js';

/** Step 11 of the set-up: contract, section 6. */

const echo = hostile.url('/api/echo');

async function connected(options: ConnectorOptions): Promise<Connector> {
  const acme = connector({ allowedUrls: hostile.origin, uniqueIdentifier: 'id', ...options });
  await acme.connect();
  await hostile.clear();
  return acme;
}

/** What arrived, preflights aside. */
async function arrived(acme: Connector, input: RequestInfo, init?: RequestInit) {
  await hostile.clear();
  await acme.fetch(input, init);
  const [request] = (await hostile.log('/api/echo')).filter(({ method }) => method !== 'OPTIONS');
  if (!request) throw new Error('Nothing arrived.');
  return request;
}

describe('request parameters', () => {
  it('are added as headers and query, and the caller’s own win', async () => {
    const acme = await connected({
      requestHeaders: { 'X-Client': '{{client_id}}', 'X-Version': 2 },
      requestQuery: { version: 'v2', lang: 'en' },
    });
    const request = await arrived(acme, `${echo}?lang=de&a=b%20c`, { headers: { 'x-version': '3' } });
    expect(request.url).to.equal('/api/echo?lang=de&a=b%20c&version=v2');
    expect(request.headers).to.include({ 'x-client': 'demo', 'x-version': '3', authorization: `Bearer ${token}` });
    acme.close();
  });

  it('put the token where they say, and then nowhere else', async () => {
    const acme = await connected({ requestHeaders: { 'X-Token': '{{access_token}}' } });
    const request = await arrived(acme, echo);
    expect(request.headers['x-token']).to.equal(token);
    expect(request.headers['authorization']).to.equal(undefined);
    acme.close();
  });

  it('may name the Authorization header, and a caller’s own stays', async () => {
    const acme = await connected({ requestHeaders: { Authorization: 'Token {{access_token}}' } });
    expect((await arrived(acme, echo)).headers['authorization']).to.equal(`Token ${token}`);
    const own = await arrived(acme, echo, { headers: { authorization: 'Basic x' } });
    expect(own.headers['authorization']).to.equal('Basic x');
    acme.close();
  });

  it('are added to JSON objects, forms, and make the body of a POST that has none', async () => {
    const acme = await connected({ requestBody: { region: 'eu', deep: { id: '{{client_id}}' } } });
    const json = { 'content-type': 'application/json' };
    const posted = async (body?: BodyInit, headers: Record<string, string> = {}) =>
      (await arrived(acme, echo, { method: 'POST', headers, ...(body !== undefined && { body }) })).body;
    const both = { region: 'eu', deep: { id: 'demo' } };
    expect(JSON.parse(await posted('{"a":1}', json))).to.deep.equal({ a: 1, ...both });
    expect(JSON.parse(await posted('{"region":"us"}', json))).to.deep.equal({ ...both, region: 'us' });
    expect(JSON.parse(await posted())).to.deep.equal(both);
    expect(await posted('[1]', json)).to.equal('[1]');
    expect(await posted('plain', { 'content-type': 'text/plain' })).to.equal('plain');
    const form = new URLSearchParams(await posted(new URLSearchParams({ a: '1' })));
    expect(Object.fromEntries(form)).to.deep.equal({ a: '1', region: 'eu', deep: '{"id":"demo"}' });
    const data = new FormData();
    data.set('a', '1');
    expect(await posted(data))
      .to.contain('name="region"')
      .and.to.contain('name="a"');
    expect((await arrived(acme, echo)).body).to.equal('');
    acme.close();
  });

  it('apply to a Request as well', async () => {
    const acme = await connected({ requestBody: { region: 'eu' }, requestQuery: { v: 1 } });
    const headers = { 'content-type': 'application/json', 'x-own': 'y' };
    const request = await arrived(acme, new Request(echo, { method: 'PUT', body: '{"a":1}', headers }));
    expect(request).to.include({ method: 'PUT', url: '/api/echo?v=1' });
    expect(request.headers['x-own']).to.equal('y');
    expect(JSON.parse(request.body)).to.deep.equal({ a: 1, region: 'eu' });
    acme.close();
  });

  it('never hold a header that would break out of its line', async () => {
    const acme = connector({
      fields: [{ name: 'region', label: 'Region' }],
      requestHeaders: { 'X-Region': '{{region}}' },
    });
    await hostile.clear();
    const error = await rejection(acme.connect({ fieldValues: { region: 'eu\r\nX-Evil: 1' } }));
    expect(error).to.include({ code: 'template_failed', step: 'test' });
    expect(await hostile.log('/api/')).to.deep.equal([]);
    acme.close();
  });

  it('keep passwords out of the login URL and the query, and out of all that is shown', async () => {
    const fields = [{ name: 'key', label: 'Key', type: 'password' as const }];
    const testUrl = profile({ id: 7, name: 'Ada', note: 'You sent hush-hush.' });
    const options = { fields, testUrl, requestHeaders: { 'X-Key': '{{key}}' } };
    const acme = connector({ ...options, allowedUrls: hostile.origin });
    const connection = await acme.connect({ fieldValues: { key: 'hush-hush' } });
    expect((await arrived(acme, echo)).headers['x-key']).to.equal('hush-hush');
    expect(JSON.stringify([connection, connection.fieldValues])).not.to.contain('hush-hush');
    expect(connection.profile, 'its API repeats it').to.deep.equal({ id: 7, name: 'Ada' });
    for (const [attribute, faulty] of [
      ['client-id', { clientId: 'demo-{{key}}' }],
      ['request-query', { requestQuery: { k: '{{key}}' } }],
    ] as const) {
      const other = connector({ fields, ...faulty });
      expect(other.configurationErrors.map((error) => error.attribute)).to.deep.equal([attribute]);
      const { code } = await rejection(other.connect({ fieldValues: { key: 'x' } }));
      expect(code).to.equal('invalid_configuration');
      other.close();
    }
    acme.close();
  });

  it('resolve a relative address against api-url, as a folder', async () => {
    const acme = await connected({ apiUrl: `${hostile.origin}/api`, allowedUrls: `${hostile.origin}/nothing` });
    expect((await arrived(acme, 'echo?x')).url).to.equal('/api/echo?x');
    for (const input of ['/admin', '../admin', '//evil.example/', 'https://evil.example/'])
      expect((await rejection(acme.fetch(input))).code, input).to.equal('url_not_allowed');
    acme.close();
  });

  it('go to the test URL’s origin where nothing else is said, and to the test URL for its call only where it is', async () => {
    const usual = await connected({ allowedUrls: null });
    expect((await arrived(usual, echo)).url).to.equal('/api/echo');
    const strict = await connected({ allowedUrls: `${hostile.origin}/api/echo` });
    expect((await rejection(strict.fetch(hostile.url('/api/json')))).code).to.equal('url_not_allowed');
    for (const one of [usual, strict]) one.close();
  });
});
