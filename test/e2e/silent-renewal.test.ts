import { expect } from 'chai';
import type { Connection } from '../../src/connector.js';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { rejection } from '../helpers/acme.js';
import { beaconElement, revokeAll, signInBy } from '../helpers/beacon.js';
import { part } from '../helpers/elements.js';
import { oidc, startOidc } from '../helpers/oidc.js';
import { next } from '../helpers/wait.js';

/** `renew="silent"` at a certified provider, in a hidden frame: contract, sections 2 and 6. */

/** Of the same site as this page, so that its session can be seen from a frame. */
const near = await startOidc('localhost');

const silent = {
  issuer: near.issuer,
  'allowed-urls': near.url('/api'),
  'client-id': 'code-without-refresh',
  scope: 'openid profile email',
  renew: 'silent',
};

async function connected(attributes: Record<string, string> = {}): Promise<[OAuthConnectElement, Connection]> {
  const element = await beaconElement({ ...silent, ...attributes });
  expect(element.configurationErrors).to.deep.equal([]);
  return [element, await signInBy(element, 'button', 'ada', near)];
}

const me = (connection: Connection) => connection.fetch(near.url('/api/me'));
const frames = () => document.querySelectorAll('html > iframe').length;

afterEach(revokeAll);

describe('renew="silent"', () => {
  for (const [what, attributes] of [
    ['a code', {}],
    ['an ID token and a token', { 'client-id': 'implicit', 'response-type': 'id_token token' }],
  ] as const)
    it(`renews without a refresh token, in a hidden frame that is gone afterwards: ${what}`, async () => {
      const [element, connection] = await connected(attributes);
      const before = await connection.getAccessToken();
      await near.clear();
      const refreshed = next<CustomEvent<{ identifier: string }>>(element, 'refreshed');
      await connection.refresh();
      expect((await refreshed).detail.identifier).to.equal('beacon-1815');
      expect(await connection.getAccessToken()).not.to.equal(before);
      expect((await me(connection)).status).to.equal(200);
      const [authorize] = await near.log('authorize');
      expect(authorize?.values).to.include({ prompt: 'none' });
      expect(authorize?.parameters).not.to.include('id_token_hint');
      await new Promise((wake) => setTimeout(wake));
      expect(frames()).to.equal(0);
    });

  it('renews on a 401, once for all requests, and establishes whose account it is before a token is used', async () => {
    const [, connection] = await connected();
    await near.expireAccessTokens();
    await near.clear();
    const answers = await Promise.all(Array.from({ length: 8 }, () => me(connection)));
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(8).fill(200));
    expect(await near.log('authorize')).to.have.length(1);
    expect(await near.log('userinfo')).to.have.length(1);
  });

  it('comes ahead of expiry, without anybody asking', async () => {
    await near.setLifetime(5);
    const [element, connection] = await connected();
    const expiry = connection.expiresAt?.getTime() ?? 0;
    const begun = new Promise<number>((resolve) => {
      const frames = new MutationObserver(() => resolve(Date.now()));
      frames.observe(document.documentElement, { childList: true });
    });
    await next(element, 'refreshed');
    expect(await begun).to.be.lessThan(expiry);
  });

  it('ends in expired, without an error for the visitor, where they are logged out by now', async () => {
    const [element, connection] = await connected();
    await near.logOut();
    await near.expireAccessTokens();
    let failed = 0;
    element.addEventListener('failed', () => failed++);
    const expired = next(element, 'expired');
    expect((await rejection(me(connection))).code).to.equal('expired');
    await expired;
    expect([failed, element.status]).to.deep.equal([0, 'expired']);
    await element.updateComplete;
    expect(part(element, 'error')).to.equal(null);
    const again = await signInBy(element, 'reconnect', 'ada', near);
    expect(again.status).to.equal('active');
  });

  it('never uses another account that is logged in by then', async () => {
    const [element, connection] = await connected();
    const before = await connection.getAccessToken();
    await near.switchAccount('charles');
    // Asked for the one account, this provider answers login_required.
    expect((await rejection(connection.refresh())).code).to.equal('refresh_failed');
    expect(connection.identifier).to.equal('beacon-1815');
    expect(await connection.getAccessToken(), 'which is good for as long as it was').to.equal(before);
    await near.expireAccessTokens();
    expect((await rejection(me(connection))).code).to.equal('expired');
    expect(element.status).to.equal('expired');
  });

  it('leaves the connection as it was where the provider is down', async () => {
    const [element, connection] = await connected();
    await near.fault({ status: 503 });
    expect((await rejection(connection.refresh())).code).to.equal('refresh_failed');
    expect(element.status).to.equal('connected');
    await connection.refresh();
    expect((await me(connection)).status).to.equal(200);
  });

  it('is refused where the browser keeps a provider’s cookies from frames of another site', async () => {
    const element = await beaconElement({
      ...silent,
      issuer: oidc.issuer,
      'allowed-urls': oidc.url('/api'),
    });
    const connection = await signInBy(element);
    expect((await rejection(connection.refresh())).code).to.equal('refresh_failed');
    // Its token is good all the same, and the frame is not asked again.
    expect(element.status).to.equal('connected');
    await oidc.clear();
    await oidc.expireAccessTokens();
    expect((await rejection(connection.fetch(oidc.url('/api/me')))).code).to.equal('expired');
    expect(element.status).to.equal('expired');
    expect(await oidc.log('authorize')).to.deep.equal([]);
  });

  it('is tried where a refresh token is not taken any more', async () => {
    const [, connection] = await connected({ 'client-id': 'code', scope: 'openid profile offline_access' });
    await near.expireRefreshTokens();
    await connection.refresh();
    expect((await me(connection)).status).to.equal(200);
  });
});
