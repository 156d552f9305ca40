/** Shows that Beacon, the demo's OpenID Connect provider, does what the tests of the element take for granted. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { call, control, log, oidc, post, redeem, refresh, signIn } from './oidc-client.js';
import { Visitor } from './oidc-visitor.js';

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
