import { expect } from 'chai';
import { base64url } from '../../src/protocol/base64url.js';
import { claimsOfIdToken, isSameSubject, type IdTokenAndAccessToken } from '../../src/protocol/id-token.js';
import { refreshTokens, RenewalRefusedError } from '../../src/protocol/refresh-request.js';
import { redeemCode, type CodeRequest } from '../../src/protocol/token-request.js';
import type { IdTokenClaims, TokenSet } from '../../src/protocol/token-set.js';
import { claims, issuer, now, unsigned } from './id-tokens.js';
import { answerWith, errorOf } from './outcome.js';

/** `1e999` is more than any number, and JSON. */
const endless = (): string =>
  base64url(new TextEncoder().encode(JSON.stringify(claims()).replace(/"exp":\d+/, '"exp":1e999')));

/** Contract, section 6: ID tokens of a token endpoint. Expected values are OpenID Connect Core's, §3.1.3.7 and §12.2. */

const metadata = { issuer, idTokenAlgorithms: undefined };
const check = async (idToken: string, nonce: string | null = 'nonce', algorithms?: string[]) =>
  claimsOfIdToken(
    { accessToken: 'access-s3cret', idToken },
    {
      issuer: { issuer, idTokenAlgorithms: algorithms },
      clientId: 'client',
      nonce: nonce === 'any' ? undefined : nonce,
    },
    'token',
  );

describe('an ID token of a token endpoint holds', () => {
  const held: readonly [name: string, changes: object][] = [
    ['as a rule', {}],
    ['with the client as the one of several that it is for', { aud: ['client', 'other'], azp: 'client' }],
    ['with an audience of one', { aud: ['client'] }],
    ['with our azp', { azp: 'client' }],
    ['for a clock that is 290 s ahead', { exp: now() - 290 }],
    ['for a clock that is 290 s behind', { iat: now() + 290, nbf: now() + 290 }],
    ['though it was made an hour ago', { iat: now() - 3600 }],
    ['with claims of its own', { name: 'Ada', email: 'ada@example.com' }],
  ];
  for (const [name, changes] of held)
    it(name, async () => {
      const made = claims(changes);
      expect(await check(unsigned(made))).to.deep.equal(JSON.parse(JSON.stringify(made)));
    });

  it('with an algorithm of the metadata, RS256 where they are silent', async () => {
    await check(unsigned(claims(), { alg: 'ES256' }), 'nonce', ['RS256', 'ES256']);
    expect((await errorOf(check(unsigned(claims(), { alg: 'ES256' })))).code).to.equal('invalid_id_token');
  });

  it('without a nonce where none was sent, and with any where it was renewed', async () => {
    await check(unsigned(claims({ nonce: undefined })), null);
    await check(unsigned(claims({ nonce: undefined })), 'any');
    await check(unsigned(claims()), 'any');
  });

  it('and leaves out the access token and what would reach for prototypes', async () => {
    const payload = JSON.stringify(claims({ note: 'access-s3cret' })).replace('{', '{"__proto__":{"polluted":true},');
    const encoded = btoa(payload).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
    const checked = await check(unsigned({}).replace(/\.[^.]*\./, `.${encoded}.`));
    expect(checked).not.to.have.property('note');
    expect(Object.hasOwn(checked, '__proto__') || 'polluted' in checked).to.equal(false);
  });
});

describe('an ID token of a token endpoint does not hold', () => {
  const wrong: readonly [name: string, changes: object, word?: string][] = [
    ['of another issuer', { iss: 'https://evil.example' }, '"iss"'],
    ['of the issuer with a slash', { iss: `${issuer}/` }, '"iss"'],
    ['for another client', { aud: 'other' }, '"aud"'],
    ['for other clients', { aud: ['other', 'another'], azp: 'client' }, '"aud"'],
    ['for several without azp', { aud: ['client', 'other'] }, '"aud"'],
    ['for several with another azp', { aud: ['client', 'other'], azp: 'other' }, '"azp"'],
    ['for us with another azp', { azp: 'other' }, '"azp"'],
    ['that ran out', { exp: now() - 310 }, 'clock'],
    ['of the future', { iat: now() + 310 }, 'clock'],
    ['that is not good yet', { nbf: now() + 310 }, 'clock'],
    ['with another nonce', { nonce: 'nonce-s3cret' }, '"nonce"'],
    ['without a nonce', { nonce: undefined }, 'holds no "nonce"'],
    ['with a nonce that is no text', { nonce: 5 }, '"nonce"'],
    ...['iss', 'sub', 'aud', 'exp', 'iat'].map((name) => [`without ${name}`, { [name]: undefined }] as const),
    ['with a sub that is no text', { sub: 5 }],
    ['with an empty sub', { sub: '' }],
    ['with an aud that is no text', { aud: 5 }],
    ['with an aud that is not all text', { aud: ['client', 5], azp: 'client' }],
    ['for nobody', { aud: [] }, '"aud"'],
    ['with an iss that is no text', { iss: [issuer] }],
    ['with an azp that is no text', { azp: ['client'] }, '"azp"'],
    ['with an nbf that is no number', { nbf: 'now' }],
    ['with an auth_time that is no number', { auth_time: 'now' }],
    ['with an auth_time before 1970', { auth_time: -1 }],
    ['with an exp that is no number', { exp: 'tomorrow' }],
    ['with an iat that is no number', { iat: 'today' }],
  ];
  for (const [name, changes, word = ''] of wrong)
    it(name, async () => {
      const error = await errorOf(check(unsigned(claims({ note: 's3cret', ...changes }))));
      expect([error.code, error.step]).to.deep.equal(['invalid_id_token', 'token']);
      expect(error.message).to.contain(word);
    });

  const tokens: readonly [name: string, token: string, algorithms?: string[]][] = [
    ['that is signed with nothing', unsigned(claims(), { alg: 'none' })],
    [
      'that is signed with nothing, though the metadata list it',
      unsigned(claims(), { alg: 'none' }),
      ['none', 'RS256'],
    ],
    ['with extensions that are critical', unsigned(claims(), { alg: 'RS256', crit: ['x'] })],
    ['with an algorithm that is no text', unsigned(claims(), { alg: ['RS256'] })],
    ['without an algorithm', unsigned(claims(), {})],
    ['with a header that is no object', unsigned(claims(), ['RS256'])],
    ['that runs out at no time that there is', unsigned(claims()).replace(/\.[^.]*\./, `.${endless()}.`)],
    ['of two parts', 's3cret.s3cret'],
    ['with an empty signature', unsigned(claims()).replace(/[^.]*$/, '')],
    ['of four parts', `${unsigned(claims())}.x`],
    [
      'in other base64',
      unsigned(claims({ note: '>>>???' }))
        .replaceAll('-', '+')
        .replaceAll('_', '/'),
    ],
    ['with a line break', unsigned(claims()).replace('.', '.\n')],
    ['of five parts', 's3cret.b.c.d.e'],
    ['that is no JSON', 's3cret.s3cret.s3cret'],
    ['that is no object', unsigned([1])],
    ['that is missing', ''],
  ];
  for (const [name, token, algorithms] of tokens)
    it(name, async () => {
      expect((await errorOf(check(token, 'nonce', algorithms))).code).to.equal('invalid_id_token');
    });

  it('with a nonce where none was sent', async () => {
    expect((await errorOf(check(unsigned(claims()), null))).code).to.equal('invalid_id_token');
  });
});

const request = { tokenUrl: new URL(`${issuer}/token`), client: { id: 'client', secret: undefined }, issuer: metadata };
const said = (more: object) => answerWith(() => Response.json({ access_token: 'access-s3cret', ...more }));
const claimsFor =
  (nonce: string | null) =>
  (tokens: IdTokenAndAccessToken): { claims: IdTokenClaims; exactClaims: undefined } => ({
    claims: claimsOfIdToken(tokens, { issuer: metadata, clientId: 'client', nonce }, 'token'),
    exactClaims: undefined,
  });
const redeem = (scope: string, claimsOf: CodeRequest['claimsOf'] = claimsFor('nonce')): Promise<TokenSet> =>
  redeemCode({ ...request, code: 'c', verifier: 'v', redirectUrl: 'r', scope, claimsOf });

describe('a code is redeemed', () => {
  it('with the claims of the ID token', async () => {
    const given = unsigned(claims());
    said({ id_token: given });
    const { claims: found, idToken } = await redeem('openid email');
    expect(found).to.include({ sub: 'ada', iss: issuer });
    expect(idToken).to.equal(given);
  });

  it('without an ID token only where openid was not asked for', async () => {
    said({});
    expect(await redeem('email openid2')).not.to.have.property('claims');
    for (const scope of ['openid', 'email openid', 'openid email'])
      expect((await errorOf(redeem(scope))).code).to.equal('invalid_id_token');
  });

  it('not with an ID token of another sign-in, whatever was asked for', async () => {
    said({ id_token: unsigned(claims({ nonce: 'other-s3cret' })) });
    expect((await errorOf(redeem('email'))).code).to.equal('invalid_id_token');
    said({ id_token: unsigned(claims()) });
    expect((await errorOf(redeem('email', claimsFor(null)))).code).to.equal('invalid_id_token');
  });

  it('with an ID token that is only kept, where no issuer is known', async () => {
    said({ id_token: 'what.ever.it-is' });
    const tokens = await redeemCode({ ...request, code: 'c', verifier: 'v', redirectUrl: 'r', scope: 'openid' });
    expect(tokens).to.include({ idToken: 'what.ever.it-is' }).and.not.to.have.property('claims');
  });
});

describe('a renewed ID token', () => {
  const first = claims() as IdTokenClaims;
  const previous: TokenSet = {
    accessToken: 'a',
    refreshToken: 'r',
    idToken: 'first.id.token',
    claims: first,
    scope: [],
    expiresAt: null,
    response: {},
  };
  const refresh = () => refreshTokens({ ...request, previous });

  it('takes the place of the one before', async () => {
    said({ id_token: unsigned(claims({ name: 'Ada L.', nonce: undefined })) });
    expect((await refresh()).claims).to.include({ name: 'Ada L.' });
  });

  it('may stay away', async () => {
    said({});
    expect(await refresh()).to.include({ idToken: 'first.id.token', claims: first });
  });

  for (const [name, changes] of [
    ['of another account', { sub: 'eve' }],
    ['with another nonce', { nonce: 'other' }],
    ['for one audience more', { aud: ['client', 'other'], azp: 'client' }],
  ] as const)
    it(`${name} ends the connection`, async () => {
      said({ id_token: unsigned(claims(changes)) });
      expect(await errorOf(refresh()))
        .to.be.instanceOf(RenewalRefusedError)
        .and.to.include({ code: 'refresh_failed' });
    });

  for (const other of [{ iss: 'https://evil.example' }, { aud: 'other' }, { aud: ['client', 'other'], azp: 'other' }])
    it(`that is not ours ends the connection: ${JSON.stringify(other)}`, async () => {
      said({ id_token: unsigned(claims(other)) });
      expect(await errorOf(refresh()))
        .to.be.instanceOf(RenewalRefusedError)
        .and.to.include({ code: 'refresh_failed' });
    });

  it('that does not hold is not taken', async () => {
    said({ id_token: unsigned(claims({ exp: 1 })) });
    const error = await errorOf(refresh());
    expect(error).to.include({ code: 'refresh_failed' }).and.not.to.be.instanceOf(RenewalRefusedError);
  });

  it('is compared by issuer, subject, audience and nonce, and by nothing else', () => {
    const same = (changes: object) => isSameSubject(first, claims(changes) as IdTokenClaims);
    for (const changes of [{}, { aud: ['client'] }, { nonce: undefined }, { name: 'x', iat: 5, exp: 6 }])
      expect(same(changes)).to.equal(true);
    for (const changes of [
      { iss: 'x' },
      { sub: 'x' },
      { aud: 'x' },
      { aud: [] },
      { aud: ['client', 'x'] },
      { nonce: 'x' },
    ])
      expect(same(changes)).to.equal(false);
    const two = claims({ aud: ['a', 'b'] }) as IdTokenClaims;
    expect(isSameSubject(two, claims({ aud: ['b', 'a'] }) as IdTokenClaims)).to.equal(true);
  });
});
