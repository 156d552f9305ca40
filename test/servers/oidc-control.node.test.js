/** Shows that tests can make Beacon misbehave, and see what it was asked. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { startOidc } from './oidc/server.js';
import { call, control, log, oidc, redeem, refresh, signIn } from './oidc-client.js';
import { REDIRECT_URI, Visitor } from './oidc-visitor.js';

describe('faults', () => {
  it('are played as often as told, before or after the work is done', async () => {
    const found = await new Visitor(oidc.origin).authorize();
    await control('fault', { status: 503, html: true, headers: { 'Retry-After': '1' } });
    const down = await redeem(found);
    assert.deepEqual([down.status, down.headers.get('retry-after')], [503, '1']);
    assert.match(down.text, /<h1>/);
    const { body } = await redeem(found);
    await control('fault', { when: 'after', reset: true });
    await assert.rejects(refresh(body.refresh_token));
    assert.equal((await refresh(body.refresh_token)).body.error, 'invalid_grant', 'it was rotated all the same');
  });

  it('can change the true answer, delay it, and strike other endpoints', async () => {
    await control('fault', { merge: { token_type: 'mac', refresh_token: null } });
    const body = await signIn();
    assert.deepEqual([body.token_type, 'refresh_token' in body], ['mac', false]);
    await control('fault', { endpoint: 'api', delay: 60 });
    await control('fault', { endpoint: 'userinfo', status: 429, body: { error: 'slow_down' }, cors: false });
    const start = performance.now();
    assert.equal((await call(body.access_token)).status, 200);
    assert.ok(performance.now() - start > 50);
    const slow = await call(body.access_token, '/userinfo');
    assert.deepEqual([slow.status, slow.headers.get('access-control-allow-origin')], [429, null]);
  });

  it('can be that there is no answer', async () => {
    const found = await new Visitor(oidc.origin).authorize();
    await control('fault', { hang: true });
    const url = `${oidc.origin}/token`;
    const body = new URLSearchParams({ grant_type: 'authorization_code', code: found.answer['code'] ?? '' });
    await assert.rejects(fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(400) }));
    const entry = (await log()).requests.at(-1);
    assert.deepEqual([entry.status, entry.fault, entry.values], [null, true, { grant_type: 'authorization_code' }]);
  });
});

describe('forgeries', () => {
  const pkce = { code_challenge: '', code_challenge_method: '' };
  const implicit = { client_id: 'implicit', response_type: 'id_token token', ...pkce };

  it('are other parameters in the answer', async () => {
    await control('rewrite', { answer: { iss: null, state: 'other' } });
    const visitor = new Visitor(oidc.origin);
    const { answer } = await visitor.authorize();
    assert.deepEqual([Object.keys(answer).sort(), answer['state']], [['code', 'state'], 'other']);
    await control('rewrite', { answer: { iss: 'https://evil.example' } });
    const { answer: denied } = await visitor.authorize({}, { decision: 'deny' });
    assert.deepEqual([denied['error'], denied['iss']], ['access_denied', 'https://evil.example']);
  });

  it('are other claims in the ID token, under a good signature or a bad one', async () => {
    await control('rewrite', { idToken: { nonce: 'other', at_hash: null } });
    const visitor = new Visitor(oidc.origin);
    const keys = createRemoteJWKSet(new URL(`${oidc.origin}/jwks`));
    const { answer } = await visitor.authorize(implicit);
    const { body } = await redeem(await visitor.authorize());
    for (const token of [answer['id_token'] ?? '', body.id_token]) {
      const { payload } = await jwtVerify(token, keys);
      assert.deepEqual([payload['nonce'], 'at_hash' in payload, payload.sub], ['other', false, 'beacon-1815']);
    }
    await control('rewrite', { foreignKey: true });
    const { answer: foreign } = await visitor.authorize(implicit);
    await assert.rejects(jwtVerify(foreign['id_token'] ?? '', keys), /signature verification failed/);
  });
});

describe('the rest', () => {
  it('rotates its keys, with or without the old ones', async () => {
    const visitor = new Visitor(oidc.origin);
    await visitor.authorize();
    const kids = async () =>
      (await (await fetch(`${oidc.origin}/jwks`)).json()).keys.map((/** @type {any} */ key) => key.kid);
    const before = await kids();
    await control('rotate-keys');
    assert.deepEqual((await kids()).slice(2), before);
    await control('rotate-keys', { keepOld: false });
    const after = await kids();
    assert.equal(after.length, 2);
    const { id_token: idToken } = (await redeem(await visitor.authorize({ prompt: 'none' }))).body;
    assert.equal(decodeProtectedHeader(idToken).kid, after[0], 'for a visitor who is still logged in');
  });

  it('sends the COOP header on its pages, on the redirect before them, or on both', async () => {
    const url = `${oidc.origin}/authorize?client_id=code&response_type=code&scope=openid&state=s&code_challenge=${'x'.repeat(43)}&code_challenge_method=S256&redirect_uri=${encodeURIComponent(REDIRECT_URI)}`;
    const seen = async () => {
      const redirect = await fetch(url, { redirect: 'manual' });
      const Cookie = redirect.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const page = await fetch(new URL(redirect.headers.get('location') ?? '', oidc.origin), { headers: { Cookie } });
      assert.equal(page.status, 200);
      return [redirect, page].map(({ headers }) => headers.get('cross-origin-opener-policy'));
    };
    assert.deepEqual(await seen(), [null, null]);
    for (const value of ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups', 'unsafe-none']) {
      await control('coop', { value });
      assert.deepEqual(await seen(), [null, value]);
    }
    await control('coop', { value: 'same-origin', on: 'redirect' });
    assert.deepEqual(await seen(), ['same-origin', null]);
  });

  it('logs names and harmless values, and fingerprints of secrets', async () => {
    const found = await new Visitor(oidc.origin).authorize();
    await redeem(found);
    const { requests } = await log();
    const [request] = requests.filter(({ endpoint }) => endpoint === 'authorize');
    assert.equal(request.values.code_challenge_method, 'S256');
    assert.ok(request.parameters.includes('state') && request.fingerprints.state);
    const { values, parameters, status, answer } = requests.find(({ endpoint }) => endpoint === 'token');
    assert.deepEqual(values, { grant_type: 'authorization_code', client_id: 'code', redirect_uri: REDIRECT_URI });
    assert.deepEqual([status, parameters.includes('code_verifier')], [200, true]);
    assert.ok(answer.includes('refresh_token'));
    assert.ok(!JSON.stringify(requests).includes(found.verifier));
  });

  it('takes further clients, and is not steered unless it was started so', async () => {
    await control('client', { client_id: 'other', client_name: 'Other', redirect_uris: ['http://localhost/x.html'] });
    const request = { client_id: 'other', redirect_uri: 'http://localhost:1/x.html' };
    assert.ok((await new Visitor(oidc.origin).authorize(request)).answer['code']);
    const plain = await startOidc({ log: () => {} });
    assert.equal((await fetch(`${plain.origin}/control/log`)).status, 404);
    await plain.close();
  });
});
