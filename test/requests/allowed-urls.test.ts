import { expect } from 'chai';
import type { Connector } from '../../src/connector.js';
import { allowedUrl } from '../../src/requests/allowed-urls.js';
import { readSettings } from '../../src/settings/read-settings.js';
import type { Settings } from '../../src/settings/settings.js';
import { connector, rejection, token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { hostile } from '../helpers/servers.js';

/** Who may get the token: contract, section 6. */

const { port, host, origin } = new URL(hostile.origin);

const refused: readonly [what: string, input: string][] = [
  ['a sibling that begins the same', `${origin}/api/v10/x`],
  ['the parent', `${origin}/api`],
  ['the root', `${origin}/`],
  ['dots', `${origin}/api/v1/../admin`],
  ['encoded dots', `${origin}/api/v1/%2e%2e/admin`],
  ['half-encoded dots', `${origin}/api/v1/.%2E/admin`],
  ['an encoded slash after dots', `${origin}/api/v1/..%2fadmin`],
  ['an encoded slash before dots', `${origin}/api/v1/x%2f..%2f..%2fadmin`],
  ['everything encoded', `${origin}/api/v1/%2e%2e%2fadmin`],
  ['dots encoded twice', `${origin}/api/v1/%252e%252e/admin`],
  ['a slash encoded twice', `${origin}/api/v1/..%252fadmin`],
  ['every letter encoded twice', `${origin}/api/v1/%25%32%65%25%32%65/admin`],
  ['a backslash', `${origin}/api/v1\\..\\admin`],
  ['an encoded backslash', `${origin}/api/v1/..%5cadmin`],
  ['a backslash encoded twice', `${origin}/api/v1/..%255cadmin`],
  ['dots with a semicolon', `${origin}/api/v1/..;/admin`],
  ['dots with a parameter', `${origin}/api/v1/..;x=1/admin`],
  ['an encoded empty segment', `${origin}/api/v1/%2f..%2f../admin`],
  ['an empty segment in front', `${origin}//api/v1/x`],
  ['user info that looks like the host', `http://${host}@localhost:${port}/api/v1`],
  ['user info at the right host', `http://ada@${host}/api/v1/x`],
  ['a password at the right host', `http://:x@${host}/api/v1/x`],
  ['another name of the same machine', `http://localhost:${port}/api/v1/x`],
  ['a look-alike host', `http://127.0.0.1.evil.localhost:${port}/api/v1/x`],
  ['a host that ends the same', `http://x127.0.0.1:${port}/api/v1/x`],
  ['a host under it', `http://api.127.0.0.1.localhost:${port}/api/v1`],
  ['another port', `http://127.0.0.1:${Number(port) + 1}/api/v1/x`],
  ['no port', 'http://127.0.0.1/api/v1/x'],
  ['another scheme', `https://${host}/api/v1/x`],
  ['a WebSocket', `ws://${host}/api/v1/x`],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:application/json,{}'],
  ['a blob', `blob:${origin}/api/v1`],
  ['a file', 'file:///api/v1'],
  ['a scheme-relative address', `//${host}/api/v1/x`],
  ['a relative address without api-url', 'x'],
  ['an absolute path without api-url', '/api/v1/x'],
  ['an international look-alike', `http://127.0.0.1。evil.example:${port}/api/v1`],
  ['tabs and line ends within', `http://127.0.0.1:${port}/api/v1/.\t./\nadmin`],
  ['upper case in the path', `${origin}/API/v1/x`],
];

describe('fetch(), which sends to allowed URLs only', () => {
  let acme: Connector;
  before(async () => {
    acme = connector({ allowedUrls: `${origin}/api/v1/` });
    await acme.connect();
  });
  beforeEach(() => hostile.clear());
  after(() => acme.close());

  for (const [what, input] of refused)
    it(`refuses ${what}, before anything leaves`, async () => {
      const error = await rejection(acme.fetch(input));
      expect(error.code).to.equal('url_not_allowed');
      expect(error.step).to.equal('request');
      expect(await hostile.log()).to.deep.equal([]);
    });

  const allowed: readonly [what: string, input: string, path: string][] = [
    ['the prefix itself', `${origin}/api/v1`, '/api/v1'],
    ['what is below it', `${origin}/api/v1/x/y`, '/api/v1/x/y'],
    ['a slash encoded within a segment, as written', `${origin}/api/v1/group%2Fproject`, '/api/v1/group%2Fproject'],
    ['a host in upper case', `HTTP://${host}/api/v1/x`, '/api/v1/x'],
    ['dots that stay within', `${origin}/api/v1/x/../y`, '/api/v1/y'],
    ['a query with dots', `${origin}/api/v1/x?next=/../y`, '/api/v1/x?next=/../y'],
    ['three dots', `${origin}/api/v1/.../x`, '/api/v1/.../x'],
    ['a dot file', `${origin}/api/v1/.well-known`, '/api/v1/.well-known'],
    ['a fragment, which is not sent', `${origin}/api/v1/x#y`, '/api/v1/x'],
  ];
  for (const [what, input, path] of allowed)
    it(`allows ${what}`, async () => {
      await acme.fetch(input);
      const sent = (await hostile.log()).filter(({ method }) => method === 'GET');
      expect(sent.map(({ url }) => url)).to.deep.equal([path]);
      expect(sent[0]?.headers['authorization']).to.match(/^Bearer /);
    });

  it('allows subdomains of a wildcard, one or more labels, but not its apex nor look-alikes', () => {
    const page = { href: 'https://app.example/', origin: 'https://app.example', loopback: false, secure: true };
    const options = {
      clientId: 'a',
      loginUrl: 'https://acme.example/',
      allowedUrls: 'https://*.api.example:8443/v1',
    };
    const settings = readSettings(options, page).settings as Settings;
    const tokens = { accessToken: token, scope: [], expiresAt: null, response: {} };
    const grant = { server: '', clientId: '', fieldValues: {}, tokens };
    for (const name of ['a.api.example', 'a.b.api.example', 'A.API.example'])
      expect(allowedUrl(`https://${name}:8443/v1/x`, settings, grant).pathname, name).to.equal('/v1/x');
    for (const at of [
      'api.example:8443',
      '.api.example:8443',
      'a..api.example:8443',
      'xapi.example:8443',
      'a.api.example',
    ])
      expect(() => allowedUrl(`https://${at}/v1/x`, settings, grant), at).to.throw('url_not_allowed');
    for (const at of ['a.api.example.evil:8443', '*.api.example.:8443', 'a@b.api.example:8443'])
      expect(() => allowedUrl(`https://${at}/v1/x`, settings, grant), at)
        .to.throw()
        .with.property('code', 'url_not_allowed');
    expect(() => allowedUrl('https://a.api.example:8443/v2', settings, grant)).to.throw('url_not_allowed');
  });

  it('takes no value of a template for a wildcard', () => {
    const page = { href: 'https://app.example/', origin: 'https://app.example', loopback: false, secure: true };
    const options = { clientId: 'a', loginUrl: 'https://acme.example/', allowedUrls: 'https://{{tenant}}.api.example' };
    const settings = readSettings({ ...options, fields: [{ name: 'tenant', label: 'Tenant' }] }, page)
      .settings as Settings;
    const tokens = { accessToken: token, scope: [], expiresAt: null, response: {} };
    const grant = { server: '', clientId: '', fieldValues: { tenant: 'any-label-of-oauth-connect' }, tokens };
    expect(() => allowedUrl('https://another.api.example/', settings, grant)).to.throw('url_not_allowed');
    expect(allowedUrl('https://any-label-of-oauth-connect.api.example/', settings, grant).pathname).to.equal('/');
  });
});
