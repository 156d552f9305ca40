import { expect } from 'chai';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { createConnector, type Connector } from '../../src/connector.js';
import { attributeName, type ConnectorOptions, type FieldOption } from '../../src/settings/options.js';
import { findPreset, presets } from '../../src/presets/index.js';
import { rejection } from '../helpers/acme.js';
import { click } from '../helpers/browser.js';
import { arrivals } from '../helpers/connections.js';
import { make, part, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';
import { next } from '../helpers/wait.js';

/** Presets in real windows, at a server that plays each provider's quirks (quirky-providers.js). */

beforeEach(() => hostile.clear());
afterEach(removeAll);

const baseOf = (id: string) => `${hostile.origin}/quirks/${id}`;

/** A field whose value must be at a host of the provider's: here that is this one. */
const atThisHost = (field: FieldOption): FieldOption => (field.hosts ? { ...field, hosts: ['127.0.0.1'] } : field);

/** The addresses of a preset, at the server that plays its provider; everything else is left to the preset. */
function addressesOf(id: string): ConnectorOptions {
  const options = findPreset(id)?.options ?? {};
  const fields = (options.fields ?? []) as readonly FieldOption[];
  const whole = Object.entries(options).filter(([, value]) => /^https:/.test(String(value)));
  return {
    ...Object.fromEntries(whole.map(([name, url]) => [name, `${baseOf(id)}/${String(url).slice('https://'.length)}`])),
    ...(fields.some(({ hosts }) => hosts) && { fields: JSON.stringify(fields.map(atThisHost)) }),
  };
}

/** What `make()` sets, and here the preset has to. */
const unset: ConnectorOptions = { providerName: '', loginUrl: '', testUrl: '', scope: '' };

async function element(id: string, own: ConnectorOptions = {}): Promise<OAuthConnectElement> {
  const options = Object.entries({ ...unset, provider: id, ...addressesOf(id), ...own });
  const made = await make(Object.fromEntries(options.map(([name, value]) => [attributeName(name), String(value)])));
  // An empty one would mean none, whatever an issuer's metadata say.
  if (made.getAttribute('test-url') === '') made.removeAttribute('test-url');
  await made.updateComplete;
  return made;
}

/** For what must not show the account that another test has connected. */
const unshared = () => ({ scope: `openid ${Math.random()}` });

/** Where the account is to be looked for. */
const fieldValues: Record<string, Record<string, string>> = {
  auth0: { domain: baseOf('auth0') },
  gitlab: { instance: `${baseOf('gitlab')}/instance` },
  keycloak: { server: baseOf('keycloak'), realm: 'acme' },
  okta: { domain: baseOf('okta') },
};

const proxy = (id: string): ConnectorOptions => ({ tokenUrl: `${baseOf(id)}/proxy.example/token` });

const connectAt = async (id: string, own?: ConnectorOptions) =>
  (await element(id, own)).connect({ fieldValues: fieldValues[id] ?? {} });

describe('the preset', () => {
  for (const { id, needsServer } of presets)
    if (!needsServer)
      it(`${id} signs in, and finds out whose account it is`, async () => {
        const connection = await connectAt(id);
        expect(connection.identifier).to.be.oneOf(['ada', '7']);
        expect(connection.name).to.equal('Ada Lovelace');
      });

  for (const [id, name] of Object.entries({ github: 'ada', slack: 'Ada Lovelace' }))
    it(`${id} signs in with a token proxy of the author's`, async () => {
      expect((await connectAt(id, proxy(id))).name).to.equal(name);
    });

  for (const id of ['discord', 'dropbox', 'facebook', 'fitbit', 'google', 'lichess', 'twitch'])
    it(`${id} revokes as the provider wants it`, async () => {
      expect(await (await connectAt(id)).revoke()).to.deep.equal({ remote: true });
    });

  for (const [id, scope, own] of [
    ['twitch', ['user:read:email', 'channel:read:polls'], { responseType: 'code', ...proxy('twitch') }],
    ['linear', ['read', 'write'], {}],
    ['facebook', ['email', 'public_profile'], {}],
    ['github', ['read:user', 'user:email'], proxy('github')],
  ] as const)
    it(`${id} knows what was granted, however it is listed`, async () => {
      expect((await connectAt(id, own)).scope).to.deep.equal(scope);
    });

  it('twitch sends Client-Id with every request', async () => {
    const connection = await connectAt('twitch');
    await connection.fetch(`${baseOf('twitch')}/api.twitch.tv/helix/games`);
    const [request] = await arrivals('/helix/games');
    expect(request?.headers['client-id']).to.equal('demo');
  });

  it('dropbox asks for a refresh token', async () => {
    await connectAt('dropbox');
    const [login] = await arrivals('/oauth2/authorize');
    expect(login?.url).to.contain('token_access_type=offline');
  });

  it('salesforce calls the APIs where the token response says', async () => {
    const connection = await connectAt('salesforce');
    expect(await (await connection.fetch('data/v60.0/query')).json()).to.deep.equal({ records: [] });
    const [request] = await arrivals('/v60.0/query');
    expect(request?.url).to.equal('/quirks/salesforce/acme.my.salesforce.com/services/data/v60.0/query');
    expect(await rejection(connection.fetch(`${baseOf('salesforce')}/other`))).to.include({ code: 'url_not_allowed' });
  });

  it('salesforce goes to the sandbox where that is chosen', async () => {
    const salesforce = await element('salesforce');
    void salesforce.connect({ fieldValues: { environment: 'test' } }).catch(() => undefined);
    while (!(await arrivals('/test.salesforce.com/')).length);
    salesforce.cancel();
  });

  it('imgur drops the refresh token that comes in the address', async () => {
    const imgur = await element('imgur', { storage: 'session' });
    const connection = await imgur.connect();
    expect(JSON.stringify(sessionStorage)).to.contain('quirky-token');
    expect(JSON.stringify([sessionStorage, connection, connection.response])).not.to.contain('quirky-refresh-token');
    expect(connection.response).to.include({ account_username: 'ada' });
    await connection.revoke();
  });
});

describe('an element with a preset', () => {
  it('shows its name, and an author’s own name instead', async () => {
    const reddit = await element('reddit', unshared());
    expect(part(reddit, 'button').textContent).to.contain('Reddit');
    reddit.providerName = 'Lemmy';
    await reddit.updateComplete;
    expect(part(reddit, 'button').textContent).to.contain('Lemmy');
  });

  it('asks for what its provider needs, and for nothing where the author says it', async () => {
    const keycloak = await element('keycloak', unshared());
    expect(keycloak.shadowRoot?.querySelectorAll('input')).to.have.length(2);
    keycloak.issuer = `${baseOf('keycloak')}/realms/acme`;
    await keycloak.updateComplete;
    expect(keycloak.shadowRoot?.querySelectorAll('input')).to.have.length(0);
    expect((await keycloak.connect()).name).to.equal('Ada Lovelace');
  });

  it('says why it cannot be used where the preset is unknown, or needs a server', async () => {
    for (const id of ['gogle', 'github']) {
      const failing = await element(id);
      const failed = next(failing, 'failed');
      expect(await rejection(failing.connect())).to.include({ code: 'invalid_configuration' });
      await failed;
      expect(failing.configurationErrors.map(({ attribute }) => attribute)).to.deep.equal(['provider']);
      expect(failing.status).to.equal('invalid');
    }
  });

  it('goes on after a reload, as one whose options are all written', async () => {
    const first = await element('reddit', { storage: 'session' });
    await first.connect();
    first.remove();
    const second = await element('reddit', { storage: 'session', testUrl: '' });
    expect(second.connections, 'bound to the filled-in settings').to.have.length(0);
    second.testUrl = addressesOf('reddit').testUrl;
    await second.updateComplete;
    expect(second.connections).to.have.length(1);
    await second.revoke();
  });
});

describe('a connector with a preset', () => {
  let connector: Connector;
  let button: HTMLButtonElement;

  beforeEach(() => {
    button = document.body.appendChild(document.createElement('button'));
    button.textContent = 'Connect';
  });
  afterEach(() => {
    connector.close();
    button.remove();
  });

  const options = (id: string): ConnectorOptions => ({
    provider: id,
    clientId: 'demo',
    storage: 'memory',
    ...addressesOf(id),
  });

  it('connects by a click that comes before the preset is read', async () => {
    const connected = new Promise<string>((resolve, reject) =>
      button.addEventListener('click', () => {
        connector = createConnector(options('spotify'));
        connector.connect().then(({ name }) => resolve(name), reject);
      }),
    );
    await click(button);
    expect(await connected).to.equal('Ada Lovelace');
  });

  it('has the preset’s settings once that is there', async () => {
    connector = createConnector(options('linear'));
    await connector.pending;
    expect(connector.reading.settings).to.include({ testMethod: 'POST', responseType: 'code', scope: 'read' });
    expect(connector.reading.providerName).to.equal('Linear');
  });
});
