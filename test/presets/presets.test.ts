import { expect } from 'chai';
import { namesPreset, optionNames, words, type ConnectorOptions } from '../../src/settings/options.js';
import { findPreset, presets } from '../../src/presets/index.js';
import type { Reading } from '../../src/settings/settings.js';
import type { PageEnvironment } from '../../src/settings/page-environment.js';
import { applyPreset } from '../../src/presets/apply-preset.js';
import { isPending, loadedPreset, loadPreset, presetIds } from '../../src/presets/load-preset.js';
import { readWithPreset } from '../../src/presets/read-with-preset.js';

/** What presets are made of, and how they get under an author's options. In real windows: sign-in-by-preset.test.ts. */

const page: PageEnvironment = {
  href: 'https://app.example/page',
  origin: 'https://app.example',
  loopback: false,
  secure: true,
};

const read = (options: object): Reading => readWithPreset({ clientId: 'abc', ...options }, page, findPreset);
const preset = (id: string) => findPreset(id) ?? expect.fail(`no preset ${id}`);

/** Whoever has written one of these relies on it: an ID stays. */
const ids =
  'airtable anilist asana auth0 box clickup discord dropbox facebook figma fitbit github gitlab google hubspot ' +
  'hugging-face imgur keycloak lichess linear microsoft notion okta openstreetmap reddit salesforce slack spotify strava ' +
  'twitch zoom';
const forServers = 'asana box clickup figma github hubspot notion slack strava';

/** The addresses among a preset's options, with a value in the place of each template. */
const addressesOf = (options: ConnectorOptions) =>
  Object.entries(options)
    .filter(([name]) => /Urls?$|^issuer$/.test(name))
    .map(([, value]) =>
      String(value)
        .replace(/^\{\{\w+\}\}/, 'https://x.example')
        .replace(/\{\{\w+\}\}/g, 'x'),
    );

describe('the presets', () => {
  it('are these, in the order of their ids, each in a file of that name', async () => {
    expect(presets.map(({ id }) => id).join(' ')).to.equal(ids);
    for (const { id } of presets) {
      const file = (await import(`../../src/presets/${id}.ts`)) as Record<string, unknown>;
      expect(Object.values(file), id).to.deep.equal([findPreset(id)]);
    }
  });

  it('are at least fifteen for pages alone, and those that need a server say so', () => {
    const needy = presets.filter(({ needsServer }) => needsServer);
    expect(needy.map(({ id }) => id).join(' ')).to.equal(forServers);
    const known = presets.filter(({ grants, tokenCors }) => grants.includes('token') || tokenCors === 'yes');
    expect(known.length).to.be.at.least(15);
  });

  it('are found in whatever case they are written', () => {
    expect(findPreset(' GitHub ')?.id).to.equal('github');
    expect(findPreset('constructor')).to.equal(undefined);
  });

  it('are loaded one by one, whatever the case they are written in', async () => {
    expect(presetIds.join(' ')).to.equal(ids);
    expect(loadedPreset('github')).to.equal(undefined);
    await loadPreset(' GitHub ');
    expect(loadedPreset(' GitHub ')).to.equal(preset('github'));
    expect(['github', 'zoom', 'constructor'].map(isPending)).to.deep.equal([false, true, false]);
    await loadPreset('constructor');
    for (const id of presetIds) await loadPreset(id);
    expect(presetIds.map(loadedPreset)).to.deep.equal(presets);
  });

  for (const { id, name, options, grants, tokenCors, secretRequired, console, sources, needsServer, server } of presets)
    describe(id, () => {
      it('is named in kebab-case, and says what it rests on and what to set at the provider', () => {
        expect(id).to.match(/^[a-z\d]+(?:-[a-z\d]+)*$/);
        expect(name.trim()).to.equal(name).and.not.equal('');
        expect(console).to.match(/^[A-Z].{20,}\.$/s);
        expect(sources.length).to.be.at.least(1);
        for (const source of sources)
          if (source.startsWith('[K] ')) expect(source).to.match(/^\[K\] .{8,}/);
          else expect(new URL(source).protocol).to.equal('https:');
        expect(sources.some((source) => source.startsWith('https:'))).to.equal(true);
      });

      it('sets known options, and none that only an author knows', () => {
        for (const option of Object.keys(options)) expect(optionNames).to.include(option);
        for (const option of [
          'clientId',
          'clientSecret',
          'redirectUrl',
          'refreshUrl',
          'provider',
          'providerName',
          'storage',
        ])
          expect(options).not.to.have.property(option);
        const addresses = addressesOf(options);
        expect(addresses.length).to.be.at.least(1);
        for (const address of addresses) expect(new URL(address).protocol, address).to.equal('https:');
      });

      it('is for a grant that it allows', () => {
        for (const grant of grants) expect(words.responseType).to.include(grant);
        expect(tokenCors).to.be.oneOf(['yes', 'no', 'unknown']);
        if (needsServer) {
          expect(grants).to.deep.equal([]);
          expect(options).to.include({ responseType: 'code' }).and.not.have.property('tokenUrl');
          expect(needsServer).to.contain('token proxy').and.to.contain(`token-url="/oauth/${id}/token"`);
          expect(server?.tokenUrl).to.match(/^https:/);
          return;
        }
        expect(grants[0]).to.equal(options.responseType);
        // What cannot be redeemed in a page must not be asked for there.
        if (options.responseType === 'code') expect(secretRequired || tokenCors === 'no').to.equal(false);
      });

      it('needs a client ID and nothing else, or a server', () => {
        const { errors, settings, providerName, error } = read({ provider: id });
        expect(errors.map(({ attribute }) => attribute)).to.deep.equal(needsServer ? ['provider'] : []);
        expect(providerName).to.equal(name);
        if (needsServer) expect(error?.message).to.contain(needsServer);
        else expect(settings).to.include({ responseType: options.responseType });
      });

      it('asks for nothing that it does not use', () => {
        const { settings } = read({ provider: id, tokenUrl: needsServer ? '/token' : null });
        const names = ((options.fields ?? []) as { name: string }[]).map((field) => field.name);
        expect(settings?.fields.map((field) => field.name)).to.deep.equal(names);
      });
    });
});

describe('a preset under an author’s options', () => {
  it('fills in what is not set: undefined, null and empty texts are not', () => {
    const { settings } = read({
      provider: 'dropbox',
      scope: undefined,
      testMethod: null,
      connectionName: ' ',
      responseType: '',
      providerName: '',
    });
    expect(settings).to.include({
      providerName: 'Dropbox',
      scope: 'account_info.read',
      testMethod: 'POST',
      responseType: 'code',
      revokeStyle: 'bearer',
    });
    expect(settings?.connectionName?.source).to.equal('{{name.display_name}}');
    expect(settings?.loginParams).to.deep.equal([['token_access_type', 'offline']]);
  });

  it('gives way to each option that is set, whole', () => {
    const { settings } = read({
      provider: 'dropbox',
      providerName: 'Files',
      tokenUrl: '/token',
      loginParams: {},
      revokeStyle: 'rfc7009',
      allowedUrls: [],
      scope: ['a', 'b'],
    });
    expect(settings).to.include({ providerName: 'Files', scope: 'a b', revokeStyle: 'rfc7009' });
    expect(settings?.tokenUrl?.written).to.equal('https://app.example/token');
    expect(settings?.loginUrl?.written).to.equal('https://www.dropbox.com/oauth2/authorize');
    expect([settings?.loginParams, settings?.allowedUrls]).to.deep.equal([[], []]);
  });

  it('is read as if all of it were written: same binding, same warnings, same faults', () => {
    const { options } = preset('reddit');
    const written = read(options);
    const filled = read({ provider: 'reddit' });
    expect(filled.settings?.binding).to.equal(written.settings?.binding);
    expect(filled.warnings).to.deep.equal(written.warnings);
    const faulty = read({ provider: 'reddit', testUrl: 'http://acme.example', clientId: '' });
    expect(faulty.errors.map(({ attribute }) => attribute)).to.deep.equal(['test-url', 'client-id']);
  });

  it('does not ask what the author has answered', () => {
    const { fields } = applyPreset(preset('okta'), { issuer: 'https://acme.okta.com/oauth2/default' });
    expect(fields).to.deep.equal([]);
    const own = applyPreset(preset('okta'), { issuer: 'https://{{ domain }}.okta.com/oauth2/default' });
    expect(own.fields).to.have.length(1);
    const others = applyPreset(preset('okta'), { fields: '[]' });
    expect(others.fields).to.equal('[]');
  });

  it('warns of a grant that the provider is not known to allow', () => {
    const { warnings } = read({ provider: 'spotify', responseType: 'token' });
    expect(warnings.map(({ message }) => message).join())
      .to.contain('Spotify')
      .and.contain('write "code"');
    const { warnings: none } = read({ provider: 'google', responseType: 'code', tokenUrl: '/token' });
    expect(none).to.deep.equal([]);
  });

  it('says which options are missing where another grant is asked for', () => {
    const { errors } = read({ provider: 'twitch', responseType: 'code' });
    expect(errors.map(({ attribute }) => attribute)).to.deep.equal(['token-url']);
  });
});

describe('provider', () => {
  it('that is unknown is a fault which names some that are, the likest first', () => {
    const { errors, error, settings } = read({ provider: 'Gogle', responseType: 'code' });
    expect(settings).to.equal(undefined);
    expect(errors.map(({ attribute }) => attribute)).to.deep.equal(['provider']);
    expect(errors[0]?.message).to.match(/^provider is none .*such as "google", ("[a-z\d-]+", ){3}"[a-z\d-]+"; .*\.$/);
    expect(error).to.include({ code: 'invalid_configuration' });
  });

  it('that is no text is a fault', () => {
    for (const provider of [{}, true, 7])
      expect(read({ provider }).errors.map(({ attribute }) => attribute)).to.include('provider');
  });

  it('that needs a server is none where the author has one', () => {
    const { errors, settings } = read({ provider: 'github', tokenUrl: '/oauth/github/token' });
    expect(errors).to.deep.equal([]);
    expect(settings?.tokenUrl?.written).to.equal('https://app.example/oauth/github/token');
    expect(settings).to.include({ providerName: 'GitHub', responseType: 'code' });
  });

  it('has to be looked up where it is set, and only there', () => {
    for (const provider of ['google', ' nobody ', 7])
      expect(namesPreset({ provider } as object), String(provider)).to.equal(true);
    for (const provider of ['', ' ', null, undefined, {}, true])
      expect(namesPreset({ provider } as object)).to.equal(false);
    expect(namesPreset({})).to.equal(false);
  });

  it('does not make a reading throw, whatever else is set', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(read({ provider: 'auth0', requestBody: circle }).errors.map(({ attribute }) => attribute)).to.include(
      'request-body',
    );
  });
});

/** Never to be changed, as in test/settings/binding.test.ts. */
const bindings: readonly [options: object, binding: string][] = [
  [
    { provider: 'google' },
    '["https://app.example/oauth-callback.html","abc","https://accounts.google.com/o/oauth2/v2/auth",null,null,"https://oauth2.googleapis.com/revoke","https://openidconnect.googleapis.com/v1/userinfo",null,null,null,[],[],[],null,"openid email profile","rfc7009","POST","GET","token",null]',
  ],
  [
    { provider: 'salesforce' },
    '["https://app.example/oauth-callback.html","abc","https://{{environment}}.salesforce.com/services/oauth2/authorize","https://{{environment}}.salesforce.com/services/oauth2/token",null,"https://{{environment}}.salesforce.com/services/oauth2/revoke","{{instance_url}}/services/oauth2/userinfo",null,["{{instance_url}}/services"],"{{instance_url}}/services",[],[],[],null,"openid profile api","rfc7009","POST","GET","code",null]',
  ],
  [
    { provider: 'Dropbox', scope: 'a', tokenUrl: '/t' },
    '["https://app.example/oauth-callback.html","abc","https://www.dropbox.com/oauth2/authorize","https://app.example/t",null,"https://api.dropboxapi.com/2/auth/token/revoke","https://api.dropboxapi.com/2/users/get_current_account",null,null,null,[],[],[],null,"a","bearer","POST","POST","code",null]',
  ],
  [
    { provider: 'keycloak' },
    '["https://app.example/oauth-callback.html","abc",null,null,null,null,null,null,null,null,[],[],[],"{{server}}/realms/{{realm}}","openid profile email","rfc7009","POST","GET","code",null]',
  ],
  [
    { provider: 'auth0' },
    '["https://app.example/oauth-callback.html","abc",null,null,null,null,null,null,null,null,[],[],[],"{{domain}}/","openid profile email","rfc7009","POST","GET","code",null]',
  ],
  [
    { provider: 'github', tokenUrl: '/oauth/github/token' },
    '["https://app.example/oauth-callback.html","abc","https://github.com/login/oauth/authorize","https://app.example/oauth/github/token",null,null,"https://api.github.com/user",null,null,null,[],[],[],null,"read:user","rfc7009","POST","GET","code",null]',
  ],
];

describe('the binding of a connection made with a preset', () => {
  for (const [options, binding] of bindings)
    it(`is written as ever for ${JSON.stringify(options)}`, () => {
      expect(read(options).settings?.binding).to.equal(binding);
    });
});
