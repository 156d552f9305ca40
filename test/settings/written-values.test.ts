import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/settings/options.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { findPreset } from '../../src/presets/index.js';
import { readWithPreset } from '../../src/presets/read-with-preset.js';
import { fieldValuesFor } from '../../src/settings/login-fields.js';

/** IDs and addresses that came along with something, or without: what is said of them. */

const page = { href: 'https://app.example/a/page', origin: 'https://app.example', loopback: false, secure: true };
const good: ConnectorOptions = { clientId: 'abc', loginUrl: 'https://acme.example/authorize' };
const read = (options: ConnectorOptions) => readSettings({ ...good, ...options }, page);
const errors = (options: ConnectorOptions) => read(options).errors.map(({ message }) => message);
const warned = (options: ConnectorOptions) => read(options).advice.map(({ attribute }) => attribute);

describe('a character that cannot be seen', () => {
  for (const [character, name] of [
    ['\u200b', 'U+200B'],
    ['\ufeff', 'U+FEFF'],
    ['\u00ad', 'U+00AD'],
    ['\u202e', 'U+202E'],
    ['\u00a0', 'U+00A0'],
  ] as const)
    it(`is named: ${name}`, () => {
      for (const options of [
        { clientId: `ab${character}c` },
        { loginUrl: `https://acme.example/a${character}b` },
        { redirectUrl: `/c${character}b.html` },
        { allowedUrls: [`https://acme.example/a${character}b`] },
      ]) {
        const found = errors(options).filter((message) => message.includes(name));
        expect(found, JSON.stringify(options)).to.have.length(1);
        expect(found[0]).to.match(/^(?:client-id|login-url|redirect-url|allowed-urls) /);
      }
    });

  it('is left alone in names', () => {
    expect(errors({ providerName: 'Ac\u00admé', connectionName: '{{name}}\u00a0!' })).to.deep.equal([]);
  });
});

describe('a scheme that was forgotten', () => {
  it('is a warning', () => {
    for (const written of ['acme.example/authorize', 'acme.example', 'login.acme.example:8443/a'])
      expect(warned({ loginUrl: written }), written).to.include('login-url');
    expect(warned({ allowedUrls: 'https://a.example b.example/api' })).to.include('allowed-urls');
  });

  it('is not seen in relative addresses of other kinds', () => {
    for (const written of [
      '/token',
      'token',
      'oauth.php',
      './a.example/b',
      'v1.2/token',
      'https://a.example/b.c/d',
      '{{x}}/a.b/',
    ])
      expect(warned({ tokenUrl: written }), written).not.to.include('token-url');
    expect(warned({ redirectUrl: 'oauth-callback.html' })).not.to.include('redirect-url');
  });
});

describe('commas in allowed-urls', () => {
  it('are a warning', () => {
    for (const written of ['https://a.example, https://b.example', 'https://a.example,https://b.example'])
      expect(warned({ allowedUrls: written }), written).to.include('allowed-urls');
    expect(warned({ allowedUrls: 'https://a.example/x,y https://b.example' })).not.to.include('allowed-urls');
    expect(warned({ allowedUrls: ['https://a.example', 'https://b.example'] })).not.to.include('allowed-urls');
  });
});

describe('hosts of a field', () => {
  const field = (hosts: unknown, type = 'url') => [{ name: 'at', label: 'At', type, hosts }] as never;
  const use = (value: string) =>
    fieldValuesFor(
      { fields: read({ fields: field(['Okta.com', 'localhost']) }).settings?.fields ?? [], page },
      { at: value },
    );

  it('are domains of a URL, which its host must be one of, or below one', () => {
    for (const value of ['okta.com', 'acme.okta.com', 'https://a.b.okta.com/x'])
      expect(use(value)['at']).to.contain('okta.com');
    for (const value of [
      'okta.com.evil.example',
      'evilokta.com',
      'https://evil.example/okta.com',
      'https://okta.com./',
    ])
      expect(() => use(value), value)
        .to.throw()
        .with.property('code', 'invalid_configuration');
  });

  it('are a fault where they are none', () => {
    for (const fields of [
      field('okta.com'),
      field([]),
      field(['https://okta.com']),
      field([7.5, '']),
      field(['a.example'], 'text'),
    ])
      expect(errors({ fields }).join(), JSON.stringify(fields)).to.contain('"hosts"');
  });

  it('are those of their own providers with okta and auth0', () => {
    for (const [provider, good, bad] of [
      ['okta', 'acme.okta.com', 'okta.example'],
      ['auth0', 'tenant.eu.auth0.com', 'auth0.example'],
    ] as const) {
      const { settings } = readWithPreset({ clientId: 'abc', provider }, page, findPreset);
      expect(fieldValuesFor({ fields: settings?.fields ?? [], page }, { domain: good })['domain']).to.contain(good);
      expect(() => fieldValuesFor({ fields: settings?.fields ?? [], page }, { domain: bad })).to.throw();
    }
  });
});
