import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { beaconElement, revokeAll, signInBy } from '../helpers/beacon.js';
import { rejection, token } from '../helpers/acme.js';
import { evaluateInWindow, open, pageUrl, reloadPage } from '../helpers/browser.js';
import { byCode } from '../helpers/codes.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { connectionIn, statusAfter } from '../helpers/builds.js';
import { oidc } from '../helpers/oidc.js';
import { hostile } from '../helpers/servers.js';
import { next } from '../helpers/wait.js';

/** APIs that write IDs as JSON numbers beyond 2^53, which JavaScript's numbers cannot hold: they are kept to the letter. */

const [one, other] = ['17841405309211844', '17841405309211845'];
/** What they are as numbers. */
const rounded = 17841405309211844;

/** A test API that answers one text and then another. */
const answers = (first: string, then: string): string =>
  hostile.url('/api/status', { code: 200, times: 1, body: first, then, key: String(Math.random()) });
const json = (body: string): string => hostile.url('/api/json', { body });

beforeEach(() => hostile.clear());
afterEach(rest);
after(revokeAll);

describe('an ID beyond 2^53 in the answer of the test API', () => {
  it('keeps its digits, so that two accounts are two', async () => {
    const testUrl = answers(`{"id": ${one}, "name": "A"}`, `{"id": ${other}, "name": "B"}`);
    const acme = fresh({ testUrl, multiple: true });
    await acme.connect();
    const connected = next(acme, 'connected');
    await acme.connect();
    expect(acme.connections.map(({ identifier }) => identifier)).to.deep.equal([one, other]);
    expect((await connected).detail['reconnected']).to.equal(false);
    expect(acme.connections[0]?.profile, 'the profile is what JSON.parse gives').to.deep.equal({
      id: rounded,
      name: 'A',
    });
  });

  it('tells the wrong account', async () => {
    const acme = fresh({ testUrl: answers(`{"id":${one},"name":"A"}`, `{"id":${other},"name":"B"}`) });
    await acme.connect();
    expect(await rejection(acme.connect({ identifier: one }))).to.include({ code: 'wrong_account' });
    expect(acme.connection?.identifier).to.equal(one);
  });

  for (const [what, body, options, identifier, name] of [
    ['deep within it', `{"data":[{"user":{"id":${one}}}]}`, { uniqueIdentifier: 'data.0.user.id' }, one, one],
    ['in a name', `{"id":7,"big":-${one}}`, { connectionName: '#{{big}}' }, '7', `#-${one}`],
    ['that is written twice: the last counts', `{"id":${one},"id":12}`, {}, '12', '12'],
    ['beside texts that look like it', `{"a":"\\"id\\": ${other}","id":${one}}`, {}, one, one],
    ['of forty digits', `{"id":1${'0'.repeat(39)}}`, {}, `1${'0'.repeat(39)}`, `1${'0'.repeat(39)}`],
    ['as a text', `{"id":"${one}"}`, {}, one, one],
  ] as const)
    it(`keeps its digits: ${what}`, async () => {
      const connection = await fresh({ testUrl: json(body), ...options }).connect();
      expect(connection.identifier).to.equal(identifier);
      expect(connection.name).to.equal(name);
    });

  for (const [written, identifier] of [
    ['9007199254740991', '9007199254740991'],
    ['1.50', '1.5'],
    ['1e3', '1000'],
    ['1e21', '1e+21'],
    ['123456789012345.678', '123456789012345.67'],
    ['-0', '0'],
  ])
    it(`reads another number as ever: ${String(written)}`, async () => {
      const connection = await fresh({ testUrl: json(`{"id":${String(written)}}`) }).connect();
      expect(connection.identifier).to.equal(identifier);
    });

  it('is no secret’s way out: digits that a password field holds are left out', async () => {
    const fields = [{ name: 'pin', label: 'PIN', type: 'password' as const }];
    const acme = fresh({ fields, testUrl: json(`{"id":7,"echo":${other}}`), connectionName: '{{echo ?? id}}' });
    const connection = await acme.connect({ fieldValues: { pin: other } });
    expect(connection.name).not.to.contain(other);
  });

  it('stays what it is when it is tested again', async () => {
    const connection = await fresh({ testUrl: json(`{"id":${one},"name":"A"}`) }).connect();
    expect(await connection.test()).to.deep.equal({ id: rounded, name: 'A' });
    expect(connection.identifier).to.equal(one);
  });
});

describe('an integer beyond 2^53 in a token response', () => {
  const tokens = (more: string): string => json(`{"access_token":"${token}","token_type":"bearer",${more}}`);
  const withUser = (options: ConnectorOptions = {}): ConnectorOptions =>
    byCode({ tokenUrl: tokens(`"user_id":${one}`), allowedUrls: hostile.url('/api'), ...options });

  it('keeps its digits in the identifier, and in URLs and headers', async () => {
    const acme = fresh(
      withUser({ requestHeaders: { 'X-User': '{{user_id}}' }, apiUrl: `${hostile.origin}/api/{{user_id}}` }),
    );
    acme.configure(
      withUser({
        testUrl: null,
        requestHeaders: { 'X-User': '{{user_id}}' },
        apiUrl: `${hostile.origin}/api/{{user_id}}`,
      }),
    );
    const connection = await acme.connect();
    expect(connection.identifier).to.equal(one);
    expect(connection.response).to.include({ user_id: rounded });
    await connection.fetch('echo').catch(() => undefined);
    const [request] = await arrivals(`/api/${one}/echo`);
    expect(request?.headers['x-user']).to.equal(one);
  });

  it('is what a renewal says anew, or as before where it says nothing', async () => {
    const refresh = hostile.url('/api/status', {
      code: 200,
      times: 1,
      body: `{"access_token":"second","refresh_token":"r"}`,
      then: `{"access_token":"third","user_id":5}`,
      key: String(Math.random()),
    });
    const acme = fresh(
      byCode({
        tokenUrl: tokens(`"refresh_token":"r","user_id":${one}`),
        refreshUrl: refresh,
        testUrl: json('{"id":1}'),
        allowedUrls: hostile.url('/api'),
        requestHeaders: { 'X-User': '{{user_id}}' },
      }),
    );
    const connection = await acme.connect();
    const sent = async (): Promise<string | undefined> => {
      await connection.fetch(hostile.url('/api/echo', { at: String(Math.random()) }));
      return (await arrivals('/api/echo')).at(-1)?.headers['x-user'];
    };
    await connection.refresh();
    expect(await sent()).to.equal(one);
    await connection.refresh();
    expect(await sent()).to.equal('5');
  });
});

describe('a claim beyond 2^53 of an ID token', () => {
  it('keeps its digits', async () => {
    // The provider signs what JSON.stringify() writes of this number: these digits, which a page would read as others.
    await oidc.forgeIdTokens({ shop: 2 ** 60 });
    const element = await beaconElement({ 'connection-name': '{{shop}}' });
    const connection = await signInBy(element);
    expect(connection.name).to.equal(String(2 ** 60));
  });
});

describe('a connection with an ID beyond 2^53', () => {
  const attributes = {
    'client-id': 'demo',
    'provider-name': 'Acme',
    'login-url': hostile.url('/answer', {
      fragment: `access_token=${token}&token_type=bearer&expires_in=3600&state={state}`,
    }),
  };
  const pageWith = (body: string): string => {
    const all = Object.entries({ ...attributes, 'test-url': json(body) });
    const text = all.map(([name, value]) => `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`);
    return pageUrl({ html: `<oauth-connect ${text.join(' ')}></oauth-connect>`, scripts: ['/dist/oauth-connect.js'] });
  };
  const connectIn = (handle: string) =>
    evaluateInWindow(
      async () => {
        const element = document.querySelector('oauth-connect') as HTMLElementTagNameMap['oauth-connect'];
        await element.connect();
      },
      { handle },
    );

  it('is restored with all its digits', async () => {
    const handle = await open(pageWith(`{"id":${other},"name":"B"}`));
    await connectIn(handle);
    await reloadPage(handle);
    expect(await statusAfter(handle, 'connected')).to.equal('connected');
    expect(await connectionIn(handle)).to.include({ identifier: other, name: 'B' });
  });

  it('that was stored without all of them is not restored, with a warning', async () => {
    const handle = await open(pageWith(`{"id":${other},"name":"B"}`));
    await connectIn(handle);
    await evaluateInWindow(
      (identifier: string) => {
        for (const [key, text] of Object.entries(sessionStorage) as [string, string][])
          if (key.startsWith('oauth-connect:connections')) {
            const [record] = JSON.parse(text) as [{ exactProfile?: unknown }];
            delete record.exactProfile;
            sessionStorage.setItem(key, JSON.stringify([{ ...record, identifier }]));
          }
      },
      { handle },
      String(rounded),
    );
    await reloadPage(handle);
    const told = await evaluateInWindow(
      async () => {
        const element = document.querySelector('oauth-connect') as HTMLElementTagNameMap['oauth-connect'];
        await element.updateComplete;
        await new Promise((resolve) => setTimeout(resolve, 500));
        return element.status;
      },
      { handle },
    );
    expect(told).to.equal('idle');
  });
});
