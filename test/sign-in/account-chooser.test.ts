import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { findPreset } from '../../src/presets/index.js';
import { readWithPreset } from '../../src/presets/read-with-preset.js';
import type { ProviderMetadata } from '../../src/protocol/provider-metadata.js';
import { currentPage } from '../../src/settings/page-environment.js';
import type { Settings } from '../../src/settings/settings.js';
import { Attempt, type SignInOptions } from '../../src/sign-in/attempt.js';
import { loginAddress } from '../../src/sign-in/login-address.js';

/** `prompt=select_account` (OpenID Connect Core §3.1.2.1), where another account is wanted and the provider knows it. */

interface Asked extends SignInOptions {
  readonly own?: ConnectorOptions;
  readonly promptValues?: readonly string[];
}

/** The values of `prompt` in the address of the login page. */
function promptOf({ own, promptValues, ...options }: Asked): string[] {
  const all = { clientId: 'demo', loginUrl: 'https://acme.example/authorize', ...own };
  const settings = readWithPreset(all, currentPage(), findPreset).settings as Settings;
  const metadata = promptValues && ({ issuer: 'https://acme.example', promptValues } as ProviderMetadata);
  return new URL(loginAddress(new Attempt(settings, options), settings, metadata).url).searchParams.getAll('prompt');
}

const promptValues = ['none', 'login', 'select_account'];
const selectAccount = true;

describe('the account chooser', () => {
  it('is asked for where the metadata have it', () => {
    expect(promptOf({ selectAccount, promptValues })).to.deep.equal(['select_account']);
    expect(promptOf({ selectAccount, promptValues: ['none', 'login'] })).to.deep.equal([]);
    expect(promptOf({ selectAccount })).to.deep.equal([]);
  });

  it('is asked for where the preset says so', () => {
    expect(promptOf({ selectAccount, own: { provider: 'google' } })).to.deep.equal(['select_account']);
    expect(promptOf({ selectAccount, own: { provider: 'dropbox' } })).to.deep.equal([]);
  });

  it('is not asked for where no other account is wanted', () => {
    expect(promptOf({ promptValues })).to.deep.equal([]);
    expect(promptOf({ promptValues, selectAccount: false })).to.deep.equal([]);
  });

  it('gives way to what the author writes, wherever that is', () => {
    const login = (more: Asked) => promptOf({ selectAccount, promptValues, ...more });
    expect(login({ own: { loginParams: { prompt: 'consent' } } })).to.deep.equal(['consent']);
    expect(login({ own: { loginUrl: 'https://acme.example/authorize?prompt=login' } })).to.deep.equal(['login']);
    expect(login({ loginParams: { prompt: 'login' } })).to.deep.equal(['login']);
  });
});
