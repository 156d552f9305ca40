import { expect } from 'chai';
import { rejection } from '../helpers/acme.js';
import { beaconPage, revokeAll, signedIn } from '../helpers/beacon.js';
import { clickIn, evaluateInWindow, open, reloadPage, signIn, waitForWindow } from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { next } from '../helpers/wait.js';

/** Tokens that are bound to a key, at a certified provider: contract, section 2 (`dpop`), and RFC 9449. */

const dpop = { 'client-id': 'dpop', dpop: 'true' };
const api = () => oidc.url('/api/me');

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

async function clearKeys(): Promise<void> {
  await next(indexedDB.deleteDatabase('oauth-connect'), 'success');
}

const fetchIn = (handle: string) =>
  evaluateInWindow(
    async (url: string) => {
      const element = document.querySelector('oauth-connect') as unknown as HTMLElementTagNameMap['oauth-connect'];
      return element.fetch(url).then(
        ({ status }) => status,
        (error: unknown) => (error as { code: string }).code,
      );
    },
    { handle },
    api(),
  );

beforeEach(clearKeys);
afterEach(revokeAll);

describe('dpop', () => {
  it('signs in, calls the test API and makes requests, each with a proof that holds the server’s nonce', async () => {
    const [element, connection] = await signedIn(dpop);
    expect(element.configurationErrors).to.deep.equal([]);
    expect(connection.identifier).to.equal('beacon-1815');
    expect((await connection.fetch(api())).status).to.equal(200);
    const [authorize] = await oidc.log('authorize');
    expect(authorize?.parameters).to.include.members(['dpop_jkt', 'code_challenge']);
    expect(authorize?.values).to.include({ code_challenge_method: 'S256' });
    const answered = (await oidc.log()).filter(
      ({ endpoint, status }) => status === 200 && /token|userinfo|api/.test(endpoint),
    );
    expect(answered.map(({ endpoint }) => endpoint)).to.deep.equal(['token', 'userinfo', 'api']);
    for (const { endpoint, dpop: proof, authorization } of answered) {
      expect(proof, endpoint).to.include({ nonce: true, ath: endpoint !== 'token' });
      if (endpoint !== 'token') expect(authorization).to.equal('DPoP');
    }
  });

  it('renews tokens with the same key, and with a nonce that is new', async () => {
    const [element, connection] = await signedIn(dpop);
    const jkt = await storedKeys();
    await oidc.renewDpopNonces();
    await oidc.expireAccessTokens();
    const refreshed = next(element, 'refreshed');
    expect((await connection.fetch(api())).status).to.equal(200);
    await refreshed;
    expect(await storedKeys()).to.deep.equal(jkt);
    expect(connection.status).to.equal('active');
  });

  it('sends a body again where the server wants another nonce', async () => {
    const [, connection] = await signedIn(dpop);
    await connection.fetch(api());
    await oidc.renewDpopNonces();
    const answer = await connection.fetch(oidc.url('/api/echo'), { method: 'POST', body: '{"a":1}' });
    expect(answer.status).to.equal(200);
    expect(await answer.text()).to.contain('a');
    expect((await oidc.counters()).refreshes, 'a nonce is no reason to renew').to.equal(0);
  });

  it('gives no access token away, and keeps nothing of the key where the storage is memory', async () => {
    const [, connection] = await signedIn(dpop);
    expect((await rejection(connection.getAccessToken())).code).to.equal('invalid_configuration');
    expect(await storedKeys()).to.deep.equal([]);
  });

  it('goes on after a reload, with the key from IndexedDB; that is deleted with the connection', async () => {
    const page = await open(beaconPage({ ...dpop, storage: 'session' }));
    await oidc.expectVisitor('ada');
    await clickIn('#acme >>> [part=button]', { handle: page });
    await until(page, 'connected');
    expect(await storedKeys()).to.have.length(1);
    await reloadPage(page);
    await until(page, 'connected');
    expect(await fetchIn(page)).to.equal(200);
    await evaluateInWindow(() => document.querySelector('oauth-connect')?.revoke(), { handle: page });
    expect(await storedKeys()).to.deep.equal([]);
  });

  it('ends its tokens with the key, where that takes a proof, and then has no key', async () => {
    const bearer = { 'revoke-url': api(), 'revoke-style': 'bearer', 'revoke-method': 'GET' };
    const page = await open(beaconPage({ ...dpop, ...bearer, storage: 'session' }));
    await oidc.expectVisitor('ada');
    await clickIn('#acme >>> [part=button]', { handle: page });
    await until(page, 'connected');
    // From here on the key is in IndexedDB alone.
    await reloadPage(page);
    await until(page, 'connected');
    const told = await evaluateInWindow(
      async () => {
        const element = document.querySelector('oauth-connect') as HTMLElementTagNameMap['oauth-connect'];
        const revoked = new Promise<{ detail: { remote: boolean } }>((resolve) => {
          element.addEventListener('revoked', (event) => resolve(event));
        });
        void element.revoke();
        return (await revoked).detail.remote;
      },
      { handle: page },
    );
    expect(told, 'the provider confirmed it').to.equal(true);
    expect(await storedKeys()).to.deep.equal([]);
  });

  it('ends in expired where the key is gone, with a way to connect again', async () => {
    const page = await open(beaconPage({ ...dpop, storage: 'session' }));
    await oidc.expectVisitor('ada');
    await clickIn('#acme >>> [part=button]', { handle: page });
    await until(page, 'connected');
    await clearKeys();
    expect(await fetchIn(page), 'this page still has it').to.equal(200);
    await reloadPage(page);
    await until(page, 'connected');
    expect(await fetchIn(page)).to.equal('expired');
    await until(page, 'expired');
    await oidc.expectVisitor('ada');
    await clickIn('#acme >>> [part=reconnect]', { handle: page });
    await until(page, 'connected');
    expect(await fetchIn(page)).to.equal(200);
  });

  it('comes back to this tab with its key', async () => {
    const page = await open(beaconPage({ ...dpop, 'login-mode': 'redirect' }), { type: 'tab' });
    await clickIn('#acme >>> [part=button]', { handle: page });
    await signIn({ origin: oidc.issuer, user: 'ada' });
    await waitForWindow('/support/page', 10_000);
    await until(page, 'connected');
    expect(await fetchIn(page)).to.equal(200);
  });

  it('refuses a bearer token', async () => {
    await oidc.fault({ status: 200, body: '{"access_token":"bearer-token","token_type":"Bearer"}' });
    expect((await rejection(signedIn(dpop))).code).to.equal('invalid_response');
  });
});
