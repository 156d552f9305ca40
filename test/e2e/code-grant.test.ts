import { expect } from 'chai';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { rejection } from '../helpers/acme.js';
import { beaconElement, revokeAll, signedIn } from '../helpers/beacon.js';
import { click } from '../helpers/browser.js';
import { part } from '../helpers/elements.js';
import { oidc } from '../helpers/oidc.js';
import { next, pause } from '../helpers/wait.js';

/** Codes, ID tokens and renewal at a certified provider: contract, sections 2, 5 and 6. */

const button = (element: OAuthConnectElement) => part(element, 'button');

afterEach(revokeAll);

describe('response-type="code" with an issuer', () => {
  it('signs in with PKCE S256, each code used once, and the claims’ name and identifier', async () => {
    const [element, connection] = await signedIn();
    expect(element.configurationErrors).to.deep.equal([]);
    expect(connection.identifier).to.equal('beacon-1815');
    expect(connection.name).to.contain('Ada');
    const [authorize] = await oidc.log('authorize');
    expect(authorize?.parameters).to.include.members(['code_challenge', 'code_challenge_method', 'nonce', 'state']);
    expect(authorize?.values).to.include({ code_challenge_method: 'S256', response_type: 'code' });
    expect(Object.values((await oidc.counters()).redemptions)).to.deep.equal([1]);
  });

  it('opens the login page at once where it was made ready by the pointer', async () => {
    const element = await beaconElement();
    const connected = next(element, 'connected');
    await click(button(element));
    await oidc.signIn({ user: 'charles' });
    await connected;
    expect(element.connection?.identifier).to.equal('beacon-1791');
  });

  it('makes authorised requests, and revokes both tokens', async () => {
    await oidc.clear();
    const [element, connection] = await signedIn();
    const me = await connection.fetch(oidc.url('/api/me'));
    expect(me.status).to.equal(200);
    expect(await element.revoke()).to.deep.equal({ remote: true });
    const hints = (await oidc.log('revoke')).map(({ values }) => values['token_type_hint']);
    expect(hints).to.deep.equal(['refresh_token', 'access_token']);
  });

  it('refuses an answer of another issuer, and one that does not say which, errors included', async () => {
    for (const iss of [null, 'https://evil.example']) {
      await oidc.rewriteAnswers({ iss });
      const element = await beaconElement();
      const failed = next<CustomEvent<{ error: { code: string } }>>(element, 'failed');
      await oidc.expectVisitor('ada');
      await click(button(element));
      expect((await failed).detail.error.code, String(iss)).to.equal('issuer_mismatch');
      expect(Object.values((await oidc.counters()).redemptions), 'no code was redeemed').to.deep.equal([]);
      element.remove();
    }
  });

  it('refuses an ID token with another nonce', async () => {
    await oidc.forgeIdTokens({ nonce: 'x' });
    const element = await beaconElement();
    const failed = next<CustomEvent<{ error: { code: string; step: string } }>>(element, 'failed');
    await oidc.expectVisitor('ada');
    await click(button(element));
    expect((await failed).detail.error).to.include({ code: 'invalid_id_token', step: 'token' });
  });

  it('is failed, not denied, where the token endpoint denies it', async () => {
    const element = await beaconElement();
    await oidc.fault({ status: 400, body: '{"error":"access_denied","error_description":"no"}' });
    const failed = next<CustomEvent<{ error: { code: string; oauthError: string } }>>(element, 'failed');
    await oidc.expectVisitor('charles');
    await click(button(element));
    expect((await failed).detail.error).to.include({ code: 'token_request_failed', oauthError: 'access_denied' });
  });

  it('is told by the token endpoint’s error what went wrong', async () => {
    await oidc.fault({ status: 400, body: '{"error":"invalid_grant","error_description":"no"}' });
    const element = await beaconElement();
    const failed = next<CustomEvent<{ error: { code: string; oauthError: string } }>>(element, 'failed');
    await oidc.expectVisitor('ada');
    await click(button(element));
    expect((await failed).detail.error).to.include({ code: 'token_request_failed', oauthError: 'invalid_grant' });
  });

  it('asks for the metadata where client_id in the issuer leads', async () => {
    const element = await beaconElement({ issuer: oidc.url('/{{client_id}}') });
    expect((await rejection(element.connect())).code).to.equal('issuer_mismatch');
  });

  it('says so where another issuer’s metadata alone can be had', async () => {
    const element = await beaconElement({ issuer: oidc.url('/nowhere') });
    const error = await rejection(element.connect());
    expect(error.code).to.equal('issuer_mismatch');
    expect(element.status).to.equal('failed');
  });
});

describe('renewal', () => {
  it('renews once on a 401, whoever asks for it, and each request is answered', async () => {
    const [element, connection] = await signedIn();
    const before = await connection.getAccessToken();
    await oidc.expireAccessTokens();
    const refreshed = next(element, 'refreshed');
    const answers = await Promise.all(Array.from({ length: 20 }, () => connection.fetch(oidc.url('/api/me'))));
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(20).fill(200));
    await refreshed;
    expect((await oidc.counters()).refreshes).to.equal(1);
    expect(await connection.getAccessToken()).not.to.equal(before);
    expect(connection.status).to.equal('active');
  });

  it('comes on a 401 of the test API too, which is asked once more', async () => {
    const [, connection] = await signedIn();
    await oidc.expireAccessTokens();
    expect(await connection.test()).to.have.property('sub');
    expect([connection.status, (await oidc.counters()).refreshes]).to.deep.equal(['active', 1]);
  });

  it('is not asked for by what may not be sent', async () => {
    const [, connection] = await signedIn();
    const { now } = Date;
    Date.now = () => now() + 7_200_000;
    const error = await rejection(connection.fetch('https://evil.example/')).finally(() => (Date.now = now));
    expect(error.code).to.equal('url_not_allowed');
    expect((await oidc.counters()).refreshes).to.equal(0);
  });

  it('that the provider refuses ends in expired: fetch() rejects with expired, refresh() with refresh_failed', async () => {
    const [element, connection] = await signedIn();
    await oidc.expireRefreshTokens();
    await oidc.expireAccessTokens();
    const expired = next(element, 'expired');
    expect((await rejection(connection.fetch(oidc.url('/api/me')))).code).to.equal('expired');
    await expired;
    expect(element.status).to.equal('expired');
    expect((await rejection(connection.refresh())).code).to.equal('refresh_failed');
  });

  it('that fails otherwise leaves the connection as it was', async () => {
    const [element, connection] = await signedIn();
    await oidc.fault({ status: 503 });
    expect((await rejection(connection.refresh())).code).to.equal('refresh_failed');
    expect(element.status).to.equal('connected');
    await connection.refresh();
    expect((await connection.fetch(oidc.url('/api/me'))).status).to.equal(200);
  });

  it('is not what revoking waits for: its result is dropped', async () => {
    const [element, connection] = await signedIn();
    await oidc.fault({ when: 'after', delay: 400, status: 500 });
    const renewal = rejection(connection.refresh());
    await element.revoke();
    await renewal;
    expect(element.connections).to.deep.equal([]);
    expect(connection.status).to.equal('revoked');
  });

  it('comes ahead of expiry, without anybody asking', async () => {
    await oidc.setLifetime(10);
    const [element, connection] = await signedIn();
    const expiry = connection.expiresAt?.getTime() ?? 0;
    await next(element, 'refreshed');
    expect(Date.now()).to.be.lessThan(expiry);
    expect(connection.expiresAt?.getTime()).to.be.greaterThan(expiry);
  });

  it('ends with the connection: what was revoked is not renewed when its time comes', async () => {
    await oidc.setLifetime(6);
    const [element] = await signedIn();
    await element.revoke();
    await pause(6500);
    expect(await oidc.log('token')).to.have.length(1);
  });

  it('is planned anew after each renewal, so that no token is renewed before its time', async () => {
    await oidc.setLifetime(6);
    const [, connection] = await signedIn();
    await oidc.setLifetime(3600);
    await connection.refresh();
    // The first token's time has come and gone by then.
    await pause(6500);
    expect((await oidc.counters()).refreshes).to.equal(1);
  });

  it('goes on after a reload', async () => {
    const [, connection] = await signedIn({ storage: 'session' });
    expect(connection.status).to.equal('active');
    const [key = ''] = Object.keys(sessionStorage).filter((name) => name.startsWith('oauth-connect'));
    expect(sessionStorage.getItem(key)).to.contain('refreshToken');
  });
});

describe('response-type="id_token token"', () => {
  const implicit = { 'client-id': 'implicit', 'response-type': 'id_token token', scope: 'openid profile email' };

  it('signs in with the signature, the nonce and the access token’s hash checked', async () => {
    const [, connection] = await signedIn(implicit);
    expect(connection.identifier).to.equal('beacon-1815');
    expect(await connection.getIdToken()).to.match(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect((await oidc.log('jwks')).length).to.be.greaterThan(0);
  });

  for (const [what, forged, options] of [
    ['another nonce', { nonce: 'x' }, {}],
    ['no hash of the access token', { at_hash: null }, {}],
    ['a foreign key', {}, { foreignKey: true }],
  ] as const)
    it(`refuses an ID token with ${what}`, async () => {
      await oidc.forgeIdTokens(forged, options);
      const element = await beaconElement(implicit);
      const failed = next<CustomEvent<{ error: { code: string; step: string } }>>(element, 'failed');
      await oidc.expectVisitor('ada');
      await click(button(element));
      expect((await failed).detail.error).to.include({ code: 'invalid_id_token', step: 'callback' });
    });
});

describe('multiple', () => {
  it('keeps several accounts, each once, each with its own requests and its own end', async () => {
    const [element, ada] = await signedIn({ multiple: 'true' });
    await element.updateComplete;
    const add = element.shadowRoot?.querySelector<HTMLElement>('[part=add]') as HTMLElement;
    let connected = next<CustomEvent<{ reconnected: boolean }>>(element, 'connected');
    await oidc.expectVisitor('charles');
    await click(add);
    expect((await connected).detail.reconnected).to.equal(false);
    expect(element.connections.map(({ identifier }) => identifier)).to.deep.equal(['beacon-1815', 'beacon-1791']);
    expect((await rejection(element.fetch(oidc.url('/api/me')))).code).to.equal('identifier_missing');
    expect(((await (await ada.fetch(oidc.url('/api/me'))).json()) as { sub: string }).sub).to.equal('beacon-1815');

    await element.updateComplete;
    connected = next(element, 'connected');
    await oidc.expectVisitor('ada');
    await click(element.shadowRoot?.querySelector('[part=add]') as HTMLElement);
    expect((await connected).detail.reconnected).to.equal(true);
    expect(element.connections).to.have.length(2);

    await element.updateComplete;
    expect(element.shadowRoot?.querySelectorAll('[part=disconnect]')).to.have.length(2);
    await element.revoke('beacon-1791');
    expect(element.connections.map(({ identifier }) => identifier)).to.deep.equal(['beacon-1815']);
    expect(element.status).to.equal('connected');
  });
});
