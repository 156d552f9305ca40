/** Shows that Beacon binds tokens to keys, and asks for nonces, as RFC 9449 says. */
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { call, control, log, oidc, redeem } from './oidc-client.js';
import { Visitor } from './oidc-visitor.js';

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
