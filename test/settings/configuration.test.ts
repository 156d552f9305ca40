import { expect } from 'chai';
import { optionNames, type ConnectorOptions } from '../../src/settings/options.js';
import type { PageEnvironment } from '../../src/settings/page-environment.js';
import { readSettings } from '../../src/settings/read-settings.js';

/** Contract, section 2: a wrong configuration names all its faults at once. */

const page: PageEnvironment = {
  href: 'https://app.example/page',
  origin: 'https://app.example',
  loopback: false,
  secure: true,
};
const local: PageEnvironment = {
  href: 'http://localhost/page',
  origin: 'http://localhost',
  loopback: true,
  secure: true,
};
const good: ConnectorOptions = { clientId: 'abc', loginUrl: 'https://acme.example/authorize' };

const tenant = { name: 'tenant', label: 'Tenant' };
const key = { name: 'key', label: 'Key', type: 'password' };

const elsewhere = { redirectUrl: 'https://other.example/callback' };

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
  ['fields', { fields: [tenant, { ...tenant, label: 'Other' }] }],
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
  ['login-url', { loginUrl: 'https://acme.example/xoc0cox/{{client_id}}' }],
  ['login-url', { loginUrl: 'https://{{user}}@acme.example/' }],
  ['login-url', { loginUrl: 'https://acme.example/?state=x' }],
  ['login-url', { loginUrl: 'https://u:p@acme.example/authorize' }],
  ['login-params', { loginParams: { client_secret: 'x' } }],
  ['login-params', { loginParams: '[]' }],
  ['login-params', { loginParams: { a: {} } }],
  ['refresh-url', { refreshUrl: 'ftp://acme.example' }],
  ['revoke-url', { revokeUrl: 'http://acme.example' }],
  ['revoke-style', { revokeStyle: 'loud' }],
  ['revoke-method', { revokeMethod: 'PATCH' }],
  ['test-url', { testUrl: 'data:,x' }],
  ['test-url', { testUrl: 'https://api.acme.example/#x' }],
  ['test-url', { testUrl: 'https://api.example/{{access_token}}' }],
  ['test-method', { testMethod: 'TRACE' }],
  ['test-body', { testBody: '{' }],
  ['test-body', { testBody: { a: 1 } }],
  ['connection-name', { connectionName: '{{ }}' }],
  ['allowed-urls', { allowedUrls: 'https://*.com' }],
  ['allowed-urls', { allowedUrls: 'https://api.*.example' }],
  ['allowed-urls', { allowedUrls: 'https://%2a.acme.example' }],
  ['allowed-urls', { allowedUrls: 'https://*.{{x}}.example' }],
  ['allowed-urls', { allowedUrls: 'https://api.example/*' }],
  ['allowed-urls', { allowedUrls: 'https://api.example/?x' }],
  ['allowed-urls', { allowedUrls: ['https://api.example', 7, 'nowhere:'] }],
  ['api-url', { apiUrl: 'https://api.example/?x' }],
  ['unique-identifier', { uniqueIdentifier: 'a..b' }],
  ['request-headers', { requestHeaders: '{"Cookie": "x"}' }],
  ['request-headers', { requestHeaders: { 'X Y': 'x' } }],
  ['request-headers', { requestHeaders: { 'Sec-Fetch-Mode': 'x' } }],
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

/** Options that are right, and wrong together. */
const contradictory: readonly [attribute: string, options: object][] = [
  ['response-type', { responseType: 'device', dpop: true }],
  ['response-type', { responseType: 'id_token token' }],
  ['token-url', { responseType: 'code' }],
  ['dpop', { dpop: true }],
  ['dpop', { dpop: true, tokenUrl: '/token', responseType: 'token' }],
  ['login-mode', { loginMode: 'redirect', ...elsewhere }],
];

/** Contract, section 3: where passwords may not stand, and what is no fault of a configuration yet. */
const misplaced: readonly [attribute: string, options: object][] = [
  ['login-url', { fields: [key], loginUrl: 'https://acme.example/?k={{key}}' }],
  ['login-url', { fields: [key, tenant], loginUrl: "https://acme.example/{{ tenant ?? key ?? 'x' }}" }],
  ['request-query', { fields: [key], requestQuery: { a: 'b', k: 'Key {{ key }}' } }],
  ['client-id', { fields: [key], clientId: 'demo-{{key}}' }],
];

const wellPlaced: readonly object[] = [
  { fields: [key], requestHeaders: { 'X-Key': '{{key}}' }, requestBody: { k: '{{key}}' } },
  { fields: [key], tokenUrl: 'https://acme.example/{{key}}/token', testUrl: 'https://api.example/{{key}}' },
  { fields: [key], connectionName: '{{key}}', uniqueIdentifier: "{{ key ?? 'x' }}" },
  { fields: [tenant], clientId: '{{tenant}}-1', loginUrl: 'https://acme.example/{{ client_id }}/{{tenant}}' },
  { fields: [tenant], issuer: 'https://acme.example/{{tenant}}', tokenUrl: '/t/{{ client_id }}' },
  { loginUrl: "https://acme.example/{{ tenant ?? 'common' }}", clientId: "{{ tenant ?? 'demo' }}" },
  {
    testUrl: '{{instance_url}}/me',
    revokeUrl: '{{instance_url}}/r',
    requestQuery: { v: '{{ version ?? client_id }}' },
  },
  // What these name is never there, which the attempt or the request finds out: `template_failed`.
  { clientId: '{{tenant}}' },
  { clientId: '{{client_id}}' },
  { issuer: 'https://acme.example/{{tenant}}' },
  { loginUrl: 'https://acme.example/{{ tenant ?? instance }}' },
  { fields: [tenant], loginUrl: 'https://acme.example/{{tenant.0}}' },
  { loginUrl: 'https://acme.example/{{refresh_token}}' },
  { tokenUrl: '{{instance_url}}/token' },
  { tokenUrl: 'https://acme.example/{{client_secret}}' },
  { refreshUrl: 'https://acme.example/{{refresh_token}}' },
  { revokeUrl: 'https://acme.example/{{client_secret}}' },
  { testUrl: 'https://api.example/{{ refresh_token ?? client_secret }}' },
  { testUrl: '/me', testMethod: 'POST', testBody: { a: ['{{refresh_token}}'] } },
  { apiUrl: 'https://api.example/{{client_secret}}' },
  { allowedUrls: 'https://a.example https://api.example/{{refresh_token}}' },
  { uniqueIdentifier: 'refresh_token' },
  { requestHeaders: { 'X-Token': '{{refresh_token}}' } },
  { requestQuery: { secret: '{{client_secret}}' } },
  { requestBody: { a: { b: '{{refresh_token}}' } } },
  { connectionName: '{{refresh_token}}' },
  { requestHeaders: { a: "{{ refresh_token ?? 'none' }}", b: '{{ client_secret ?? scope }}' } },
];

describe('a configuration', () => {
  it('is read as it is written: addresses in full, a path as a template, a list as a text', () => {
    const { settings, providerName, redirectUrl } = readSettings(
      {
        ...good,
        loginUrl: '  https://www.acme.example/a  ',
        providerName: '  ',
        redirectUrl: 'callback.html',
        testUrl: '/me?x=1',
        allowedUrls: 'https://api.acme.example:8443/v1/  https://other.example/',
        uniqueIdentifier: 'data.0.id',
        connectionName: "{{ name }}'s account",
        scope: ['a', 'b'],
        face: 'PENDING' as 'pending',
        testMethod: undefined,
        storage: null,
      },
      page,
    );
    expect(providerName).to.equal('acme.example');
    expect(redirectUrl).to.equal('https://app.example/callback.html');
    expect(settings).to.include({ providerName, redirectUrl, scope: 'a b', responseType: 'token', face: 'pending' });
    expect(settings).to.include({ testMethod: 'GET', storage: 'session', renew: 'auto', loginMode: 'popup' });
    expect(settings?.loginUrl?.expand([], 'login').href).to.equal('https://www.acme.example/a');
    expect(settings?.testUrl?.expand([], 'test').href).to.equal('https://app.example/me?x=1');
    expect(settings?.allowedUrls?.map(({ written }) => written)).to.deep.equal([
      'https://api.acme.example:8443/v1/',
      'https://other.example/',
    ]);
    const values = [{ name: 'Ada', data: [{ id: 7 }] }];
    expect(settings?.uniqueIdentifier?.expand(values, 'test')).to.equal('7');
    expect(settings?.connectionName?.expand(values, 'test')).to.equal("Ada's account");
  });

  it('takes what is empty, null, undefined or false for what is not set', () => {
    const usual = readSettings(good, page).settings;
    for (const value of ['', ' ', null, undefined, false]) {
      const others = optionNames.filter((name) => !(name in good));
      const options = Object.fromEntries(others.map((name) => [name, value]));
      const { settings, errors } = readSettings({ ...good, ...options }, page);
      expect(errors).to.deep.equal([]);
      expect(settings?.binding).to.equal(usual?.binding);
      expect(settings).to.include({ responseType: 'token', storage: 'session', scope: '' });
    }
  });

  it('is for the better grant wherever it can be had', () => {
    const grantOf = (options: object) => readSettings({ ...good, ...options }, page).settings?.responseType;
    expect(grantOf({})).to.equal('token');
    expect(grantOf({ tokenUrl: '/token' })).to.equal('code');
    expect(grantOf({ issuer: 'https://acme.example' })).to.equal('code');
    expect(grantOf({ tokenUrl: '/token', responseType: 'token' })).to.equal('token');
  });
});

describe('a wrong configuration', () => {
  it('has no faults where all is well', () => {
    expect(faultsOf({})).to.deep.equal([]);
    expect(
      faultsOf({ storage: 'SESSION', testUrl: '', scope: ['a', 'b'], allowedUrls: 'https://*.api.example' }),
    ).to.deep.equal([]);
  });

  for (const [attribute, options] of [...nonsense, ...contradictory, ...misplaced])
    it(`names ${attribute} for ${JSON.stringify(options)}`, () => {
      expect(faultsOf(options)).to.deep.equal([attribute]);
      const [fault] = readSettings({ ...good, ...options }, page).errors;
      expect(fault?.message).to.match(new RegExp(`^${attribute} \\S.*\\.$`, 's'));
    });

  for (const options of wellPlaced)
    it(`is not ${JSON.stringify(options)}`, () => {
      expect(faultsOf(options)).to.deep.equal([]);
    });

  it('names a password field that would stand in an address', () => {
    const told = (options: object) => readSettings({ ...good, ...options }, page).errors[0]?.message;
    expect(told({ fields: [key], requestQuery: { k: '{{key}}' } })).to.contain('password field "key"');
  });

  it('does not say of a template what may only be wrong with the fields', () => {
    const options = { fields: '[', loginUrl: 'https://acme.example/{{tenant}}', clientId: '{{tenant}}' };
    expect(faultsOf(options)).to.deep.equal(['fields']);
  });

  it('is told once, however many of its templates have that fault', () => {
    const requestQuery = { a: '{{access_token}}', b: '{{id_token}}', c: '{{key}}' };
    expect(faultsOf({ fields: [key], requestQuery })).to.deep.equal(['request-query', 'request-query']);
  });

  it('never throws, whatever an option is', () => {
    const bad = {
      toJSON: () => {
        throw new Error('of the author');
      },
      get length(): number {
        throw new Error('of the author');
      },
    };
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const name of optionNames)
      for (const value of [bad, circle, Symbol('x'), 1n, NaN, [[]], new Date(NaN), () => undefined]) {
        const { errors, warnings } = readSettings({ ...good, [name]: value }, page);
        expect([...errors, ...warnings].every(({ message }) => !message.includes('of the author'))).to.equal(true);
      }
    const throwing = {
      ...good,
      get scope(): string {
        throw new Error('of the author');
      },
    };
    expect(readSettings(throwing, page).errors).to.deep.equal([
      { attribute: 'scope', message: 'scope cannot be read.' },
    ]);
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

  it('in a frame is one that signs in in this tab: login pages do not show there', () => {
    expect(faultsOf({ loginMode: 'redirect' }, { ...page, framed: true })).to.deep.equal(['login-mode']);
    expect(faultsOf({ loginMode: 'redirect' })).to.deep.equal([]);
    expect(faultsOf({}, { ...page, framed: true })).to.deep.equal([]);
  });

  it('of a server that visitors name has its redirect URL elsewhere; without an issuer there is a warning', () => {
    const visitors = { fields: [{ name: 'server', label: 'Server', type: 'url' }], loginUrl: '{{server}}/authorize' };
    expect(faultsOf({ ...visitors, ...elsewhere })).to.deep.equal(['redirect-url']);
    const warned = (options: object) =>
      readSettings({ ...good, ...visitors, ...options }, page).advice.map(({ attribute }) => attribute);
    expect(warned({})).to.deep.equal(['issuer']);
    expect(warned({ issuer: '{{server}}', scope: 'openid' })).to.deep.equal([]);
  });

  it('logs that the implicit grant is used only where a better one is known', () => {
    const adviceOf = (options: object) =>
      readSettings({ ...good, ...options }, page).advice.map(({ attribute }) => attribute);
    expect(adviceOf({})).to.deep.equal([]);
    expect(adviceOf({ responseType: 'token', tokenUrl: '/token' })).to.deep.equal(['response-type']);
  });

  it('warns of an issuer without any scope, and names openid', () => {
    const adviceOf = (options: object) =>
      readSettings({ ...good, ...options }, page)
        .advice.filter(({ attribute }) => attribute === 'scope')
        .map(({ message }) => message);
    const issuer = 'https://acme.example';
    for (const scope of [undefined, '', '  ', []])
      expect(adviceOf({ issuer, scope })[0]).to.match(/^scope is not set: with "openid"/);
    for (const scope of ['read', 'openid', ['openid']]) expect(adviceOf({ issuer, scope })).to.deep.equal([]);
    expect(adviceOf({})).to.deep.equal([]);
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
