import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/settings/options.js';
import { readSettings } from '../../src/settings/read-settings.js';
import type { Page } from '../../src/settings/url-rules.js';

/** Contract, section 2: a wrong configuration names all its faults at once. */

const page: Page = { href: 'https://app.example/page', origin: 'https://app.example', loopback: false, secure: true };
const local: Page = { href: 'http://localhost/page', origin: 'http://localhost', loopback: true, secure: true };
const good: ConnectorOptions = { clientId: 'abc', loginUrl: 'https://acme.example/authorize' };

const faultsOf = (options: object, on = page) =>
  readSettings({ ...good, ...options }, on).errors.map(({ attribute }) => attribute);

const nonsense: readonly [attribute: string, options: object][] = [
  ['client-id', { clientId: ' ' }],
  ['client-id', { clientId: '{{tenant' }],
  ['client-id', { clientId: {} }],
  ['client-secret', { clientSecret: 'hush' }],
  ['fields', { fields: 'region' }],
  ['fields', { fields: { name: 'region' } }],
  ['fields', { fields: [{ name: 'region' }] }],
  ['fields', { fields: [{ name: 'access_token', label: 'X' }] }],
  ['fields', { fields: [{ name: '__proto__', label: 'X' }] }],
  ['fields', { fields: [{ name: 'a', label: 'A', type: 'colour' }] }],
  ['fields', { fields: [{ name: 'a', label: 'A', type: 'select' }] }],
  ['fields', { fields: [{ name: 'a', label: 'A', pattern: '(' }] }],
  ['fields', { fields: [{ name: 'a', label: 'A', options: ['x'], default: 'y' }] }],
  ['redirect-url', { redirectUrl: '/callback?x' }],
  ['redirect-url', { redirectUrl: '/callback#x' }],
  ['redirect-url', { redirectUrl: '/{{x}}' }],
  ['redirect-url', { redirectUrl: 'http://app.example/x' }],
  ['login-url', { loginUrl: null }],
  ['login-url', { loginUrl: 'javascript:alert(1)' }],
  ['login-url', { loginUrl: 'http://acme.example/' }],
  ['login-url', { loginUrl: 'http://localhost/' }],
  ['login-url', { loginUrl: 'https://ada@acme.example/' }],
  ['login-url', { loginUrl: 'https://acme.example/#x' }],
  ['login-url', { loginUrl: 'https://acme.example\\x' }],
  ['login-url', { loginUrl: 'https://acme.example:{{port}}/' }],
  ['login-url', { loginUrl: "https://acme.example/{{ client_id ?? 'b' }}?state=1" }],
  ['login-url', { loginUrl: '{{scheme}}://acme.example/' }],
  ['login-url', { loginUrl: 'https://{{user}}@acme.example/' }],
  ['login-url', { loginUrl: 'https://acme.example/?state=x' }],
  ['login-params', { loginParams: { client_secret: 'x' } }],
  ['login-params', { loginParams: '[]' }],
  ['login-params', { loginParams: { a: {} } }],
  ['refresh-url', { refreshUrl: 'ftp://acme.example' }],
  ['revoke-url', { revokeUrl: 'http://acme.example' }],
  ['revoke-style', { revokeStyle: 'loud' }],
  ['revoke-method', { revokeMethod: 'PATCH' }],
  ['test-url', { testUrl: 'data:,x' }],
  ['test-url', { testUrl: 'https://api.example/{{access_token}}' }],
  ['test-method', { testMethod: 'TRACE' }],
  ['test-body', { testBody: '{' }],
  ['test-body', { testBody: { a: 1 } }],
  ['connection-name', { connectionName: '{{ }}' }],
  ['allowed-urls', { allowedUrls: 'https://*.com' }],
  ['allowed-urls', { allowedUrls: 'https://api.*.example' }],
  ['allowed-urls', { allowedUrls: 'https://*.{{x}}.example' }],
  ['allowed-urls', { allowedUrls: 'https://api.example/*' }],
  ['allowed-urls', { allowedUrls: 'https://api.example/?x' }],
  ['allowed-urls', { allowedUrls: ['https://api.example', 7, 'nowhere:'] }],
  ['api-url', { apiUrl: 'https://api.example/?x' }],
  ['unique-identifier', { uniqueIdentifier: 'a..b' }],
  ['request-headers', { requestHeaders: '{"Cookie": "x"}' }],
  ['request-headers', { requestHeaders: { 'X Y': 'x' } }],
  ['request-headers', { requestHeaders: { 'X-Y': 'a\nb' } }],
  ['request-headers', { requestHeaders: 'Authorization: x' }],
  ['request-query', { requestQuery: { key: '{{access_token}}' } }],
  ['request-query', { requestQuery: '7' }],
  ['request-body', { requestBody: ['x'] }],
  ['request-body', { requestBody: { a: ['{{'] } }],
  ['response-type', { responseType: 'device' }],
  ['login-mode', { loginMode: 'tab' }],
  ['storage', { storage: 'cookie' }],
  ['renew', { renew: 'never' }],
  ['face', { face: 'smile' }],
];

describe('a wrong configuration', () => {
  it('has no faults where all is well', () => {
    expect(faultsOf({})).to.deep.equal([]);
    expect(
      faultsOf({ storage: 'SESSION', testUrl: '', scope: ['a', 'b'], allowedUrls: 'https://*.api.example' }),
    ).to.deep.equal([]);
  });

  for (const [attribute, options] of nonsense)
    it(`names ${attribute} for ${JSON.stringify(options)}`, () => {
      expect(faultsOf(options)).to.deep.equal([attribute]);
      const [fault] = readSettings({ ...good, ...options }, page).errors;
      expect(fault?.message).to.match(new RegExp(`^${attribute} \\S.*\\.$`, 's'));
    });

  it('names all its faults at once, in one error', () => {
    const options = { ...(Object.assign({}, ...nonsense.map(([, some]) => some)) as ConnectorOptions), testBody: '{' };
    const { settings, errors, error } = readSettings(options, page);
    const named = new Set(errors.map(({ attribute }) => attribute));
    expect(settings).to.equal(undefined);
    expect([...named].sort()).to.deep.equal([...new Set(nonsense.map(([attribute]) => attribute))].sort());
    expect(error).to.include({ code: 'invalid_configuration', step: 'configuration' });
    for (const attribute of named) expect(error.message).to.contain(attribute);
  });

  it('is client_secret_exposed where a secret is the only fault, and a warning on a loopback host', () => {
    const { error } = readSettings({ ...good, clientSecret: 'hush' }, page);
    expect(error?.code).to.equal('client_secret_exposed');
    expect(error?.message).not.to.contain('hush');
    expect(error?.message).to.contain('token-url="/oauth/acme/token"').and.to.contain('oauth-connect/token-proxy');
    const here = readSettings({ ...good, clientSecret: 'hush' }, local);
    expect(here.errors).to.deep.equal([]);
    expect(here.warnings.map(({ attribute }) => attribute)).to.contain('client-secret');
  });

  it('is insecure_context before anything else, and a page without an origin is a fault', () => {
    const insecure = { ...page, secure: false };
    const { error } = readSettings({}, insecure);
    expect(error?.code).to.equal('insecure_context');
    expect(faultsOf({}, { ...page, origin: 'null' })).to.have.length(1);
  });

  it('allows http: on loopback hosts, and only while the page itself is on one', () => {
    for (const loginUrl of ['http://localhost:3/a', 'http://127.0.0.1:3/a', 'http://[::1]:3/a'])
      expect(faultsOf({ loginUrl }, local)).to.deep.equal([]);
    expect(faultsOf({ loginUrl: 'http://localhost.evil.example/' }, local)).to.deep.equal(['login-url']);
  });

  it('warns of the implicit grant, a token in a query, a name without a template, an identifier that can change hands', () => {
    const { warnings } = readSettings(
      {
        ...good,
        requestQuery: { key: '{{access_token}}' },
        tokenInQuery: true,
        connectionName: 'Mine',
        uniqueIdentifier: 'email',
      },
      page,
    );
    expect(warnings.map(({ attribute }) => attribute).sort()).to.deep.equal(
      ['connection-name', 'request-query', 'response-type', 'unique-identifier'].sort(),
    );
  });

  it('binds a stored connection to what decides where tokens go, and to nothing else', () => {
    const bindingOf = (options: object) => readSettings({ ...good, ...options }, page).settings?.binding;
    const usual = bindingOf({});
    for (const options of [
      { clientId: 'x' },
      { scope: 'a' },
      { testUrl: '/me' },
      { revokeUrl: '/r' },
      { allowedUrls: '/v1' },
      { apiUrl: '/v1' },
      { requestHeaders: { a: 'b' } },
      { requestQuery: { a: 'b' } },
      { requestBody: { a: 'b' } },
      { redirectUrl: '/c.html' },
      { loginUrl: 'https://acme.example/other' },
      { refreshUrl: '/t' },
    ])
      expect(bindingOf(options), JSON.stringify(options)).not.to.equal(usual);
    for (const options of [
      { providerName: 'x' },
      { connectionName: '{{x}}' },
      { loginParams: { a: 'b' } },
      { storage: 'memory' },
    ])
      expect(bindingOf(options), JSON.stringify(options)).to.equal(usual);
    expect(bindingOf({ requestQuery: '{ "a": "b" }' })).to.equal(bindingOf({ requestQuery: { a: 'b' } }));
  });
});
