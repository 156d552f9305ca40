import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { presets } from '../../src/presets/index.js';
import { attributeName } from '../../src/settings/options.js';
import { answer, profile } from '../helpers/acme.js';
import { evaluateInWindow, navigate, open, pageUrl } from '../helpers/browser.js';
import { firstBuild, thisBuild, type Build } from '../helpers/builds.js';
import { hostile } from '../helpers/servers.js';

/**
 * A stored connection is bound to the settings that decide where its tokens go: whatever they are, what the first build
 * has stored under them is found by this one. Contract, section 4.
 */

type Options = Omit<ConnectorOptions, 'fields'> & { fields?: unknown; values?: Record<string, string> };

const api = hostile.url('/api');
const tenant = [{ name: 'tenant', label: 'Tenant', default: 'north' }];

/** Each is set as an attribute where it is a text, else as a property. */
const rows: Record<string, Options> = {
  'what is needed': {},
  'several scopes': { scope: 'write  read' },
  'scopes in an array': { scope: ['write', 'read'] },
  'a redirect URL': { redirectUrl: '/dist/oauth-callback.html' },
  'an absolute redirect URL': { redirectUrl: `${location.origin}/oauth-callback.html` },
  'several allowed URLs': { allowedUrls: `${api}\n  https://api.example/v1 https://*.api.example/` },
  'allowed URLs in an array': { allowedUrls: [api, 'https://api.example/v1/'] },
  'a base of its API': { apiUrl: `${api}/v1` },
  'a login URL with a query': { loginUrl: `${answer()}&theme=dark` },
  'login parameters': { loginParams: { audience: 'https://api.example/', prompt: 'consent' } },
  'a revocation endpoint': { revokeUrl: `${api}/echo`, revokeStyle: 'bearer', revokeMethod: 'DELETE' },
  'relative URLs': { revokeUrl: '/revoke', apiUrl: '/api/' },
  'a test call of its own': { testMethod: 'POST', testBody: { query: '{ me { id } }', id: '{{client_id}}' } },
  'no test URL': { testUrl: '', uniqueIdentifier: 'user', loginUrl: answer('access_token=t&user=7&state={state}') },
  headers: { requestHeaders: '{"X-Client":"{{client_id}}","X-Token":"{{access_token}}"}' },
  'headers in an object': { requestHeaders: { 'X-Client': '{{ client_id }}' } },
  'a query': { requestQuery: { v: '2', key: '{{client_id}}' } },
  'a token in a query': { requestQuery: { token: '{{access_token}}' }, tokenInQuery: true },
  'a body': { requestBody: { key: '{{client_id}}', deep: { list: [1, true, null, '{{access_token}}'] } } },
  'a name and an identifier': { connectionName: '{{name}}’s account', uniqueIdentifier: 'user-{{id}}' },
  fields: { fields: tenant, loginUrl: `${answer()}&tenant={{tenant}}`, apiUrl: `${api}/{{tenant}}` },
  'a client ID from a field': { fields: tenant, clientId: '{{tenant}}' },
  'a server from a field': {
    fields: [{ name: 'server', label: 'Server', type: 'url', required: true }],
    loginUrl: `{{server}}${answer().slice(hostile.origin.length)}`,
    testUrl: `{{server}}${profile({ id: 7, name: 'Ada' }).slice(hostile.origin.length)}`,
    allowedUrls: '{{ server }}/api',
    values: { server: hostile.origin },
  },
  'a password': {
    fields: [{ name: 'key', label: 'Key', type: 'password' }],
    requestHeaders: { 'X-Key': '{{key}}' },
    values: { key: 'k-1' },
  },
  'an address of the token’s': {
    loginUrl: answer(`access_token=t&instance_url=${encodeURIComponent(hostile.origin)}&state={state}`),
    apiUrl: '{{instance_url}}/api',
    allowedUrls: '{{instance_url}}/api',
  },
  'a code': { loginUrl: hostile.url('/answer', { query: 'code=c&state={state}' }), tokenUrl: `${api}/json?body=TOKEN` },
  'a URL to renew at': {
    loginUrl: hostile.url('/answer', { query: 'code=c&state={state}' }),
    tokenUrl: `${api}/json?body=TOKEN`,
    refreshUrl: `${api}/refresh`,
  },
  'no renewal': { renew: 'off' },
  'several accounts': { multiple: true },
  'a face': { face: 'none' },
};
for (const options of Object.values(rows))
  if (options.tokenUrl)
    options.tokenUrl = profile({ access_token: 't', token_type: 'Bearer', expires_in: 3600, refresh_token: 'r' });

/** Where the account of a preset is to be looked for. */
const values = (id: string): Record<string, string> => ({
  ...(['auth0', 'okta'].includes(id) && { domain: `${hostile.origin}/quirks/${id}` }),
  ...(id === 'gitlab' && { instance: `${hostile.origin}/quirks/gitlab/instance` }),
  ...(id === 'keycloak' && { server: `${hostile.origin}/quirks/keycloak`, realm: 'acme' }),
});
for (const { id, options, needsServer } of presets) {
  if (needsServer) continue;
  const whole = Object.entries(options).filter(([, value]) => /^https:/.test(String(value)));
  const urls = whole.map(([name, url]) => [name, `${hostile.origin}/quirks/${id}/${String(url).slice(8)}`]);
  const unset = { providerName: '', loginUrl: '', testUrl: '' };
  rows[`the preset ${id}`] = { ...unset, provider: id, ...Object.fromEntries(urls), values: values(id) };
}

const base = { providerName: 'Acme', clientId: 'demo', loginUrl: answer(), testUrl: profile({ id: 7, name: 'Ada' }) };

/** The element of one row, in a page that has those of all rows: a scope of its own keeps them from sharing anything. */
const addElement = (handle: string, name: string, options: Options) => {
  const all = { ...base, scope: options.provider ? '' : name.replaceAll(' ', '-'), ...options, values: undefined };
  const texts = Object.entries(all).filter(([, value]) => typeof value === 'string' && value);
  const attributes = Object.fromEntries(texts.map(([option, value]) => [attributeName(option), value as string]));
  const properties = Object.fromEntries(Object.entries(all).filter(([, value]) => typeof value !== 'string' && value));
  return evaluateInWindow(
    (id: string, written: Record<string, string>, given: object) => {
      const element = document.createElement('oauth-connect');
      element.id = id;
      for (const [attribute, value] of Object.entries(written)) element.setAttribute(attribute, value);
      Object.assign(element, given);
      document.body.append(element);
    },
    { handle },
    name,
    attributes,
    properties,
  );
};

/** What becomes of a sign-in: all that is known of the connection, or what went wrong. */
const signInAt = (handle: string, name: string, fieldValues: Record<string, string>) =>
  evaluateInWindow(
    async (id: string, typed: Record<string, string>) => {
      const element = document.getElementById(id) as HTMLElementTagNameMap['oauth-connect'];
      return element.connect({ fieldValues: typed }).then(
        (connection) => connection.toJSON() as unknown,
        (error: unknown) => String(error),
      );
    },
    { handle },
    name,
    fieldValues,
  );

/** What each element of a page has found, in the order in which they stand there. */
const restoredIn = (handle: string) =>
  evaluateInWindow(
    async () => {
      const enough = new Promise((resolve) => setTimeout(resolve, 5000));
      const read = async (element: HTMLElementTagNameMap['oauth-connect']) => {
        const restored = new Promise((resolve) => element.addEventListener('restored', resolve, { once: true }));
        if (!element.connection) await Promise.race([restored, enough]);
        return element.connections.length === 1 ? (element.connection?.toJSON() as unknown) : 'not restored';
      };
      return Promise.all([...document.querySelectorAll('oauth-connect')].map(read));
    },
    { handle },
  );

const pageOf = ({ script }: Build) => pageUrl({ scripts: [script] });

describe('what the first build has stored is found with', () => {
  const stored = new Map<string, unknown>();
  let restored: unknown[] = [];

  before(async function () {
    this.timeout(120_000);
    const page = await open(pageOf(firstBuild));
    for (const [name, options] of Object.entries(rows)) {
      await addElement(page, name, options);
      stored.set(name, await signInAt(page, name, options.values ?? {}));
    }
    await navigate(pageOf(thisBuild), { handle: page });
    for (const [name, options] of Object.entries(rows)) await addElement(page, name, options);
    restored = await restoredIn(page);
  });

  for (const [index, name] of Object.keys(rows).entries())
    it(name, () => {
      expect(stored.get(name)).to.deep.include({ status: 'active' });
      expect(restored[index]).to.deep.equal(stored.get(name));
    });
});
