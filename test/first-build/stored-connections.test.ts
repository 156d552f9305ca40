import { expect } from 'chai';
import { clickIn, closeWindow, evaluateInWindow, navigate, open, signIn } from '../helpers/browser.js';
import { connectionIn, firstBuild, pageOf, statusAfter, thisBuild } from '../helpers/builds.js';
import { next, pause } from '../helpers/wait.js';
import { fetchIn, until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { provider } from '../helpers/servers.js';

/** What the first build has stored is found by this one: contract, section 4. */

const acme = {
  'provider-name': 'Acme',
  'client-id': 'demo',
  'login-url': provider.url('/oauth/authorize'),
  'test-url': provider.url('/api/me'),
};
const beacon = (client: string, more = {}) => ({
  issuer: oidc.issuer,
  'client-id': client,
  scope: 'openid profile email offline_access',
  'allowed-urls': oidc.url('/api'),
  ...more,
});

interface Kind {
  attributes: Record<string, string>;
  origin: string;
  api: string;
  identifier: string;
  renews?: boolean;
  hasKey?: boolean;
}
const atBeacon = { origin: oidc.issuer, api: oidc.url('/api/me'), identifier: 'beacon-1815' };
const kinds: Record<string, Kind> = {
  'the implicit grant': {
    attributes: acme,
    origin: provider.origin,
    api: provider.url('/api/me'),
    identifier: 'acct_1815',
  },
  'an ID token and a token': {
    attributes: beacon('implicit', { 'response-type': 'id_token token', scope: 'openid profile' }),
    ...atBeacon,
  },
  'a code': { attributes: beacon('code'), ...atBeacon, renews: true },
  'a code, bound to a key': { attributes: beacon('dpop', { dpop: '' }), ...atBeacon, renews: true, hasKey: true },
};

/** The thumbprints of the keys in IndexedDB. */
async function storedKeys(): Promise<IDBValidKey[]> {
  const request = indexedDB.open('oauth-connect', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('dpop-keys');
  await next(request, 'success');
  const keys = request.result.transaction('dpop-keys').objectStore('dpop-keys').getAllKeys();
  await next(keys, 'success');
  request.result.close();
  return keys.result;
}

const refreshIn = (handle: string) =>
  evaluateInWindow(() => document.querySelector('oauth-connect')?.connection?.refresh(), { handle });

/** The status when nothing is restored any more: that takes far less. */
const statusAtRest = async (handle: string) => {
  await pause(500);
  return evaluateInWindow(() => document.querySelector('oauth-connect')?.status, { handle });
};

/** A page of the first build that is connected. */
async function connectedPage({ attributes, origin }: Kind): Promise<string> {
  const page = await open(pageOf(firstBuild, attributes));
  await clickIn('#acme >>> [part=button]', { handle: page });
  await signIn({ origin, user: 'ada' });
  await until(page, 'connected');
  return page;
}

beforeEach(async () => {
  localStorage.clear();
  await next(indexedDB.deleteDatabase('oauth-connect'), 'success');
});
after(() => localStorage.clear());

for (const storage of ['session', 'local'])
  describe(`a connection that the first build has stored, storage="${storage}"`, () => {
    for (const [what, kind] of Object.entries(kinds)) {
      const { attributes, api, identifier, renews, hasKey } = kind;
      const stored: Kind = { ...kind, attributes: { ...attributes, storage } };

      it(`is restored as it was, by ${what}, and goes on`, async () => {
        const page = await connectedPage(stored);
        const before = await connectionIn(page);
        const keys = await storedKeys();
        expect(keys).to.have.length(hasKey ? 1 : 0);
        await navigate(pageOf(thisBuild, stored.attributes), { handle: page });
        expect(await statusAfter(page, 'connected')).to.equal('connected');
        const restored = await connectionIn(page);
        expect(restored).to.deep.equal(before);
        expect(restored).to.deep.include({ identifier, status: 'active', count: 1 });
        expect(await fetchIn(page, api, 1)).to.deep.equal([200]);
        if (renews) {
          await oidc.clear();
          await refreshIn(page);
          // With a key the server first asks for a nonce.
          const answers = (await oidc.log('token')).map(({ status }) => status);
          expect(answers.filter((status) => status === 200)).to.deep.equal([200]);
          expect(await fetchIn(page, api, 1)).to.deep.equal([200]);
          const renewed = await connectionIn(page);
          if (!hasKey) expect(renewed?.accessToken).not.to.equal(before?.accessToken);
        }
        expect(await storedKeys()).to.deep.equal(keys);
        const told = await evaluateInWindow(() => document.querySelector('oauth-connect')?.revoke(), { handle: page });
        // Acme has no revocation endpoint here.
        expect(told).to.deep.equal({ remote: attributes !== acme });
        expect(await storedKeys()).to.deep.equal([]);
        await navigate(pageOf(firstBuild, stored.attributes), { handle: page });
        expect(await statusAtRest(page)).to.equal('idle');
        await closeWindow({ handle: page });
      });
    }

    it('is found and moved where its binding left out what stands beside a member "source" in JSON', async () => {
      const attributes = { ...acme, storage, 'request-body': '{"meta":{"source":"web","key":"a"}}' };
      const page = await connectedPage({ ...(kinds['the implicit grant'] as Kind), attributes });
      const before = await connectionIn(page);
      const keys = () =>
        evaluateInWindow(
          (kind: string) =>
            Object.keys(kind === 'local' ? localStorage : sessionStorage).filter((key) =>
              key.startsWith('oauth-connect:'),
            ),
          { handle: page },
          storage,
        );
      expect((await keys()).join()).not.to.include('"key"');
      for (const round of ['moved', 'as any other']) {
        await navigate(pageOf(thisBuild, attributes), { handle: page });
        expect(await statusAfter(page, 'connected'), round).to.equal('connected');
        expect(await connectionIn(page)).to.deep.equal(before);
        expect(await keys()).to.have.length(1);
        expect((await keys()).join()).to.include('{"source":"web","key":"a"}');
      }
      const other = { ...attributes, 'request-body': '{"meta":{"source":"web","key":"b"}}' };
      await navigate(pageOf(thisBuild, other), { handle: page });
      expect(await statusAtRest(page)).to.equal('idle');
      await closeWindow({ handle: page });
    });

    it('has its place among several, and what was typed for it', async () => {
      const attributes = {
        ...acme,
        storage,
        multiple: '',
        'login-url': provider.url('/oauth/authorize?tenant={{tenant}}'),
        fields: JSON.stringify([{ name: 'tenant', label: 'Tenant', default: 'north' }]),
      };
      const page = await connectedPage({ ...(kinds['the implicit grant'] as Kind), attributes });
      await clickIn('#acme >>> [part=button]', { handle: page });
      await signIn({ user: 'charles' });
      const list = () =>
        evaluateInWindow(
          async () => {
            const element = document.querySelector('oauth-connect') as HTMLElementTagNameMap['oauth-connect'];
            const end = performance.now() + 5000;
            while (element.connections.length < 2 && performance.now() < end)
              await new Promise((resolve) => setTimeout(resolve, 20));
            return element.connections.map((one) => one.toJSON() as { identifier: string; fieldValues: object });
          },
          { handle: page },
        );
      const before = await list();
      expect(before.map(({ identifier }) => identifier)).to.deep.equal(['acct_1815', 'acct_1791']);
      expect(before[1]?.fieldValues).to.deep.equal({ tenant: 'north' });
      await navigate(pageOf(thisBuild, attributes), { handle: page });
      expect(await list()).to.deep.equal(before);
      await closeWindow({ handle: page });
    });

    it('is expired where its token has run out meanwhile', async () => {
      const attributes = { ...acme, storage };
      const page = await connectedPage({ ...(kinds['the implicit grant'] as Kind), attributes });
      const changed = await evaluateInWindow(
        (kind: string) => {
          const area = kind === 'local' ? localStorage : sessionStorage;
          for (const [key, text] of Object.entries(area) as [string, string][])
            area.setItem(key, text.replace(/"expiresAt":\d+/, `"expiresAt":${String(Date.now() - 1000)}`));
          return Object.values(area).length;
        },
        { handle: page },
        storage,
      );
      expect(changed).to.equal(1);
      await navigate(pageOf(thisBuild, attributes), { handle: page });
      expect(await statusAfter(page, 'expired')).to.equal('expired');
      await closeWindow({ handle: page });
    });

    it('is left alone where a setting that decides where its token goes is another', async () => {
      const attributes = { ...acme, storage };
      const page = await connectedPage({ ...(kinds['the implicit grant'] as Kind), attributes });
      const other = { ...attributes, 'allowed-urls': provider.url('/') };
      await navigate(pageOf(thisBuild, other), { handle: page });
      expect(await statusAtRest(page)).to.equal('idle');
      await navigate(pageOf(thisBuild, attributes), { handle: page });
      expect(await statusAfter(page, 'connected')).to.equal('connected');
      await closeWindow({ handle: page });
    });
  });

describe('pages of both builds, open at once', () => {
  const kind = kinds['a code'] as Kind;
  const attributes = { ...kind.attributes, storage: 'local' };

  for (const [who, index] of [
    ['the first build’s', 0],
    ['this build’s', 1],
  ] as const)
    it(`share a connection: what ${who} renews or revokes, the other knows`, async () => {
      const pages = [await connectedPage({ ...kind, attributes }), await open(pageOf(thisBuild, attributes))];
      const [actor = '', other = ''] = index ? pages.toReversed() : pages;
      for (const handle of pages) expect(await statusAfter(handle, 'connected')).to.equal('connected');
      const before = await connectionIn(actor);
      await refreshIn(actor);
      const token = (await connectionIn(actor))?.accessToken;
      expect(token).not.to.equal(before?.accessToken);
      await evaluateInWindow(
        async (wanted: string) => {
          const element = document.querySelector('oauth-connect');
          while ((await element?.connection?.getAccessToken()) !== wanted)
            await new Promise((resolve) => setTimeout(resolve, 25));
        },
        { handle: other },
        String(token),
      );
      expect((await oidc.counters()).refreshes).to.equal(1);
      await evaluateInWindow(() => document.querySelector('oauth-connect')?.revoke(), { handle: actor });
      expect(await statusAfter(other, 'idle')).to.equal('idle');
      for (const handle of pages) await closeWindow({ handle });
    });
});
