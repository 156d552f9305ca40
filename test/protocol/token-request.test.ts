import { expect } from 'chai';
import { refreshTokens, RenewalRefusedError } from '../../src/protocol/refresh-request.js';
import { redeemCode, type CodeRequest } from '../../src/protocol/token-request.js';
import type { TokenSet } from '../../src/protocol/token-set.js';
import { hostile } from '../helpers/servers.js';
import { answerWith, beImpatient, errorOf } from './outcome.js';

/** Contract, sections 2, 5 and 6: what a token endpoint may say, and what becomes of it. */

type Query = Record<string, string | number>;

const client = { id: 'the client', secret: undefined };
const at = (kind: string, query: Query = {}): URL => new URL(hostile.url(`/api/${kind}`, query));
const saying = (body: unknown, query: Query = {}): URL =>
  at('json', { body: typeof body === 'string' ? body : JSON.stringify(body), ...query });

const redeem = (tokenUrl: URL, more: Partial<CodeRequest> = {}): Promise<TokenSet> =>
  redeemCode({
    tokenUrl,
    client,
    code: 'code-s3cret',
    verifier: 'verifier-s3cret',
    redirectUrl: 'https://app.example/oauth-callback.html',
    scope: 'a b',
    ...more,
  });

const previous: TokenSet = {
  accessToken: 'old-s3cret',
  refreshToken: 'refresh-s3cret',
  scope: ['a', 'b'],
  expiresAt: 1,
  response: { token_type: 'bearer', instance_url: 'https://eu.example' },
};
const refresh = (tokenUrl: URL, more: object = {}): Promise<TokenSet> =>
  refreshTokens({ tokenUrl, client, previous, ...more });

const token = { access_token: 'access-s3cret', token_type: 'Bearer' };

const faults: readonly [name: string, url: URL, code: string, expected?: { status?: number; oauthError?: string }][] = [
  ['a cut connection', at('reset'), 'network_error'],
  ['no CORS headers', at('nocors'), 'network_error'],
  ['nobody there', new URL('http://127.0.0.1:1/'), 'network_error'],
  ...[302, 303, 307, 308].map(
    (code) => [`a redirect (${code})`, at('redirect', { code, to: '/api/json?leak' }), 'redirect_refused'] as const,
  ),
  [
    '400 invalid_grant',
    saying({ error: 'invalid_grant', hint: 's3cret' }, { code: 400 }),
    'token_request_failed',
    { status: 400, oauthError: 'invalid_grant' },
  ],
  [
    '401 invalid_client',
    saying({ error: 'invalid_client' }, { code: 401 }),
    'token_request_failed',
    { status: 401, oauthError: 'invalid_client' },
  ],
  [
    'an error with status 200',
    saying({ error: 'bad_verification_code' }),
    'token_request_failed',
    { status: 200, oauthError: 'bad_verification_code' },
  ],
  [
    'a form-encoded error',
    saying('error=invalid_grant&error_description=used', { code: 400, type: 'application/x-www-form-urlencoded' }),
    'token_request_failed',
    { status: 400, oauthError: 'invalid_grant' },
  ],
  ['an error that is no text', saying({ error: { code: 1 } }, { code: 400 }), 'token_request_failed', { status: 400 }],
  ['429', at('retry-after', { seconds: 1, times: 9 }), 'token_request_failed', { status: 429 }],
  ['500', at('status', { code: 500, body: 'boom s3cret' }), 'token_request_failed', { status: 500 }],
  ['503', saying({}, { code: 503 }), 'token_request_failed', { status: 503 }],
  ['HTML', at('html'), 'token_request_failed', { status: 200 }],
  ['a 404 page', saying('<h1>s3cret', { code: 404, type: 'text/html' }), 'token_request_failed', { status: 404 }],
  ['an empty body', at('empty'), 'token_request_failed', { status: 200 }],
  ['no content', at('nocontent'), 'token_request_failed', { status: 204 }],
  ['text', at('text'), 'token_request_failed'],
  ['malformed JSON', at('malformed'), 'token_request_failed'],
  ...['array', 'null', 'string', 'number'].map(
    (kind) => [`JSON that is a(n) ${kind}`, at(kind), 'token_request_failed'] as const,
  ),
  ['5 MB', at('huge'), 'token_request_failed', { status: 200 }],
  ['1 MiB and a byte', at('huge', { bytes: 1024 * 1024 + 1 }), 'token_request_failed', { status: 200 }],
  ['a profile', at('json'), 'invalid_response'],
  ['an empty access token', saying({ ...token, access_token: '' }), 'invalid_response'],
  ['an access token that is no text', saying({ ...token, access_token: 5 }), 'invalid_response'],
  ['an access token with a line break', saying({ ...token, access_token: 's3cret\r\nx: y' }), 'invalid_response'],
  ...['mac', 'DPoP', 'dpop', '', 'bearer ', 'N_A', 5, {}].map(
    (type) =>
      [`token_type ${JSON.stringify(type)}`, saying({ ...token, token_type: type }), 'invalid_response'] as const,
  ),
];

it('a description that repeats what was sent is not passed on', async () => {
  for (const [ask, secret] of [
    [redeem, 'code-s3cret'],
    [redeem, 'verifier-s3cret'],
    [refresh, 'refresh-s3cret'],
  ] as const) {
    const said = { error: 'invalid_grant', error_description: `"${secret}" is not known` };
    const error = await errorOf(ask(saying(said, { code: 400 })));
    expect(error.oauthError).to.equal('invalid_grant');
    expect(error.oauthErrorDescription).to.equal(undefined);
  }
  const error = await errorOf(refresh(saying({ error: 'invalid_grant', error_description: 'too old' }, { code: 400 })));
  expect(error.oauthErrorDescription).to.equal('too old');
});

it('nor one that repeats it as it was encoded for the form', async () => {
  const [code, verifier] = ['4/0A-s3cret+/=', 'v'];
  for (const description of ['Malformed auth code: 4%2F0A-s3cret%2B%2F%3D', code]) {
    const said = { error: description, error_description: description };
    const error = await errorOf(redeem(saying(said, { code: 400 }), { code, verifier }));
    expect([error.oauthError, error.oauthErrorDescription]).to.deep.equal([undefined, undefined]);
  }
});

describe('an error of the token endpoint', () => {
  const sent: readonly [ask: typeof redeem | typeof refresh, secret: string][] = [
    [redeem, 'code-s3cret'],
    [redeem, 'verifier-s3cret'],
    [(url) => redeem(url, { client: { id: 'c', secret: 'client-s3cret' } }), 'client-s3cret'],
    [refresh, 'refresh-s3cret'],
  ];
  for (const [ask, secret] of sent)
    it(`that repeats ${secret}, which was sent, is not passed on`, async () => {
      for (const error of [secret, `unknown code ${secret}`]) {
        const told = await errorOf(ask(saying({ error, error_description: 'too old' }, { code: 400 })));
        expect([told.oauthError, told.oauthErrorDescription, told.status]).to.deep.equal([undefined, 'too old', 400]);
        // The provider has refused, in whatever words.
        expect(told instanceof RenewalRefusedError).to.equal(ask === refresh);
      }
    });

  const errors: readonly [error: string, repeated: string | undefined][] = [
    ['invalid_grant', 'invalid_grant'],
    ['Token is too old.', 'Token is too old.'],
    ['e'.repeat(64), 'e'.repeat(64)],
    // RFC 6749 §5.2 has the grammar.
    ['e'.repeat(65), undefined],
    ['a\nb', undefined],
    ['"a"', undefined],
    ['ä', undefined],
  ];
  for (const [error, repeated] of errors)
    it(`is ${repeated === undefined ? 'not ' : ''}repeated where it is ${JSON.stringify(error)}`, async () => {
      expect((await errorOf(redeem(saying({ error }, { code: 400 })))).oauthError).to.equal(repeated);
      const told = await errorOf(refresh(saying({ error }, { code: 400 })));
      expect(told).to.be.instanceOf(RenewalRefusedError);
      expect(told.oauthError).to.equal(repeated);
    });

  it('is known for what it is although a letter of it was sent', async () => {
    const told = await errorOf(redeem(saying({ error: 'invalid_grant' }, { code: 400 }), { code: 'a', verifier: 'v' }));
    expect(told.oauthError).to.equal('invalid_grant');
  });
});

describe('a code is not redeemed by', () => {
  for (const [name, url, code, { status, oauthError } = {}] of faults)
    it(name, async () => {
      const error = await errorOf(redeem(url));
      expect(error.code).to.equal(code);
      expect(error.step).to.equal('token');
      if (status) expect(error.status).to.equal(status);
      expect(error.oauthError).to.equal(oauthError);
    });

  it('a server that takes too long', async () => {
    beImpatient();
    const error = await errorOf(redeem(at('slow', { ms: 1000 })));
    expect(error.code).to.equal('network_error');
    expect(error.message).to.contain('took too long');
  });

  it('what a redirect leads to, nor is it followed', async () => {
    await hostile.clear();
    await errorOf(redeem(at('redirect', { to: '/api/json?leak' })));
    expect(await hostile.log('leak')).to.have.lengthOf.below(2);
    expect((await hostile.log()).map(({ url }) => url)).to.deep.equal(['/api/redirect?to=%2Fapi%2Fjson%3Fleak']);
  });

  it('a server without CORS headers, which the error says', async () => {
    const { message } = await errorOf(redeem(at('nocors')));
    expect(message)
      .to.contain('CORS')
      .and.contain('connect-src')
      .and.contain(location.origin)
      .and.contain(hostile.origin);
  });

  it('one that was told to stop: its reason comes back', async () => {
    const reason = new Error('enough');
    const stopped = redeem(at('slow', { ms: 1000 }), { signal: AbortSignal.abort(reason) });
    expect(await stopped.catch((error: unknown) => error)).to.equal(reason);
  });
});

describe('tokens for a code', () => {
  it('are asked for as RFC 6749 §4.1.3 and RFC 7636 §4.5 say', async () => {
    await hostile.clear();
    await redeem(saying(token), { client: { id: 'a&b', secret: 'hush+hush' } });
    const [{ method, body, headers } = expect.fail()] = await hostile.log();
    expect(method).to.equal('POST');
    expect(headers['content-type']).to.match(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(new URLSearchParams(body as string))).to.deep.equal({
      grant_type: 'authorization_code',
      code: 'code-s3cret',
      code_verifier: 'verifier-s3cret',
      redirect_uri: 'https://app.example/oauth-callback.html',
      client_id: 'a&b',
      client_secret: 'hush+hush',
    });
  });

  it('are asked for without cookies, redirects and the cache', async () => {
    const requests = answerWith(() => Response.json(token));
    await redeem(new URL('https://acme.example/token'));
    const [{ credentials, redirect, cache } = expect.fail()] = requests;
    expect([credentials, redirect, cache]).to.deep.equal(['same-origin', 'manual', 'no-store']);
  });

  it('are asked for by the fetch of the moment, with a text and an init: wrappers know nothing else', async () => {
    const calls: unknown[][] = [];
    globalThis.fetch = (...call) => {
      calls.push(call);
      return Promise.resolve(Response.json(token));
    };
    await redeem(new URL('https://acme.example/token'));
    const [[address, init] = expect.fail()] = calls;
    expect(address).to.equal('https://acme.example/token');
    expect(Object.getPrototypeOf(init)).to.equal(Object.prototype);
  });

  const taken: readonly [name: string, url: URL, expected: Partial<TokenSet>][] = [
    [
      'as in the standard',
      saying({ ...token, expires_in: 60, refresh_token: 'r-s3cret' }),
      { refreshToken: 'r-s3cret' },
    ],
    ['bearer', saying({ ...token, token_type: 'bearer' }), {}],
    ['BEARER', saying({ ...token, token_type: 'BEARER' }), {}],
    ['no token_type', saying({ access_token: 'access-s3cret' }), {}],
    ['token_type null', saying({ ...token, token_type: null }), {}],
    ['no scope: the one asked for', saying(token), { scope: ['a', 'b'] }],
    ['scope empty: the one asked for', saying({ ...token, scope: '' }), { scope: ['a', 'b'] }],
    ['scope an empty array', saying({ ...token, scope: [] }), { scope: ['a', 'b'] }],
    ['scope null', saying({ ...token, scope: null }), { scope: ['a', 'b'] }],
    ['scope as an array', saying({ ...token, scope: ['x', 'y'] }), { scope: ['x', 'y'] }],
    ['scope with commas', saying({ ...token, scope: 'x,y' }), { scope: ['x', 'y'] }],
    ...['', 'soon', null, -1, 0, '0', {}, [60]].map(
      (value) =>
        [`expires_in ${JSON.stringify(value)}`, saying({ ...token, expires_in: value }), { expiresAt: null }] as const,
    ),
    ['refresh_token null', saying({ ...token, refresh_token: null }), {}],
    ['refresh_token empty', saying({ ...token, refresh_token: '' }), {}],
    ['an ID token that nobody can check', saying({ ...token, id_token: 'id.s3cret.x' }), { idToken: 'id.s3cret.x' }],
    ['JSON that says it is HTML', saying(token, { type: 'text/html' }), {}],
    ['JSON that says it is text', saying(token, { type: 'text/plain' }), {}],
    ['status 201', saying(token, { code: 201 }), {}],
    ['an empty error beside a token', saying({ ...token, error: '' }), {}],
    [
      'a form',
      saying('access_token=access-s3cret&scope=x%2Cy&token_type=bearer', {
        type: 'application/x-www-form-urlencoded;charset=utf-8',
      }),
      { scope: ['x', 'y'] },
    ],
    ['a form that says it is text', saying('access_token=access-s3cret&token_type=bearer', { type: 'text/plain' }), {}],
  ];
  for (const [name, url, expected] of taken)
    it(`are taken from ${name}`, async () => {
      const tokens = await redeem(url);
      expect(tokens).to.include({ accessToken: 'access-s3cret' });
      for (const [key, value] of Object.entries(expected)) expect(tokens).to.have.deep.property(key, value);
      expect(tokens).not.to.have.property('claims');
      if (!('refreshToken' in expected)) expect(tokens).not.to.have.property('refreshToken');
    });

  it('run out by our own clock', async () => {
    const before = Date.now();
    const { expiresAt } = await redeem(saying({ ...token, expires_in: '60' }));
    expect(expiresAt).to.be.within(before + 60_000, Date.now() + 60_000);
  });

  it('leave no token in the response, wherever it is repeated', async () => {
    const all = {
      ...token,
      refresh_token: 'refresh-s3cret',
      id_token: 'a.s3cret.b',
      state: 'x',
      code: 'y',
      plan: 'pro',
    };
    const text = JSON.stringify({ ...all, note: 'it is access-s3cret', again: { id: 'a.s3cret.b', deep: 1 } });
    const { response } = await redeem(saying(text.replace('{', '{"__proto__":{"polluted":true},')));
    expect(response).to.deep.equal({ token_type: 'Bearer', plan: 'pro', again: { deep: 1 } });
    expect(Object.getPrototypeOf(response)).to.equal(Object.prototype);
  });

  it('leave nothing that was sent for them in the response', async () => {
    const client = { id: 'c', secret: 'client-s3cret' };
    const said = {
      ...token,
      plan: 'pro',
      debug: { a: 'code-s3cret', b: { x: 'for verifier-s3cret' }, 'client-s3cret': 1 },
    };
    const { response } = await redeem(saying(said), { client });
    expect(response).to.deep.equal({ token_type: 'Bearer', plan: 'pro', debug: { b: {} } });
    const renewed = await refresh(saying({ ...token, was: 'refresh-s3cret', with: 'client-s3cret' }), { client });
    expect(renewed.response).to.deep.equal({ token_type: 'Bearer', instance_url: 'https://eu.example' });
  });
});

describe('a renewal', () => {
  const refused = ['400 invalid_grant', '401 invalid_client', 'an error with status 200', 'a form-encoded error'];
  for (const [name, url, , { status } = {}] of faults)
    it(`${refused.includes(name) ? 'is refused by' : 'may be tried again after'} ${name}`, async () => {
      const error = await errorOf(refresh(url));
      expect([error.code, error.step]).to.deep.equal(['refresh_failed', 'refresh']);
      expect(error instanceof RenewalRefusedError).to.equal(refused.includes(name));
      if (status) expect(error.status).to.equal(status);
    });

  for (const [code, error, isRefused] of [
    [400, 'invalid_scope', true],
    [403, 'access_denied', true],
    [400, 'interaction_required', true],
    [400, 'temporarily_unavailable', false],
    [400, 'server_error', false],
    [429, 'slow_down', false],
    [429, 'rate_limited', false],
    [408, 'timeout', false],
    [500, 'invalid_grant', false],
  ] as const)
    it(`is ${isRefused ? '' : 'not '}refused for good by ${code} ${error}`, async () => {
      const failure = await errorOf(refresh(saying({ error }, { code })));
      expect(failure instanceof RenewalRefusedError).to.equal(isRefused);
      expect(failure.oauthError).to.equal(error);
    });

  it('may be tried again after a server took too long', async () => {
    beImpatient();
    expect(await errorOf(refresh(at('slow', { ms: 1000 })))).not.to.be.instanceOf(RenewalRefusedError);
  });

  it('asks as RFC 6749 §6 says', async () => {
    await hostile.clear();
    await refresh(saying(token));
    const [{ body } = expect.fail()] = await hostile.log();
    expect(Object.fromEntries(new URLSearchParams(body as string))).to.deep.equal({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-s3cret',
      client_id: 'the client',
    });
  });

  it('carries over what is not said again', async () => {
    const tokens = await refresh(saying(token), { previous: { ...previous, idToken: 'a.b.c' } });
    expect(tokens).to.deep.equal({
      accessToken: 'access-s3cret',
      refreshToken: 'refresh-s3cret',
      idToken: 'a.b.c',
      scope: ['a', 'b'],
      expiresAt: null,
      response: { token_type: 'Bearer', instance_url: 'https://eu.example' },
    });
  });

  it('replaces what is said again', async () => {
    const tokens = await refresh(saying({ ...token, refresh_token: 'new-s3cret', scope: 'a', instance_url: 'x' }));
    expect(tokens).to.deep.include({ refreshToken: 'new-s3cret', scope: ['a'] });
    expect(tokens.response['instance_url']).to.equal('x');
  });

  it('that was told to stop gives the reason', async () => {
    const reason = new Error('enough');
    const stopped = refresh(at('slow', { ms: 1000 }), { signal: AbortSignal.abort(reason) });
    expect(await stopped.catch((error: unknown) => error)).to.equal(reason);
  });
});
