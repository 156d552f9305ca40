// @ts-check
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { authorizationUrl, randomState } from '../../dist/module/protocol/authorization-request.js';
import { validateResponse } from '../../dist/module/protocol/authorization-response.js';
import { discover } from '../../dist/module/protocol/discovery.js';
import { createDpopKey, dpopProver, sendWithProof } from '../../dist/module/protocol/dpop-proof.js';
import { claimsOfFrontChannelIdToken } from '../../dist/module/protocol/front-channel-id-token.js';
import { claimsOfIdToken } from '../../dist/module/protocol/id-token.js';
import { issuerCheck } from '../../dist/module/protocol/issuer-identification.js';
import { challengeMethod, createPkce } from '../../dist/module/protocol/pkce.js';
import { revokeTokens } from '../../dist/module/protocol/revocation-request.js';
import { refreshTokens, RenewalRefusedError } from '../../dist/module/protocol/refresh-request.js';
import { redeemCode } from '../../dist/module/protocol/token-request.js';
import { tokensOfFragment } from '../../dist/module/protocol/token-set.js';
import { redirectUrl, startRealProvider } from './real-provider.js';

/** The whole of the protocol against a provider that others have written and certified. */

const { signal } = new AbortController();
const scope = 'openid offline_access';
/** @type {Awaited<ReturnType<typeof startRealProvider>>} */
let provider;
/** @type {import('../../dist/module/protocol/provider-metadata.js').ProviderMetadata} */
let metadata;

before(async () => {
  provider = await startRealProvider();
  metadata = await discover(new URL(provider.issuer));
});
after(() => provider.close());

/**
 * Signs in.
 *
 * @param {string} clientId
 * @param {[string, string][]} params
 * @returns {Promise<{ answer: import('../../dist/module/protocol/authorization-response.js').ValidatedResponse, nonce: string }>}
 */
async function signIn(clientId, responseType = 'code', params = []) {
  const [state, nonce] = [randomState(), randomState()];
  const loginUrl = new URL(metadata.authorizationEndpoint ?? '');
  const request = { loginUrl, clientId, redirectUrl, responseType, scope, state };
  const { search, hash } = await provider.visit(
    new URL(authorizationUrl({ ...request, params: [['nonce', nonce], ['prompt', 'consent'], ...params] })),
  );
  const expected = { state, responseType, providerName: 'Real', checkIssuer: issuerCheck(metadata) };
  return { answer: validateResponse(search.slice(1) || hash.slice(1), expected), nonce };
}

/** @param {string} id @param {string} [secret] */
const endpoint = (id, secret) => ({
  tokenUrl: new URL(metadata.tokenEndpoint ?? ''),
  client: { id, secret },
  issuer: metadata,
});

/**
 * Signs in and redeems the code.
 *
 * @param {string} id
 * @param {{ secret?: string, dpop?: import('../../dist/module/protocol/dpop-proof.js').DpopProver }} [more]
 */
async function connect(id, { secret, dpop } = {}) {
  const { verifier, challenge } = await createPkce();
  /** @type {[string, string][]} */
  const params = [
    ['code_challenge', challenge],
    ['code_challenge_method', challengeMethod],
  ];
  if (dpop) params.push(['dpop_jkt', await dpop.thumbprint()]);
  const { answer, nonce } = await signIn(id, 'code', params);
  const request = {
    ...endpoint(id, secret),
    dpop,
    code: answer.parameters['code'] ?? '',
    verifier,
    redirectUrl,
    scope,
  };
  return {
    request,
    /** With `knowsIssuer: false` as where nobody knows of an issuer; `expected` is what an ID token is held against. */
    redeem: ({ knowsIssuer = true, expected = {}, ...changes } = {}) =>
      redeemCode({
        ...request,
        ...changes,
        claimsOf: knowsIssuer
          ? (tokens) => ({
              claims: claimsOfIdToken(tokens, { issuer: metadata, clientId: id, nonce, ...expected }, 'token'),
              exactClaims: undefined,
            })
          : undefined,
      }),
  };
}

/** @param {string} token */
async function isActive(token) {
  const body = new URLSearchParams({ token, client_id: 'code' });
  const response = await fetch(`${provider.issuer}/token/introspection`, { method: 'POST', body });
  return (await response.json()).active;
}

/** @param {Promise<unknown>} promise @param {string} code @param {string} [oauthError] */
const rejects = (promise, code, oauthError) =>
  assert.rejects(promise, (/** @type {any} */ error) => {
    assert.deepEqual([error.code, error.oauthError], [code, oauthError]);
    return true;
  });

test('discovery finds all there is', () => {
  const { issuer } = provider;
  assert.equal(metadata.issuer, issuer);
  assert.deepEqual(
    [metadata.tokenEndpoint, metadata.revocationEndpoint, metadata.userinfoEndpoint, metadata.jwksUri],
    [`${issuer}/token`, `${issuer}/token/revocation`, `${issuer}/me`, `${issuer}/jwks`],
  );
  assert.ok(metadata.issParameterSupported);
  assert.deepEqual(metadata.codeChallengeMethods, ['S256']);
});

describe('code and PKCE', () => {
  test('sign in, renew, and revoke', async () => {
    const { redeem } = await connect('code');
    const first = await redeem();
    assert.equal(first.claims?.sub, 'ada');
    assert.equal(first.jkt, undefined);
    assert.ok(await isActive(first.accessToken));

    const second = await refreshTokens({ ...endpoint('code'), previous: first });
    assert.notEqual(second.accessToken, first.accessToken);
    assert.notEqual(second.refreshToken, first.refreshToken);
    assert.equal(second.claims?.sub, 'ada');

    const revokeUrl = new URL(metadata.revocationEndpoint ?? '');
    await revokeTokens({ revokeUrl, tokens: second, client: { id: 'code', secret: undefined }, method: 'POST' });
    assert.equal(await isActive(second.accessToken), false);
    await assert.rejects(refreshTokens({ ...endpoint('code'), previous: second }), RenewalRefusedError);
  });

  test('a code is good for once, and a refresh token too', async () => {
    const { redeem } = await connect('code');
    const tokens = await redeem();
    await rejects(redeem(), 'token_request_failed', 'invalid_grant');
    const again = await (await connect('code')).redeem();
    await refreshTokens({ ...endpoint('code'), previous: again });
    await assert.rejects(refreshTokens({ ...endpoint('code'), previous: again }), RenewalRefusedError);
    assert.ok(tokens.refreshToken);
  });

  test('nothing comes for another verifier, redirect URL or client', async () => {
    for (const changes of [
      { verifier: (await createPkce()).verifier },
      { redirectUrl: `${redirectUrl}x` },
      { client: { id: 'dpop', secret: undefined } },
    ])
      await rejects((await connect('code')).redeem(changes), 'token_request_failed', 'invalid_grant');
  });

  test('an ID token for another nonce or client is not believed', async () => {
    await rejects((await connect('code')).redeem({ expected: { nonce: 'another' } }), 'invalid_id_token');
    await rejects(
      (await connect('code')).redeem({ expected: { issuer: { ...metadata, issuer: 'https://evil.example' } } }),
      'invalid_id_token',
    );
  });

  test('without an issuer the ID token is kept and not read', async () => {
    const tokens = await (await connect('code')).redeem({ knowsIssuer: false });
    assert.equal(tokens.claims, undefined);
    assert.equal(tokens.idToken?.split('.').length, 3);
  });

  test('a secret goes into the body, whatever letters it has', async () => {
    assert.ok((await (await connect('confidential', { secret: 'p&ss w+rd' })).redeem()).accessToken);
    await rejects(
      (await connect('confidential', { secret: 'wrong' })).redeem(),
      'token_request_failed',
      'invalid_client',
    );
  });
});

test('tokens that are bound to a key are got, used and renewed with the nonces that the provider wants', async () => {
  const dpop = dpopProver(await createDpopKey());
  const { redeem } = await connect('dpop', { dpop });
  const first = await redeem();
  assert.equal(first.jkt, await dpop.thumbprint());

  const userinfo = new URL(metadata.userinfoEndpoint ?? '');
  let sent = 0;
  // A prover of its own, which has no nonce yet.
  const ask = (/** @type {typeof dpop} */ prover, /** @type {string} */ token) =>
    sendWithProof(prover, token, 'GET', userinfo, (headers) => ((sent += 1), fetch(userinfo, { headers })));
  const response = await ask(dpop, first.accessToken);
  assert.deepEqual([response.status, await response.json()], [200, { sub: 'ada' }]);
  const before = sent;
  assert.equal((await ask(dpop, first.accessToken)).status, 200);
  assert.equal(sent, before + 1);
  const thief = dpopProver(await createDpopKey());
  assert.equal((await ask(thief, first.accessToken)).status, 401);

  const second = await refreshTokens({ ...endpoint('dpop'), dpop, previous: first });
  assert.equal(second.jkt, first.jkt);
  assert.equal((await ask(dpop, second.accessToken)).status, 200);
  await assert.rejects(refreshTokens({ ...endpoint('dpop'), dpop: thief, previous: second }), RenewalRefusedError);
});

test('an ID token in a fragment is checked with the keys of the provider', async () => {
  const { answer, nonce } = await signIn('implicit', 'id_token token');
  const tokens = tokensOfFragment(answer, scope, Date.now());
  const expected = { issuer: metadata, clientId: 'implicit', nonce };
  assert.equal((await claimsOfFrontChannelIdToken(tokens, expected, signal)).sub, 'ada');
  const { accessToken } = await (await connect('code')).redeem();
  await rejects(claimsOfFrontChannelIdToken({ ...tokens, accessToken }, expected, signal), 'invalid_id_token');
  await rejects(claimsOfFrontChannelIdToken(tokens, { ...expected, nonce: 'another' }, signal), 'invalid_id_token');
});
