import { expect } from 'chai';
import { createDpopKey, dpopProver, sendWithProof } from '../../src/protocol/dpop-proof.js';
import { refreshTokens, RenewalRefusedError } from '../../src/protocol/refresh-request.js';
import { redeemCode } from '../../src/protocol/token-request.js';
import { digest } from '../../src/protocol/base64url.js';
import { answerWith, errorOf } from './outcome.js';

/** Contract, section 2 (`dpop`). Expected values are those of RFC 9449. */

interface Proof {
  readonly header: { typ: string; alg: string; jwk: JsonWebKey };
  readonly payload: Record<string, unknown>;
}

const decode = (part: string): string => atob(part.replaceAll('-', '+').replaceAll('_', '/'));

/** Reads a proof, and checks its signature by the key in it (§4.3). */
async function read(proof: string): Promise<Proof> {
  const [header = '', payload = '', signature = ''] = proof.split('.');
  const read = { header: JSON.parse(decode(header)), payload: JSON.parse(decode(payload)) } as Proof;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', read.header.jwk, algorithm, false, ['verify']);
  const octets = Uint8Array.from(decode(signature), (letter) => letter.charCodeAt(0));
  const signed = new TextEncoder().encode(`${header}.${payload}`);
  expect(await crypto.subtle.verify(algorithm, key, octets, signed)).to.equal(true);
  return read;
}

const tokenUrl = new URL('https://acme.example/token?tenant=1#x');
const api = new URL('https://api.example/me?fields=name');

describe('a DPoP key', () => {
  it('can be stored and used again, and not be read', async () => {
    const { privateKey, publicKey } = structuredClone(await createDpopKey());
    expect([privateKey.extractable, privateKey.algorithm]).to.deep.equal([
      false,
      { name: 'ECDSA', namedCurve: 'P-256' },
    ]);
    await read(await dpopProver({ privateKey, publicKey }).prove('POST', tokenUrl));
    const unreadable = crypto.subtle.exportKey('jwk', privateKey).then(
      () => 'read',
      () => 'unreadable',
    );
    expect(await unreadable).to.equal('unreadable');
  });

  it('has the thumbprint of RFC 7638', async () => {
    const key = await createDpopKey();
    const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', key.publicKey);
    expect(await dpopProver(key).thumbprint()).to.equal(await digest(JSON.stringify({ crv, kty, x, y })));
  });
});

describe('a DPoP proof', () => {
  it('is for one request (§4.2), its address without query and fragment', async () => {
    const { header, payload } = await read(await dpopProver(await createDpopKey()).prove('POST', tokenUrl));
    expect([header.typ, header.alg]).to.deep.equal(['dpop+jwt', 'ES256']);
    expect(Object.keys(header.jwk).sort()).to.deep.equal(['crv', 'kty', 'x', 'y']);
    expect(payload).to.include({ htm: 'POST', htu: 'https://acme.example/token' });
    expect(Number(payload['iat'])).to.be.closeTo(Date.now() / 1000, 2);
    expect(payload).not.to.have.any.keys('ath', 'nonce');
  });

  it('is another one each time', async () => {
    const prover = dpopProver(await createDpopKey());
    const proofs = await Promise.all([1, 2, 3].map(async () => read(await prover.prove('GET', api))));
    expect(new Set(proofs.map(({ payload }) => payload['jti'])).size).to.equal(3);
  });

  it('is bound to the access token (§4.2, "ath")', async () => {
    // The hash is RFC 9449's own example (§7.1).
    const token = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
    const { payload } = await read(await dpopProver(await createDpopKey()).prove('GET', api, token));
    expect(payload['ath']).to.equal('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo');
  });

  it('holds the last nonce of its origin, and of no other', async () => {
    const prover = dpopProver(await createDpopKey());
    const nonceFor = async (url: URL) => (await read(await prover.prove('GET', url))).payload['nonce'];
    const said = (nonce: string) => new Headers({ 'DPoP-Nonce': nonce });
    expect(prover.remember(api, said('one'))).to.equal(true);
    expect(prover.remember(api, said('one'))).to.equal(false);
    expect(prover.remember(api, new Headers())).to.equal(false);
    expect([await nonceFor(api), await nonceFor(tokenUrl)]).to.deep.equal(['one', undefined]);
    expect(prover.remember(new URL('/other', api), said('two'))).to.equal(true);
    expect(await nonceFor(api)).to.equal('two');
  });
});

const redeem = async () =>
  redeemCode({
    tokenUrl,
    client: { id: 'client', secret: undefined },
    dpop: dpopProver(await createDpopKey()),
    code: 'code-s3cret',
    verifier: 'v',
    redirectUrl: 'r',
    scope: '',
  });
const tokens = (token_type?: string) => Response.json({ access_token: 'access-s3cret', token_type });
const nonceWanted = (nonce: string) =>
  Response.json({ error: 'use_dpop_nonce' }, { status: 400, headers: { 'DPoP-Nonce': nonce } });

describe('a code, with DPoP,', () => {
  for (const type of ['DPoP', 'dpop'])
    it(`is redeemed by a token of type ${type}`, async () => {
      const requests = answerWith(() => tokens(type));
      expect((await redeem()).jkt).to.match(/^[\w-]{43}$/);
      const { payload } = await read(requests[0]?.headers.get('dpop') ?? '');
      expect(payload).to.include({ htm: 'POST', htu: 'https://acme.example/token' });
    });

  for (const type of ['Bearer', 'bearer', '', undefined])
    it(`is not redeemed by a token of type ${type}, which anybody could use`, async () => {
      answerWith(() => tokens(type));
      expect((await errorOf(redeem())).code).to.equal('invalid_response');
    });

  it('is sent once more with the nonce that the server wants', async () => {
    const requests = answerWith(() => (requests.length < 2 ? nonceWanted('one') : tokens('DPoP')));
    await redeem();
    const proofs = await Promise.all(requests.map((request) => read(request.headers.get('dpop') ?? '')));
    expect(proofs.map(({ payload }) => payload['nonce'])).to.deep.equal([undefined, 'one']);
    const bodies = await Promise.all(requests.map((request) => request.text()));
    expect(bodies[1]).to.equal(bodies[0]);
  });

  it('is not sent a third time', async () => {
    const requests = answerWith(() => nonceWanted(String(requests.length)));
    const error = await errorOf(redeem());
    expect([error.code, error.oauthError, requests.length]).to.deep.equal([
      'token_request_failed',
      'use_dpop_nonce',
      2,
    ]);
  });

  it('is not sent again without a nonce to send', async () => {
    const requests = answerWith(() => Response.json({ error: 'use_dpop_nonce' }, { status: 400 }));
    await errorOf(redeem());
    expect(requests).to.have.length(1);
  });

  it('and its refresh token is not given up where a nonce is still wanted', async () => {
    answerWith(() => nonceWanted(crypto.randomUUID()));
    const previous = {
      accessToken: 'a',
      refreshToken: 'r',
      scope: [],
      expiresAt: null,
      response: {},
      jkt: 'thumbprint',
    };
    const client = { id: 'client', secret: undefined };
    const error = await errorOf(refreshTokens({ tokenUrl, client, previous, dpop: dpopProver(await createDpopKey()) }));
    expect(error).not.to.be.instanceOf(RenewalRefusedError);
  });
});

describe('an API, with DPoP,', () => {
  const challenge = (headers: Record<string, string>) => new Response('', { status: 401, headers });
  const wanted = 'Bearer, DPoP error="use_dpop_nonce", error_description="x"';
  const call = async (answers: Response[]) => {
    const sent: { authorization: string; dpop: string }[] = [];
    const response = await sendWithProof(dpopProver(await createDpopKey()), 'token', 'GET', api, (headers) => {
      sent.push(headers);
      return Promise.resolve(answers[sent.length - 1] ?? Response.error());
    });
    const proofs = await Promise.all(sent.map(({ dpop }) => read(dpop)));
    return { sent, status: response.status, nonces: proofs.map(({ payload }) => payload['nonce']), proofs };
  };

  it('gets the token as RFC 9449 §7.1 says', async () => {
    const { sent, proofs, status } = await call([new Response('ok')]);
    expect([status, sent[0]?.authorization]).to.deep.equal([200, 'DPoP token']);
    expect(proofs[0]?.payload).to.include({ htm: 'GET', htu: 'https://api.example/me', ath: await digest('token') });
  });

  const again: readonly [name: string, headers: Record<string, string>, nonces: unknown[]][] = [
    ['wants a nonce', { 'WWW-Authenticate': wanted, 'DPoP-Nonce': 'one' }, [undefined, 'one']],
    ['wants a nonce and hides the reason', { 'DPoP-Nonce': 'one' }, [undefined, 'one']],
    ['does not want the token', { 'WWW-Authenticate': 'DPoP error="invalid_token"', 'DPoP-Nonce': 'one' }, [undefined]],
    ['wants a nonce and says none', { 'WWW-Authenticate': wanted }, [undefined]],
  ];
  for (const [name, headers, nonces] of again)
    it(`is asked ${nonces.length === 2 ? 'once more' : 'once'} where it ${name}`, async () => {
      expect((await call([challenge(headers), new Response('ok')])).nonces).to.deep.equal(nonces);
    });

  it('is not asked a third time', async () => {
    const answers = ['one', 'two', 'three'].map((nonce) => challenge({ 'DPoP-Nonce': nonce }));
    const { status, nonces } = await call(answers);
    expect([status, nonces]).to.deep.equal([401, [undefined, 'one']]);
  });
});
