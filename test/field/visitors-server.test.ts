import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { tokensOf } from '../helpers/codes.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/**
 * Where visitors name the server, a hostile one can name an honest one's login page and its own token endpoint, and gets
 * code and verifier (RFC 9700 §4.4). Contract, section 11.7.
 */

const oauth = '/.well-known/oauth-authorization-server';

beforeEach(() => hostile.clear());
afterEach(rest);
after(() => hostile.clear());

let count = 0;

/** A server whose login page answers at once; an issuer is asked once in a page's life, so each has a path of its own. */
async function server(promise: object = {}, iss = ''): Promise<string> {
  const path = `/server-${String((count += 1))}`;
  const issuer = hostile.url(path);
  const query = `code=a-code&state={state}${iss && `&iss=${encodeURIComponent(iss === 'own' ? issuer : iss)}`}`;
  const metadata = {
    issuer,
    authorization_endpoint: hostile.url('/answer', { query }),
    token_endpoint: hostile.url('/api/json', { body: tokensOf('first') }),
    ...promise,
  };
  await hostile.make({ [oauth + path]: { body: JSON.stringify(metadata) } });
  return issuer;
}

const promised = { authorization_response_iss_parameter_supported: true };
const asUrl = { name: 'server', label: 'Server', type: 'url' } as const;

const anyServer = (options: ConnectorOptions = {}) =>
  fresh({ fields: [asUrl], issuer: '{{server}}', loginUrl: null, testUrl: hostile.url('/api/status'), ...options });

const tokenRequests = async (): Promise<number> => (await arrivals('/api/json')).length;

describe('a server that the visitor names', () => {
  for (const responseType of ['code', 'token', 'id_token token'] as const)
    it(`and that does not promise iss gets nobody, for ${responseType}`, async () => {
      const acme = anyServer({ responseType });
      const error = await rejection(acme.connect({ fieldValues: { server: await server() } }));
      expect(error).to.include({ code: 'discovery_failed', step: 'configuration' });
      expect(error.message).to.contain('authorization_response_iss_parameter_supported').and.to.contain('RFC 9207');
      expect(await arrivals('/answer')).to.deep.equal([]);
      expect(await tokenRequests()).to.equal(0);
    });

  for (const value of ['true', 1, null, false])
    it(`and that promises iss by ${JSON.stringify(value)} promises nothing`, async () => {
      const fieldValues = { server: await server({ authorization_response_iss_parameter_supported: value }) };
      expect((await rejection(anyServer().connect({ fieldValues }))).code).to.equal('discovery_failed');
      expect(await tokenRequests()).to.equal(0);
    });

  it('gets nobody by a client ID of the visitor’s either', async () => {
    const fields = [asUrl, { name: 'client', label: 'Client ID' }];
    const acme = anyServer({ fields, clientId: '{{client}}' });
    const error = await rejection(acme.connect({ fieldValues: { server: await server(), client: 'typed' } }));
    expect(error.code).to.equal('discovery_failed');
  });

  it('and that promises iss is signed in at', async () => {
    const fieldValues = { server: await server(promised, 'own') };
    const { status } = await anyServer({ testUrl: hostile.url('/api/json', { body: '{"id":7}' }) }).connect({
      fieldValues,
    });
    expect(status).to.equal('active');
  });

  for (const [what, iss] of [
    ['without iss, as of an honest one that sends none', ''],
    ['of another', 'https://honest.example'],
  ])
    it(`and that promises iss gets no code of an answer ${String(what)}`, async () => {
      const fieldValues = { server: await server(promised, iss) };
      expect((await rejection(anyServer().connect({ fieldValues }))).code).to.equal('issuer_mismatch');
      expect(await tokenRequests()).to.equal(0);
    });

  it('by its login page alone, beside an issuer that the author wrote, is held to the same', async () => {
    const issuer = await server();
    const acme = anyServer({ issuer, loginUrl: '{{server}}/authorize' });
    expect((await rejection(acme.connect({ fieldValues: { server: hostile.origin } }))).code).to.equal(
      'discovery_failed',
    );
  });
});

describe('a server that the author names needs no promise', () => {
  const testUrl = () => hostile.url('/api/json', { body: '{"id":7}' });

  it('as an option of the field', async () => {
    const issuer = await server();
    const acme = anyServer({ fields: [{ name: 'server', label: 'Server', options: [issuer] }], testUrl: testUrl() });
    expect((await acme.connect()).status).to.equal('active');
  });

  it('as its default, and only as that', async () => {
    const issuer = await server();
    const acme = anyServer({ fields: [{ ...asUrl, default: issuer }], testUrl: testUrl() });
    expect((await acme.connect()).status).to.equal('active');
    expect((await rejection(acme.connect({ fieldValues: { server: await server() } }))).code).to.equal(
      'discovery_failed',
    );
  });

  it('by the hosts of the field', async () => {
    const fields = [{ ...asUrl, hosts: ['127.0.0.1'] }];
    const { status } = await anyServer({ fields, testUrl: testUrl() }).connect({
      fieldValues: { server: await server() },
    });
    expect(status).to.equal('active');
  });

  it('by the text that stands in for a value, also where it was got ready for before the visitor typed another', async () => {
    const issuer = await server(promised, 'own');
    const other = await server(promised, 'own');
    const acme = anyServer({ issuer: `{{server ?? '${issuer}'}}`, testUrl: testUrl() });
    await acme.prepare().catch(() => undefined);
    await acme.connect({ fieldValues: { server: other } });
    expect((await hostile.log(oauth + new URL(other).pathname)).length).to.equal(1);
  });

  it('by the text that stands in for a value, and not where there is a value', async () => {
    const issuer = await server();
    const acme = anyServer({ issuer: `{{server ?? '${issuer}'}}`, testUrl: testUrl() });
    const error = await rejection(acme.connect({ fieldValues: { server: await server() } }));
    expect(error.code).to.equal('discovery_failed');
    expect((await acme.connect()).status).to.equal('active');
  });

  it('by the host, whatever a value puts into the path', async () => {
    const path = new URL(await server()).pathname.slice(1);
    const acme = anyServer({
      fields: [{ name: 'tenant', label: 'Tenant' }],
      issuer: `${hostile.origin}/{{tenant}}`,
      testUrl: testUrl(),
    });
    expect((await acme.connect({ fieldValues: { tenant: path } })).status).to.equal('active');
  });
});
