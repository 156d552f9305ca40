/** Shows that Beacon, the demo's OpenID Connect provider, does what the tests of the element take for granted. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { SignJWT, createRemoteJWKSet, decodeProtectedHeader, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import { startOidc } from '../../demo/server/oidc/server.js';
import { REDIRECT_URI, Visitor } from './oidc-visitor.js';

/** @type {Awaited<ReturnType<typeof startOidc>>} */
let oidc;
before(async () => {
  oidc = await startOidc({ control: true, log: (line) => line.includes('\n') && console.error(line) });
});
after(() => oidc.close());
afterEach(() => control('reset'));

/**
 * @param {string} action
 * @param {object} [options]
 */
async function control(action, options = {}) {
  const headers = { 'Content-Type': 'application/json' };
  const url = `${oidc.origin}/control/${action}`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(options) });
  assert.equal(response.status, 204, action);
}

/** @returns {Promise<{ requests: any[], counters: any }>} */
const log = async () => (await fetch(`${oidc.origin}/control/log`)).json();

/**
 * @param {string} path
 * @param {Record<string, string>} parameters
 * @param {Record<string, string>} [headers]
 */
async function post(path, parameters, headers = {}) {
  const response = await fetch(oidc.origin + path, { method: 'POST', headers, body: new URLSearchParams(parameters) });
  const text = await response.text();
  const body = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, body, text };
}

/**
 * @param {{ answer: Record<string, string>, verifier: string }} signIn
 * @param {Record<string, string>} [parameters]
 * @param {Record<string, string>} [headers]
 */
const redeem = ({ answer, verifier }, parameters = {}, headers = {}) =>
  post(
    '/token',
    {
      ...{ grant_type: 'authorization_code', client_id: 'code', redirect_uri: REDIRECT_URI },
      ...{ code: answer['code'] ?? '', code_verifier: verifier, ...parameters },
    },
    headers,
  );

/** @param {string} token */
const refresh = (token) => post('/token', { grant_type: 'refresh_token', client_id: 'code', refresh_token: token });

/**
 * @param {string} token
 * @param {string} [path]
 */
const call = (token, path = '/api/me') =>
  fetch(oidc.origin + path, { headers: { Authorization: `Bearer ${token}`, Origin: 'http://localhost:8000' } });

const signIn = async () => (await redeem(await new Visitor(oidc.origin).authorize())).body;

describe('the code grant', () => {
  it('ends in tokens, an ID token that can be checked, and an API that answers', async () => {
    const visitor = new Visitor(oidc.origin);
    const found = await visitor.authorize({}, { user: 'charles' });
    assert.deepEqual(visitor.pages, ['login', 'consent']);
    assert.equal(found.answer['iss'], oidc.origin);
    assert.equal(found.answer['state'], 's');
    const { status, body, headers } = await redeem(found, {}, { Origin: 'http://localhost:8000' });
    assert.equal(status, 200);
    assert.equal(headers.get('access-control-allow-origin'), 'http://localhost:8000');
    assert.deepEqual([body.token_type, body.expires_in, body.scope], ['Bearer', 3600, 'openid profile email']);
    const keys = createRemoteJWKSet(new URL(`${oidc.origin}/jwks`));
    const { payload } = await jwtVerify(body.id_token, keys, { issuer: oidc.origin, audience: 'code' });
    assert.deepEqual([payload.sub, payload['name'], payload['nonce']], ['beacon-1791', 'Charles Babbage', 'n']);
    assert.equal((await (await call(body.access_token)).json()).name, 'Charles Babbage');
    assert.equal((await (await call(body.access_token, '/userinfo')).json()).sub, 'beacon-1791');
    assert.equal((await (await call(body.access_token, '/api/echo/x?y=1')).json()).query.y, '1');
  });

  it('wants a challenge, of the kind S256', async () => {
    const visitor = new Visitor(oidc.origin);
    for (const [parameters, expected] of /** @type {const} */ ([
      [{ code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
      [{ code_challenge_method: 'plain' }, 'invalid_request'],
      [{ code_challenge_method: '' }, 'invalid_request'],
    ])) {
      assert.equal((await visitor.authorize(parameters)).answer['error'], expected);
    }
    const found = await visitor.authorize();
    assert.equal((await redeem(found, { code_verifier: 'x'.repeat(43) })).body.error, 'invalid_grant');
  });

  it('takes a code once, and takes back what came of it when it comes again', async () => {
    const found = await new Visitor(oidc.origin).authorize();
    const { body } = await redeem(found);
    assert.equal((await call(body.access_token)).status, 200);
    assert.equal((await redeem(found)).body.error, 'invalid_grant');
    assert.equal((await call(body.access_token)).status, 401);
    assert.deepEqual(Object.values((await log()).counters.redemptions), [2]);
  });

  it('has a scope of its own for who asks for none, and passes over one that it does not know', async () => {
    const visitor = new Visitor(oidc.origin);
    const { body } = await redeem(await visitor.authorize({ scope: '' }));
    assert.equal(body.scope, 'openid profile email');
    assert.ok(!(await log()).requests.some(({ parameters }) => parameters.includes('scope')));
    const { body: other } = await redeem(await visitor.authorize({ scope: 'openid weird' }));
    assert.equal(other.scope, 'openid');
  });

  it('says no where the visitor does', async () => {
    const { answer } = await new Visitor(oidc.origin).authorize({}, { decision: 'deny' });
    assert.deepEqual([answer['error'], answer['iss']], ['access_denied', oidc.origin]);
  });

  it('shows a page, and goes nowhere, for a redirect URL that is not registered', async () => {
    const { status, text } = await new Visitor(oidc.origin).authorize({ redirect_uri: 'http://evil.example/' });
    assert.equal(status, 400);
    assert.match(text, /That didn’t work/);
  });
});

describe('the implicit grant', () => {
  it('gives both tokens in the fragment, and no refresh token', async () => {
    const pkce = { code_challenge: '', code_challenge_method: '' };
    const request = { client_id: 'implicit', response_type: 'id_token token', ...pkce };
    const { answer } = await new Visitor(oidc.origin).authorize(request);
    // No `iss`, though the metadata promise it: oidc-provider leaves it out where there is an ID token, which has one.
    assert.deepEqual(Object.keys(answer).sort(), [
      'access_token',
      'expires_in',
      'id_token',
      'scope',
      'state',
      'token_type',
    ]);
    assert.equal((await call(answer['access_token'] ?? '')).status, 200);
  });
});

describe('refresh tokens', () => {
  it('rotate, and one that comes again ends the grant', async () => {
    const first = await signIn();
    const { body: second } = await refresh(first.refresh_token);
    assert.notEqual(second.refresh_token, first.refresh_token);
    const { body: third } = await refresh(second.refresh_token);
    assert.equal((await refresh(first.refresh_token)).body.error, 'invalid_grant');
    assert.equal((await refresh(third.refresh_token)).body.error, 'invalid_grant');
    assert.equal((await call(third.access_token)).status, 401);
    assert.equal((await log()).counters.refreshes, 4);
  });

  it('are not given to a client that may not refresh', async () => {
    const client = { client_id: 'code-without-refresh' };
    const { body } = await redeem(await new Visitor(oidc.origin).authorize(client), client);
    assert.deepEqual(Object.keys(body).sort(), ['access_token', 'expires_in', 'id_token', 'scope', 'token_type']);
  });

  it('outlive the login session, and can be made to run out', async () => {
    const { refresh_token: token } = await signIn();
    await control('logout');
    const { body } = await refresh(token);
    assert.equal((await call(body.access_token)).status, 200);
    await control('expire-refresh-tokens');
    assert.equal((await refresh(body.refresh_token)).body.error, 'invalid_grant');
  });
});

describe('access tokens', () => {
  it('live as long as told, and run out when told', async () => {
    await control('lifetime', { seconds: 7, client: 'code' });
    const { access_token: token, expires_in: seconds } = await signIn();
    assert.equal(seconds, 7);
    await control('expire-access-tokens');
    const response = await call(token);
    assert.equal(response.status, 401);
    assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer error="invalid_token"/);
  });

  it('are revoked alone, or with all of the grant by its refresh token', async () => {
    const { access_token: token, refresh_token: refreshToken } = await signIn();
    assert.equal((await post('/revoke', { token, client_id: 'code' })).status, 200);
    assert.equal((await call(token)).status, 401);
    const { body } = await refresh(refreshToken);
    assert.equal((await post('/revoke', { token: body.refresh_token, client_id: 'code' })).status, 200);
    assert.equal((await call(body.access_token)).status, 401);
    assert.equal((await refresh(body.refresh_token)).body.error, 'invalid_grant');
  });
});

describe('prompt=none', () => {
  it('answers at once for whoever is logged in and has agreed, else says what is missing', async () => {
    const visitor = new Visitor(oidc.origin);
    const silently = async (/** @type {Record<string, string>} */ more = {}) =>
      (await visitor.authorize({ prompt: 'none', ...more })).answer;
    assert.equal((await silently())['error'], 'login_required');
    await visitor.authorize();
    assert.ok((await silently())['code']);
    assert.deepEqual(visitor.pages, []);
    assert.equal((await silently({ client_id: 'dpop' }))['error'], 'consent_required');
    assert.equal((await silently({ login_hint: 'charles' }))['error'], 'login_required');
    await control('logout');
    assert.equal((await silently())['error'], 'login_required');
  });

  it('answers for another account once that is logged in', async () => {
    const visitor = new Visitor(oidc.origin);
    await visitor.authorize();
    await control('account', { user: 'murasaki' });
    const { body } = await redeem(await visitor.authorize({ prompt: 'none' }));
    assert.equal((await (await call(body.access_token)).json()).sub, 'beacon-0973');
  });

  it('is not needed to log in as somebody else', async () => {
    const visitor = new Visitor(oidc.origin);
    await visitor.authorize();
    const found = await visitor.authorize({ login_hint: 'charles' }, { user: 'charles' });
    assert.deepEqual(visitor.pages, ['login', 'consent']);
    assert.equal((await (await call((await redeem(found)).body.access_token)).json()).sub, 'beacon-1791');
    await visitor.authorize({ prompt: 'select_account' });
    assert.deepEqual(visitor.pages, ['login', 'consent']);
  });
});

describe('DPoP', () => {
  const keys = generateKeyPair('ES256');

  /**
   * @param {string} htm
   * @param {string} path
   * @param {{ nonce?: string | undefined, token?: string, jti?: string }} [claims]
   */
  async function proof(htm, path, { nonce, token, jti = randomUUID() } = {}) {
    const { publicKey, privateKey } = await keys;
    const ath = token && createHash('sha256').update(token).digest('base64url');
    return new SignJWT({ htm, htu: oidc.origin + path, jti, ...(nonce && { nonce }), ...(ath && { ath }) })
      .setIssuedAt()
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: await exportJWK(publicKey) })
      .sign(privateKey);
  }

  async function boundToken() {
    const client = { client_id: 'dpop' };
    const found = await new Visitor(oidc.origin).authorize(client);
    const asked = await redeem(found, client, { DPoP: await proof('POST', '/token') });
    assert.deepEqual([asked.status, asked.body.error], [400, 'use_dpop_nonce']);
    const nonce = asked.headers.get('dpop-nonce') ?? '';
    const { body } = await redeem(found, client, { DPoP: await proof('POST', '/token', { nonce }) });
    return { body, nonce };
  }

  /**
   * @param {string} token
   * @param {string} sentProof
   */
  const callBound = (token, sentProof) =>
    fetch(`${oidc.origin}/api/me`, { headers: { Authorization: `DPoP ${token}`, DPoP: sentProof } });

  it('is asked for a nonce by the token endpoint and by the API, and then let through', async () => {
    const { body, nonce: tokenNonce } = await boundToken();
    const token = body.access_token;
    const shared = await proof('GET', '/api/me', { token, nonce: tokenNonce });
    assert.equal((await callBound(token, shared)).status, 200, 'with the nonce of the token endpoint');
    assert.equal(body.token_type, 'DPoP');
    const asked = await callBound(token, await proof('GET', '/api/me', { token }));
    assert.equal(asked.status, 401);
    assert.match(asked.headers.get('www-authenticate') ?? '', /^DPoP error="use_dpop_nonce"/);
    const nonce = asked.headers.get('dpop-nonce') ?? '';
    const good = await proof('GET', '/api/me', { token, nonce });
    assert.equal((await callBound(token, good)).status, 200);
    assert.equal((await callBound(token, good)).status, 401, 'a proof that comes again');
    const elsewhere = await proof('GET', '/api/echo', { token, nonce });
    assert.equal((await callBound(token, elsewhere)).status, 401, 'a proof for another address');
    assert.equal((await call(token)).status, 401, 'without a proof');
    const { requests } = await log();
    const nonces = requests.filter(({ dpop }) => dpop).map(({ endpoint, dpop }) => [endpoint, dpop.nonce, dpop.ath]);
    assert.deepEqual(nonces.slice(0, 4), [
      ['token', false, false],
      ['token', true, false],
      ['api', true, true],
      ['api', false, true],
    ]);
  });

  it('can be told that its nonce is an old one, or to need none', async () => {
    const { nonce, body: before } = await boundToken();
    const bound = before.access_token;
    const client = { client_id: 'dpop' };
    await control('dpop-nonces');
    const found = await new Visitor(oidc.origin).authorize(client);
    const old = await redeem(found, client, { DPoP: await proof('POST', '/token', { nonce }) });
    assert.equal(old.body.error, 'use_dpop_nonce');
    const oldProof = await proof('GET', '/api/me', { token: bound, nonce });
    assert.match((await callBound(bound, oldProof)).headers.get('www-authenticate') ?? '', /use_dpop_nonce/);
    await control('dpop-nonces', { required: false });
    const { body } = await redeem(found, client, { DPoP: await proof('POST', '/token') });
    const token = body.access_token;
    assert.equal((await callBound(token, await proof('GET', '/api/me', { token }))).status, 200);
    assert.equal((await redeem(await new Visitor(oidc.origin).authorize(client), client)).status, 400, 'no proof');
  });
});

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
