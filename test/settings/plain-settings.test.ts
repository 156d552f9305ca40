import { expect } from 'chai';
import { readSettings } from '../../src/settings/read-settings.js';
import type { ConnectorOptions } from '../../src/settings/options.js';
import { readPlainSettings } from '../../src/settings/plain-settings.js';
import type { Page } from '../../src/settings/url-rules.js';

/** What is read without loading the rest must be what the rest would have read. */

const page: Page = { href: 'https://app.example/a/b', origin: 'https://app.example', loopback: false, secure: true };
const good: ConnectorOptions = { clientId: 'abc', loginUrl: 'https://acme.example/authorize' };

/** Everything but functions, which have nothing to compare. */
const shown = (value: unknown) =>
  Object.entries(
    JSON.parse(JSON.stringify(value, (key, item: unknown) => (key === 'parts' ? undefined : item))) as object,
  )
    .map(
      ([name, item]) =>
        `${name}: ${JSON.stringify(typeof item === 'object' && item ? Object.entries(item as object).sort() : item)}`,
    )
    .sort()
    .join('\n');

const plain: readonly ConnectorOptions[] = [
  {},
  { providerName: 'Acme', testUrl: 'https://api.acme.example/me?x=1', connectionName: "{{name}}'s account" },
  { uniqueIdentifier: 'data.0.id', scope: ['a', 'b'], storage: 'memory', face: 'pending' },
  { uniqueIdentifier: '{{ id }}', revokeUrl: '/revoke', redirectUrl: 'callback.html', testUrl: '/me' },
  { allowedUrls: 'https://api.acme.example/v1  https://other.example/' },
  { allowedUrls: ['https://api.acme.example:8443/v1/'] },
  { providerName: '  ', scope: '', loginUrl: '  https://www.acme.example/a  ' },
  { fields: null, testUrl: undefined },
];

const notPlain: readonly ConnectorOptions[] = [
  { clientId: '' },
  { clientId: '{{tenant}}', fields: [{ name: 'tenant', label: 'Tenant' }] },
  { loginUrl: '' },
  { loginUrl: 'http://acme.example/authorize' },
  { loginUrl: 'javascript:alert(1)' },
  { loginUrl: 'https://acme.example/authorize?state=x' },
  { loginUrl: 'https://{{tenant}}.acme.example/authorize' },
  { loginUrl: 'https://u:p@acme.example/authorize' },
  { testUrl: 'https://api.acme.example/#x' },
  { redirectUrl: '/callback.html?x' },
  { allowedUrls: 'https://*.acme.example' },
  { allowedUrls: 'https://%2a.acme.example' },
  { connectionName: 'My account' },
  { connectionName: "{{ name ?? 'x' }}" },
  { uniqueIdentifier: 'email' },
  { clientSecret: 'hush' },
  { requestHeaders: { a: 'b' } },
  { tokenInQuery: true },
  { storage: 'Session' as 'session' },
  { storage: 'nowhere' as 'session' },
];

describe('plain settings', () => {
  for (const options of plain)
    it(`are read as the complete ones are: ${JSON.stringify(options)}`, () => {
      const reading = readPlainSettings({ ...good, ...options }, page);
      const complete = readSettings({ ...good, ...options }, page);
      expect(Boolean(reading?.settings), 'plain').to.equal(true);
      expect(complete.errors).to.deep.equal([]);
      expect(shown(reading)).to.equal(shown(complete));
      for (const name of ['loginUrl', 'testUrl', 'revokeUrl'] as const)
        expect(reading?.settings?.[name]?.expand([], 'login').href).to.equal(
          complete.settings?.[name]?.expand([], 'login').href,
        );
      const values = [{ name: 'Ada', id: 7, data: [{ id: 'x' }] }];
      for (const name of ['connectionName', 'uniqueIdentifier'] as const)
        expect(reading?.settings?.[name]?.expand(values, 'test')).to.equal(
          complete.settings?.[name]?.expand(values, 'test'),
        );
    });

  for (const options of notPlain)
    it(`leave to the complete ones what has a fault, a warning, or more to it: ${JSON.stringify(options)}`, () => {
      expect(Boolean(readPlainSettings({ ...good, ...options }, page))).to.equal(false);
    });

  it('leave a page to them that is no secure context, or has no origin', () => {
    expect(readPlainSettings(good, { ...page, secure: false })).to.equal(undefined);
    expect(readPlainSettings(good, { ...page, origin: 'null' })).to.equal(undefined);
  });
});
