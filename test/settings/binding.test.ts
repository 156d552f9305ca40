import { expect } from 'chai';
import type { PageEnvironment } from '../../src/settings/page-environment.js';
import { readSettings } from '../../src/settings/read-settings.js';

/**
 * Contract, section 4: a stored connection is bound to what decides where its tokens go. What it was bound to is written
 * down with it: were it only written otherwise now, visitors' connections would be lost. So these texts never change.
 */

const page: PageEnvironment = {
  href: 'https://app.example/a/b.html',
  origin: 'https://app.example',
  loopback: false,
  secure: true,
};
const local: PageEnvironment = {
  href: 'http://localhost:8000/demo/',
  origin: 'http://localhost:8000',
  loopback: true,
  secure: true,
};
const good = { clientId: 'abc', loginUrl: 'https://acme.example/authorize' };
const fields = (...names: string[]) => names.map((name) => ({ name, label: 'X' }));

const bindings: readonly [what: string, options: object, binding: string][] = [
  [
    'the least there is',
    {},
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,null,null,null,null,[],[],[],null,"","rfc7009","POST","GET","token",null]',
  ],
  [
    'addresses to make whole',
    {
      loginUrl: ' HTTPS://ACME.example:443/a/../authorize ',
      tokenUrl: '/oauth/token',
      testUrl: 'me',
      redirectUrl: 'callback.html',
    },
    '["https://app.example/a/callback.html","abc","https://acme.example/authorize","https://app.example/oauth/token",null,null,"https://app.example/a/me",null,null,null,[],[],[],null,"","rfc7009","POST","GET","code",null]',
  ],
  [
    'white space and a number',
    { clientId: '  12 ', scope: '  read write ', revokeUrl: '' },
    '["https://app.example/oauth-callback.html","12","https://acme.example/authorize",null,null,null,null,null,null,null,[],[],[],null,"read write","rfc7009","POST","GET","token",null]',
  ],
  [
    'a scope in an array, and words in capitals',
    {
      scope: ['read', 'write:all'],
      revokeMethod: 'delete',
      revokeStyle: 'BEARER',
      testMethod: 'post',
      testUrl: 'https://api.acme.example/me',
    },
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,"https://api.acme.example/me",null,null,null,[],[],[],null,"read write:all","bearer","DELETE","POST","token",null]',
  ],
  [
    'templates in addresses',
    {
      fields: fields('tenant', 'server'),
      loginUrl: '{{ server }}/authorize',
      tokenUrl: 'https://{{ tenant }}.acme.example/t',
      testUrl: "https://acme.example/{{ tenant ?? 'x y' }}/me?q={{tenant}}",
    },
    '["https://app.example/oauth-callback.html","abc","{{server}}/authorize","https://{{tenant}}.acme.example/t",null,null,"https://acme.example/{{tenant ?? \'x y\'}}/me?q={{tenant}}",null,null,null,[],[],[],null,"","rfc7009","POST","GET","code",null]',
  ],
  [
    'a resource, which counts where it is set',
    { fields: fields('server'), resource: '{{ server }}/API/../mcp', responseType: 'token' },
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,null,null,null,null,[],[],[],null,"","rfc7009","POST","GET","token",null,"resource={{server}}/mcp"]',
  ],
  [
    'a base alone, and one with a query',
    { fields: fields('server'), loginUrl: '{{server}}', tokenUrl: '{{server}}?x=1' },
    '["https://app.example/oauth-callback.html","abc","{{server}}","{{server}}?x=1",null,null,null,null,null,null,[],[],[],null,"","rfc7009","POST","GET","code",null]',
  ],
  [
    'a template in the client ID',
    { fields: fields('tenant'), clientId: "{{ tenant ?? 'demo' }}-1" },
    '["https://app.example/oauth-callback.html","{{ tenant ?? \'demo\' }}-1","https://acme.example/authorize",null,null,null,null,null,null,null,[],[],[],null,"","rfc7009","POST","GET","token",null]',
  ],
  [
    'allowed URLs, a wildcard among them',
    { allowedUrls: 'https://*.api.example  /v1/\nhttps://{{ region }}.api.example:8443/x' },
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,null,null,["https://any-label-of-oauth-connect.api.example/","https://app.example/v1/","https://{{region}}.api.example:8443/x"],null,[],[],[],null,"","rfc7009","POST","GET","token",null]',
  ],
  [
    'allowed URLs in an array',
    { allowedUrls: ['https://api.example', ' /v1 '], apiUrl: '{{instance_url}}/v2' },
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,null,null,["https://api.example/","https://app.example/v1"],"{{instance_url}}/v2",[],[],[],null,"","rfc7009","POST","GET","token",null]',
  ],
  [
    'an empty array of allowed URLs',
    { allowedUrls: [] },
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,null,null,[],null,[],[],[],null,"","rfc7009","POST","GET","token",null]',
  ],
  [
    'request parameters',
    {
      requestHeaders: { 'X-Key': "{{ key ?? 'none' }}", 'X-Count': 3 },
      requestQuery: { v: '{{ client_id }}', debug: true },
      requestBody: { meta: { tags: ['{{a}}', 1, null], deep: { on: false } }, source: 'web' },
    },
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,null,null,null,null,[["X-Key","{{ key ?? \'none\' }}"],["X-Count","3"]],[["v","{{ client_id }}"],["debug","true"]],[["meta",{"tags":["{{a}}",1,null],"deep":{"on":false}}],["source","web"]],null,"","rfc7009","POST","GET","token",null]',
  ],
  [
    'the same in JSON text',
    { requestHeaders: '{ "X-Key": "{{key}}" }', requestQuery: '{"v":2}', requestBody: ' {"b" : [1, 2]}' },
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,null,null,null,null,[["X-Key","{{key}}"]],[["v","2"]],[["b",[1,2]]],null,"","rfc7009","POST","GET","token",null]',
  ],
  [
    'a test body',
    {
      testUrl: 'https://api.acme.example/graphql',
      testMethod: 'POST',
      testBody: { query: '{ me { id } }', variables: { a: ['{{x}}', 1.5] } },
    },
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,"https://api.acme.example/graphql",{"query":"{ me { id } }","variables":{"a":["{{x}}",1.5]}},null,null,[],[],[],null,"","rfc7009","POST","POST","token",null]',
  ],
  [
    'a test body of null and of a text',
    { testUrl: '/me', testMethod: 'POST', testBody: '"{{a}}"' },
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,"https://app.example/me","{{a}}",null,null,[],[],[],null,"","rfc7009","POST","POST","token",null]',
  ],
  [
    'a token in the query',
    { tokenInQuery: true, requestQuery: { token: '{{access_token}}' } },
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,null,null,null,null,[],[["token","{{access_token}}"]],[],null,"","rfc7009","POST","GET","token",true]',
  ],
  [
    'an issuer and an ID token',
    { loginUrl: null, issuer: 'https://login.acme.example/realms/x', responseType: 'ID_Token  Token', scope: 'openid' },
    '["https://app.example/oauth-callback.html","abc",null,null,null,null,null,null,null,null,[],[],[],"https://login.acme.example/realms/x","openid","rfc7009","POST","GET","id_token token",null]',
  ],
  [
    'an issuer with a template',
    { fields: fields('tenant'), loginUrl: null, issuer: 'https://login.acme.example/{{tenant}}/v2.0', dpop: true },
    '["https://app.example/oauth-callback.html","abc",null,null,null,null,null,null,null,null,[],[],[],"https://login.acme.example/{{tenant}}/v2.0","","rfc7009","POST","GET","code",null]',
  ],
  [
    'what does not count',
    {
      providerName: 'Acme',
      connectionName: '{{name}}',
      uniqueIdentifier: 'id',
      loginParams: { a: 'b' },
      storage: 'local',
      loginMode: 'redirect',
      renew: 'silent',
      multiple: true,
      face: 'none',
    },
    '["https://app.example/oauth-callback.html","abc","https://acme.example/authorize",null,null,null,null,null,null,null,[],[],[],null,"","rfc7009","POST","GET","token",null]',
  ],
];

describe('the binding of a stored connection', () => {
  for (const [what, options, binding] of bindings)
    it(`is written as ever for ${what}`, () => {
      const { settings, errors } = readSettings({ ...good, ...options }, page);
      expect(errors).to.deep.equal([]);
      expect(settings?.binding).to.equal(binding);
    });

  it('tells bodies apart that have members of the name source or written, and knows what they were before', () => {
    const read = (options: object) => readSettings({ ...good, testUrl: '/me', testMethod: 'POST', ...options }, page);
    const bodies = ['{ me { id } }', 'mutation { deleteAll }'].flatMap((query) =>
      ['source', 'written'].map((name) => ({ [name]: 'web', query })),
    );
    for (const option of ['testBody', 'requestBody'])
      expect(
        new Set(bodies.map((meta) => read({ [option]: { meta } }).settings?.binding)).size,
        `${option} with such members`,
      ).to.equal(4);
    const [first, second] = [bodies[0], bodies[2]].map((testBody) => read({ testBody }).settings);
    expect(first?.binding).to.include('{"source":"web","query":"{ me { id } }"}');
    expect(first?.formerBinding).to.equal(second?.formerBinding).and.to.include(',"web",');
    expect(read({ testBody: { query: '{{a}}' } }).settings?.formerBinding).to.equal(undefined);
  });

  it('is written as ever on a loopback host, without the secret', () => {
    const options = { loginUrl: 'http://127.0.0.1:9000/authorize', clientSecret: 'hush', tokenUrl: '/token' };
    expect(readSettings({ ...good, ...options }, local).settings?.binding).to.equal(
      '["http://localhost:8000/oauth-callback.html","abc","http://127.0.0.1:9000/authorize","http://localhost:8000/token",null,null,null,null,null,null,[],[],[],null,"","rfc7009","POST","GET","code",null]',
    );
  });
});
