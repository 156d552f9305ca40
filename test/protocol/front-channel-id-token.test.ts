import { expect } from 'chai';
import { claimsOfFrontChannelIdToken } from '../../src/protocol/front-channel-id-token.js';
import { claims, issuer, signer, unsigned, type Algorithm, type Signer } from './id-tokens.js';
import { answerWith, errorOf } from './outcome.js';

/** Contract, section 6: ID tokens that came through the browser. OpenID Connect Core §3.2.2.9 and §3.2.2.11. */

const accessToken = 'access-s3cret';
const jwksUri = `${issuer}/jwks`;
const { signal } = new AbortController();

const check = (idToken: string, more: object = {}) =>
  claimsOfFrontChannelIdToken(
    { accessToken, idToken },
    {
      issuer: {
        issuer,
        jwksUri,
        idTokenAlgorithms: ['RS256', 'PS512', 'ES256', 'ES384', 'Ed25519', 'HS256', 'none'],
        ...more,
      },
      clientId: 'client',
      nonce: 'nonce',
    },
    signal,
  );
const publish = (...keys: object[]) => answerWith(() => Response.json({ keys }));

describe('an ID token that came through the browser', () => {
  let key: Signer;
  before(async () => (key = await signer('RS256')));

  for (const alg of ['RS256', 'PS512', 'ES256', 'ES384', 'Ed25519'] satisfies Algorithm[])
    it(`holds with the issuer's signature by ${alg}`, async () => {
      const { jwk, sign } = await signer(alg);
      const requests = publish(jwk);
      expect(await check(await sign(accessToken))).to.include({ sub: 'ada' });
      expect(requests.map(({ url, credentials, redirect }) => [url, credentials, redirect])).to.deep.equal([
        [jwksUri, 'same-origin', 'manual'],
      ]);
    });

  it('holds with one key among others, by its kid', async () => {
    const other = await signer('RS256', 'two');
    publish(other.jwk, { ...key.jwk, use: 'sig' }, { kty: 'oct', k: 'x', kid: 'one' });
    expect(await check(await key.sign(accessToken))).to.include({ sub: 'ada' });
  });

  it('holds after the keys have changed: they are read once more, past the cache', async () => {
    const requests = answerWith(() => Response.json({ keys: requests.length < 2 ? [] : [key.jwk] }));
    expect(await check(await key.sign(accessToken))).to.include({ sub: 'ada' });
    expect(requests.map(({ cache }) => cache)).to.deep.equal(['default', 'reload']);
  });

  it('does not hold with a key that is nowhere, which is looked for twice', async () => {
    const requests = publish((await signer('RS256', 'two')).jwk);
    expect((await errorOf(check(await key.sign(accessToken)))).code).to.equal('invalid_id_token');
    expect(requests).to.have.length(2);
  });

  const wrong: readonly [name: string, token: () => Promise<string> | string, word?: string][] = [
    ['another key', async () => (await signer('RS256')).sign(accessToken)],
    [
      'a changed claim',
      async () =>
        (await key.sign(accessToken)).replace(/\.[^.]*\./, `.${unsigned(claims({ sub: 'eve' })).split('.')[1] ?? ''}.`),
    ],
    ['no signature', async () => (await key.sign(accessToken)).replace(/[^.]*$/, '')],
    ['no algorithm', () => unsigned(claims(), { alg: 'none', kid: 'one' })],
    ['a secret for a key', () => unsigned(claims(), { alg: 'HS256', kid: 'one' })],
    ['an algorithm that is not of its key', () => key.sign(accessToken, {}, { alg: 'ES256' })],
    ['an algorithm that nobody knows', () => unsigned(claims(), { alg: 'RS1', kid: 'one' })],
    ['no at_hash', () => key.sign(accessToken, { at_hash: undefined }), 'at_hash'],
    ['the at_hash of another access token', () => key.sign('another'), 'at_hash'],
    ['an at_hash that is no text', () => key.sign(accessToken, { at_hash: ['x'] }), 'at_hash'],
    ['another nonce', () => key.sign(accessToken, { nonce: 'other' }), 'nonce'],
    ['no nonce', () => key.sign(accessToken, { nonce: undefined }), 'nonce'],
    ['another issuer', () => key.sign(accessToken, { iss: 'https://evil.example' }), 'iss'],
    ['another audience', () => key.sign(accessToken, { aud: 'other' }), 'aud'],
    ['another azp', () => key.sign(accessToken, { azp: 'other' }), 'azp'],
    ['an expiry long past', () => key.sign(accessToken, { exp: 1 }), 'clock'],
    ['a time of the future', () => key.sign(accessToken, { iat: Date.now() }), 'clock'],
    ['nothing in it', () => ''],
  ];
  for (const [name, token, word = ''] of wrong)
    it(`does not hold with ${name}`, async () => {
      publish(key.jwk);
      const error = await errorOf(check(await token()));
      expect([error.code, error.step]).to.deep.equal(['invalid_id_token', 'callback']);
      expect(error.message).to.contain(word);
    });

  it('does not hold by an algorithm that the metadata leave out; by RS256 alone where they are silent', async () => {
    const { jwk, sign } = await signer('ES256');
    publish(jwk);
    const token = await sign(accessToken);
    for (const idTokenAlgorithms of [['RS256'], [], undefined])
      expect((await errorOf(check(token, { idTokenAlgorithms }))).code).to.equal('invalid_id_token');
  });

  it('that everybody could have signed is refused before keys are asked for, though the metadata list its algorithm', async () => {
    for (const alg of ['HS256', 'none', 'NONE', undefined]) {
      const requests = publish(key.jwk);
      expect((await errorOf(check(unsigned(claims(), { alg, kid: 'one' })))).code).to.equal('invalid_id_token');
      expect(requests).to.have.length(0);
    }
  });

  it('does not hold where the issuer has no keys', async () => {
    const requests = publish(key.jwk);
    expect((await errorOf(check(await key.sign(accessToken), { jwksUri: undefined }))).code).to.equal(
      'invalid_id_token',
    );
    expect(requests).to.have.length(0);
  });

  const unreadable: readonly [name: string, answer: () => Response, code: string][] = [
    ['500', () => new Response('s3cret', { status: 500 }), 'invalid_id_token'],
    ['HTML', () => new Response('<h1>s3cret'), 'invalid_id_token'],
    ['no keys', () => Response.json({ keys: 's3cret' }), 'invalid_id_token'],
    ['a key that is none', () => Response.json({ keys: [{ ...key.jwk, n: '!' }] }), 'invalid_id_token'],
    ['too much', () => new Response('x'.repeat(1024 * 1024 + 1)), 'invalid_id_token'],
    ['a redirect', () => new Response('', { status: 302 }), 'redirect_refused'],
    ['a network error', () => Promise.reject(new TypeError('s3cret')) as never, 'network_error'],
  ];
  for (const [name, answer, code] of unreadable)
    it(`is not taken where the keys are answered by ${name}: ${code}`, async () => {
      answerWith(answer);
      const error = await errorOf(check(await key.sign(accessToken)));
      expect([error.code, error.step]).to.deep.equal([code, 'callback']);
    });

  it('is checked by a key that is fit for it', async () => {
    const small = (await crypto.subtle.generateKey(
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]) },
      true,
      ['sign', 'verify'],
    )) as CryptoKeyPair;
    publish({
      ...(await crypto.subtle.exportKey('jwk', small.publicKey)),
      kid: 'one',
      key_ops: undefined,
      alg: undefined,
    });
    expect((await errorOf(check(await key.sign(accessToken)))).code).to.equal('invalid_id_token');
    publish({ ...key.jwk, use: 'enc' });
    expect((await errorOf(check(await key.sign(accessToken)))).code).to.equal('invalid_id_token');
  });

  it('ends with its signal, with that signal’s reason', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    answerWith(() => {
      controller.abort(reason);
      return Promise.reject(reason) as never;
    });
    const ended = claimsOfFrontChannelIdToken(
      { accessToken, idToken: await key.sign(accessToken) },
      { issuer: { issuer, jwksUri, idTokenAlgorithms: undefined }, clientId: 'client', nonce: 'nonce' },
      controller.signal,
    );
    expect(await ended.catch((error: unknown) => error)).to.equal(reason);
  });
});
