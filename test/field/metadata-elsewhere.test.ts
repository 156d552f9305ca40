import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { tokensOf } from '../helpers/codes.js';
import { fresh, rest } from '../helpers/connections.js';
import { hostile, type MadePage } from '../helpers/servers.js';

/** An issuer's metadata are at one of several addresses, and servers answer the others as they like: contract, section 11. */

const oidc = '/.well-known/openid-configuration';
const oauth = '/.well-known/oauth-authorization-server';

beforeEach(() => hostile.clear());
afterEach(rest);
after(() => hostile.clear());

const metadataOf = (issuer: string): MadePage => ({
  body: JSON.stringify({
    issuer,
    authorization_endpoint: hostile.url('/answer', { query: 'code=a-code&state={state}' }),
    token_endpoint: hostile.url('/api/json', { body: tokensOf('first') }),
  }),
});

let count = 0;

/** A path that no other test has: an issuer is asked once in a page's life. */
const freshPath = (): string => `/tenant-${String((count += 1))}`;

const connectorAt = (issuer: string, options: ConnectorOptions = {}) =>
  fresh({ loginUrl: null, issuer, testUrl: hostile.url('/api/json'), ...options });

const asked = async (): Promise<string[]> => (await hostile.log('/.well-known/')).map(({ url }) => url);

const others: Record<string, MadePage> = {
  '400': { code: 400 },
  '401': { code: 401, headers: { 'WWW-Authenticate': 'Bearer' } },
  '403': { code: 403 },
  '404 without CORS headers': { code: 404, cors: false },
  '405': { code: 405 },
  'the start page of an app': { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><title>App</title>' },
  'a redirect': { code: 302, headers: { Location: '/api/html' } },
  'the metadata of another issuer': metadataOf('https://other.example'),
};

describe('an issuer whose OpenID address is answered by something else', () => {
  for (const [what, page] of Object.entries(others))
    it(`is signed in at by its other address: ${what}`, async () => {
      const path = freshPath();
      const issuer = hostile.url(path);
      await hostile.make({ [path + oidc]: page, [oauth + path]: metadataOf(issuer) });
      expect((await connectorAt(issuer).connect()).identifier).to.equal('ada');
      expect(await asked()).to.deep.equal([path + oidc, oauth + path]);
    });
});

describe('an issuer with a path', () => {
  it('whose metadata are at the root alone is signed in at', async () => {
    const path = freshPath();
    const issuer = hostile.url(path);
    await hostile.make({ [oauth]: metadataOf(issuer) });
    expect((await connectorAt(issuer).connect()).identifier).to.equal('ada');
    expect(await asked()).to.deep.equal([path + oidc, oauth + path, oidc + path, oauth]);
  });

  it('that a template names is asked for at the addresses of RFC 8414 first', async () => {
    const path = freshPath();
    await hostile.make({ [path + oidc]: metadataOf(hostile.url(path)) });
    const acme = connectorAt(`${hostile.url('/')}{{tenant}}`, { fields: [{ name: 'tenant', label: 'Tenant' }] });
    expect((await acme.connect({ fieldValues: { tenant: path.slice(1) } })).identifier).to.equal('ada');
    expect(await asked()).to.deep.equal([oauth + path, oidc + path, path + oidc]);
  });

  for (const [written, inMetadata] of [
    ['', '/'],
    ['/', ''],
  ])
    it(`written "…${String(written)}" is the one of metadata that write "…${String(inMetadata)}", whose spelling \`iss\` has`, async () => {
      const path = freshPath();
      const issuer = hostile.url(path + String(inMetadata));
      const { body = '' } = metadataOf(issuer);
      const query = `code=a-code&state={state}&iss=${encodeURIComponent(issuer)}`;
      const metadata = {
        ...(JSON.parse(body) as object),
        authorization_endpoint: hostile.url('/answer', { query }),
        authorization_response_iss_parameter_supported: true,
      };
      await hostile.make({ [path + oidc]: { body: JSON.stringify(metadata) } });
      expect((await connectorAt(hostile.url(path + String(written))).connect()).identifier).to.equal('ada');
      // The other spelling in an answer is another issuer (RFC 9207 §2.4).
      const otherPath = freshPath();
      const other = { ...metadata, issuer: hostile.url(otherPath + String(inMetadata)) };
      await hostile.make({ [otherPath + oidc]: { body: JSON.stringify(other) } });
      const { code, step } = await rejection(connectorAt(hostile.url(otherPath)).connect());
      expect([code, step]).to.deep.equal(['issuer_mismatch', 'callback']);
    });
});

describe('an issuer that is mistyped', () => {
  it('is told with the one that was found, also where the right address cannot be read', async () => {
    const path = freshPath();
    await hostile.make({
      [path + oidc]: metadataOf('https://right.example'),
      [oauth + path]: { code: 404, cors: false },
    });
    const { code, step, message } = await rejection(connectorAt(hostile.url(path)).connect());
    expect([code, step]).to.deep.equal(['issuer_mismatch', 'configuration']);
    for (const word of ['https://right.example', hostile.url(path + oidc), hostile.url(oauth + path)])
      expect(message).to.contain(word);
    expect(message).not.to.contain('CORS');
  });

  it('is told with what was found where that is no issuer', async () => {
    const path = freshPath();
    const { body = '' } = metadataOf('');
    const page = { body: JSON.stringify({ ...(JSON.parse(body) as object), issuer: { value: 'x' } }) };
    await hostile.make({ [path + oidc]: page });
    const { message } = await rejection(connectorAt(hostile.url(path)).connect());
    expect(message).to.contain('must be a text').and.to.contain('of type object').and.not.contain('another issuer');
  });
});

describe('an issuer that is busy', () => {
  for (const code of [429, 503])
    it(`is asked at no further address: ${String(code)}`, async () => {
      const path = freshPath();
      const issuer = hostile.url(path);
      await hostile.make({ [path + oidc]: { code }, [oauth + path]: metadataOf(issuer) });
      expect(await rejection(connectorAt(issuer).connect())).to.include({ code: 'discovery_failed', status: code });
      expect(await asked()).to.deep.equal([path + oidc]);
    });
});
