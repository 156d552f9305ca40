import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { byCode, tokensOf } from '../helpers/codes.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { hostile, type RecordedRequest } from '../helpers/servers.js';

/** Tokens for one API of several (RFC 8707): a server that knows many gives one that is good at no other. */

beforeEach(() => hostile.clear());
afterEach(rest);
after(() => hostile.clear());

const me = () => hostile.url('/api/json', { body: '{"id":7}' });
const forApi = (options: ConnectorOptions = {}) =>
  fresh(byCode({ resource: hostile.url('/api/echo'), testUrl: me(), ...options }));

const loginOf = async (): Promise<URLSearchParams> =>
  new URL(String((await arrivals('/answer'))[0]?.url), hostile.origin).searchParams;
const formOf = ({ body }: RecordedRequest): URLSearchParams => new URLSearchParams(String(body));
const grants = async (): Promise<(string | null)[][]> =>
  (await arrivals('/api/'))
    .map(formOf)
    .filter((form) => form.has('grant_type'))
    .map((form) => [form.get('grant_type'), ...form.getAll('resource')]);

describe('a resource', () => {
  it('goes to the login page, the token and the refresh endpoint, and to the revoke URL not', async () => {
    const resource = hostile.url('/api/echo');
    const connection = await forApi({ resource }).connect();
    expect((await loginOf()).getAll('resource')).to.deep.equal([resource]);
    await connection.refresh();
    expect(await grants()).to.deep.equal([
      ['authorization_code', resource],
      ['refresh_token', resource],
    ]);
    await hostile.clear();
    await connection.revoke();
    for (const request of await arrivals('/api/echo')) expect(formOf(request).has('resource')).to.equal(false);
  });

  it('goes to the login page of the implicit grant', async () => {
    const resource = hostile.url('/api/echo');
    await fresh({ resource, responseType: 'token' }).connect();
    expect((await loginOf()).get('resource')).to.equal(resource);
  });

  it('is left out where none is set', async () => {
    await fresh(byCode({ testUrl: me() })).connect();
    expect((await loginOf()).has('resource')).to.equal(false);
    expect(await grants()).to.deep.equal([['authorization_code']]);
  });

  it('is made of what the visitor typed', async () => {
    const fields = [{ name: 'team', label: 'Team' }];
    const acme = forApi({ fields, resource: `${hostile.origin}/api/{{team}}` });
    await acme.connect({ fieldValues: { team: 'a b' } });
    expect((await loginOf()).get('resource')).to.equal(`${hostile.origin}/api/a%20b`);
  });

  it('is an allowed URL, and what relative addresses are resolved against; an empty one is itself', async () => {
    const acme = forApi({ allowedUrls: `${hostile.origin}/api/other` });
    await acme.connect();
    await hostile.clear();
    for (const input of ['', 'x/y', hostile.url('/api/echo/z'), hostile.url('/api/other')]) await acme.fetch(input);
    expect((await arrivals()).map(({ url }) => url)).to.deep.equal([
      ...['/api/echo', '/api/echo/x/y', '/api/echo/z', '/api/other'],
    ]);
    for (const input of ['/api/echoes', '../json', hostile.origin])
      expect((await rejection(acme.fetch(input))).code).to.equal('url_not_allowed');
  });

  it('leaves an api-url its place', async () => {
    const acme = forApi({ apiUrl: `${hostile.origin}/api/v1` });
    await acme.connect();
    await hostile.clear();
    for (const input of ['x', '', hostile.url('/api/echo')]) await acme.fetch(input);
    expect((await arrivals()).map(({ url }) => url)).to.deep.equal(['/api/v1/x', '/api/v1/', '/api/echo']);
  });

  it('tells connections of one account apart', async () => {
    const fields = [{ name: 'api', label: 'API' }];
    const acme = forApi({ fields, resource: `${hostile.origin}/api/{{api}}`, multiple: true });
    for (const api of ['one', 'two', 'one']) await acme.connect({ fieldValues: { api } });
    expect(acme.connections.map(({ fieldValues }) => fieldValues['api'])).to.deep.equal(['two', 'one']);
  });

  for (const storage of ['session', 'local'] as const)
    it(`is kept with a stored connection: ${storage}`, async () => {
      const options = byCode({
        ...{ storage, scope: `resource-${storage}-${String(Math.random())}`, testUrl: me() },
        resource: hostile.url('/api/echo'),
      });
      const acme = fresh(options);
      await acme.connect();
      acme.close();
      const again = fresh(options);
      await new Promise((done) => again.addEventListener('restored', done, { once: true }));
      await hostile.clear();
      await again.fetch('');
      await again.connection?.refresh();
      expect((await arrivals())[0]?.url).to.equal('/api/echo');
      expect(await grants()).to.deep.equal([['refresh_token', options.resource]]);
      // A connection for another API is not this one.
      const other = fresh({ ...options, resource: hostile.url('/api/other') });
      await again.connection?.test();
      expect(other.connections).to.deep.equal([]);
      await again.revoke();
    });

  it('that the server does not know is told by name', async () => {
    const refused = hostile.url('/api/status', { code: 400, body: JSON.stringify({ error: 'invalid_target' }) });
    const error = await rejection(forApi({ tokenUrl: refused }).connect());
    expect(error).to.include({ code: 'token_request_failed', oauthError: 'invalid_target' });
    expect(error.message).to.contain('invalid_target').and.to.contain('resource');
    const loginUrl = hostile.url('/answer', { query: 'error=invalid_target&state={state}' });
    const atLogin = await rejection(forApi({ loginUrl }).connect());
    expect(atLogin.code).to.equal('authorization_failed');
    expect(atLogin.message).to.contain('invalid_target').and.to.contain('resource');
  });

  it('has a token that is none for the issuer’s own userinfo', async () => {
    const issuer = hostile.url('/with-userinfo');
    const metadata = {
      issuer,
      authorization_endpoint: hostile.url('/answer', { query: 'code=a-code&state={state}' }),
      token_endpoint: hostile.url('/api/json', { body: tokensOf('first', { user_id: 'ada' }) }),
      userinfo_endpoint: hostile.url('/api/echo'),
    };
    await hostile.make({ '/with-userinfo/.well-known/openid-configuration': { body: JSON.stringify(metadata) } });
    const acme = fresh({ issuer, loginUrl: null, testUrl: null, resource: hostile.url('/api/v1') });
    expect((await acme.connect()).identifier).to.equal('ada');
    expect(await arrivals('/api/echo')).to.deep.equal([]);
  });
});
