// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { decodeJwt, decodeProtectedHeader, exportJWK, exportPKCS8, generateKeyPair, jwtVerify } from 'jose';
import { presets } from '../../dist/module/presets/index.js';
import { createTokenProxy } from '../../dist/module/token-proxy/index.js';
import {
  clientId,
  code,
  json,
  page,
  provider,
  redirectUrl,
  refresh,
  request,
  secret,
  startUpstream,
  tokens,
  verifier,
} from './upstream.js';

/** What the token proxy does for a page that asks as it should. */

const upstream = await startUpstream();
after(upstream.close);
afterEach(upstream.reset);

/** @param {object} [more] of the provider @param {object} [options] */
const proxyOf = (more = {}, options = {}) =>
  createTokenProxy({ providers: { acme: provider(upstream, more) }, allowedOrigins: [page], ...options });
const proxy = proxyOf();

/** @param {unknown} value as application/x-www-form-urlencoded has it (RFC 6749 §2.3.1) */
const encoded = (value) => new URLSearchParams({ x: String(value) }).toString().slice(2);
const basic = `Basic ${btoa(`${encoded(clientId)}:${encoded(secret)}`)}`;

test('a code is redeemed with the secret in the Authorization header, and these parameters alone', async () => {
  const response = await proxy(
    request('acme/token', { ...code, audience: 'x', client_secret: 'mine', scope: 'admin' }),
  );
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { ...tokens, token_type: 'bearer' });
  const [sent, ...others] = upstream.received;
  assert.equal(others.length, 0);
  assert.equal(sent?.path, '/token');
  assert.equal(sent?.headers.authorization, basic);
  assert.deepEqual(Object.fromEntries(sent?.form ?? []), {
    grant_type: 'authorization_code',
    code: 'code-1',
    redirect_uri: redirectUrl,
    code_verifier: verifier,
  });
});

test('nothing of the page’s own goes along: no cookie, no header', async () => {
  await proxy(
    request('acme/token', code, { headers: { cookie: 'session=1', authorization: 'Bearer x', 'x-own': '1' } }),
  );
  const { headers } = upstream.received[0] ?? assert.fail();
  assert.match(headers.authorization ?? '', /^Basic /);
  assert.deepEqual(
    [headers.cookie, headers['x-own'], headers.origin, headers.accept],
    [undefined, undefined, undefined, 'application/json'],
  );
});

test('client_id may be absent, the route may stand anywhere', async () => {
  const { client_id: _, ...anonymous } = code;
  assert.equal((await proxy(request('a/b/acme/token', anonymous))).status, 200);
  assert.equal((await proxy(new Request('https://app.example/acme/token', request('acme/token', code)))).status, 200);
});

test('client_secret_post puts it into the body', async () => {
  await proxyOf({ authentication: 'client_secret_post' })(request('acme/token', code));
  const [{ form, headers } = assert.fail()] = upstream.received;
  assert.deepEqual(
    [form.get('client_id'), form.get('client_secret'), headers.authorization],
    [clientId, secret, undefined],
  );
});

for (const [what, alg] of [
  ['a JWK', 'ES256'],
  ['its JSON text', 'RS256'],
  ['PEM', 'RS256'],
  ['a CryptoKey', 'ES256'],
  ['PEM for a secret', 'RS256'],
])
  test(`private_key_jwt signs an assertion with ${what} (${alg})`, async () => {
    const { privateKey, publicKey } = await generateKeyPair(alg ?? '', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: 'key-1' };
    const key = {
      'a JWK': jwk,
      'its JSON text': JSON.stringify(jwk),
      PEM: await exportPKCS8(privateKey),
      'PEM for a secret': await exportPKCS8(privateKey),
      'a CryptoKey': privateKey,
    }[String(what)];
    const signing = proxyOf({
      authentication: 'private_key_jwt',
      ...(what === 'PEM for a secret' ? { clientSecret: key } : { clientSecret: undefined, privateKey: key }),
      audience: 'https://issuer.example',
      ...(!what?.includes('JSON') && what !== 'a JWK' && { keyId: 'key-1' }),
    });
    for (let time = 0; time < 2; time++) await signing(request('acme/token', code));
    const [first, second] = upstream.received.map(({ form }) => form.get('client_assertion') ?? '');
    const { payload } = await jwtVerify(first ?? '', publicKey, { audience: 'https://issuer.example' });
    assert.deepEqual([payload.iss, payload.sub], [clientId, clientId]);
    assert.equal(decodeProtectedHeader(first ?? '').kid, 'key-1');
    assert.notEqual(payload.jti, decodeJwt(second ?? '').jti);
    assert.equal(
      upstream.received[0]?.form.get('client_assertion_type'),
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    );
  });

test('a refresh token goes to refreshUrl, or else to tokenUrl', async () => {
  await proxy(request('acme/token', refresh));
  await proxyOf({ refreshUrl: `${upstream.origin}/refresh` })(request('acme/token', refresh));
  assert.deepEqual(
    upstream.received.map(({ path }) => path),
    ['/token', '/refresh'],
  );
  assert.deepEqual(Object.fromEntries(upstream.received[0]?.form ?? []), {
    grant_type: 'refresh_token',
    refresh_token: 'refresh-1',
  });
});

test('revoking passes the token and its hint on, and answers 200 with nothing', async () => {
  upstream.answer((_request, response) => void response.writeHead(204).end());
  const response = await proxy(
    request('acme/revoke', { token: 't', token_type_hint: 'access_token', client_id: clientId, x: '1' }),
  );
  assert.deepEqual([response.status, await response.text()], [200, '']);
  const [{ path, form } = assert.fail()] = upstream.received;
  assert.deepEqual([path, Object.fromEntries(form)], ['/revoke', { token: 't', token_type_hint: 'access_token' }]);
});

test('every answer is not to be stored, and varies by Origin; pages of allowed origins may read it, without credentials', async () => {
  const asked = [
    request('acme/token', code),
    request('acme/token', {}),
    request('acme/token', code, { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } }),
    request('nobody/token', code),
  ];
  for (const one of asked) {
    const { headers, status } = await proxy(one);
    assert.equal(headers.get('cache-control'), 'no-store', String(status));
    assert.match(headers.get('vary') ?? '', /\bOrigin\b/);
    assert.equal(headers.get('access-control-allow-origin'), page);
    assert.equal(headers.get('access-control-allow-credentials'), null);
  }
  const foreign = await proxy(request('acme/token', code, { headers: { origin: 'https://evil.example' } }));
  assert.deepEqual(
    ['access-control-allow-origin', 'vary', 'cache-control'].map((name) => foreign.headers.get(name)),
    [null, 'Origin', 'no-store'],
  );
});

test('a preflight is answered and reaches nobody', async () => {
  const response = await proxy(
    request('acme/token', '', { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } }),
  );
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('access-control-allow-methods'), 'POST');
  assert.equal(upstream.received.length, 0);
});

test('answers are JSON in one shape, whatever the provider’s is', async () => {
  /** @type {[answer: import('./upstream.js').Play, expected: object][]} */
  const shapes = [
    [
      (_request, response) =>
        void response
          .writeHead(200, { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' })
          .end('access_token=gho_1&scope=repo&token_type=bearer&expires_in=28800'),
      { access_token: 'gho_1', scope: 'repo', token_type: 'bearer', expires_in: 28800 },
    ],
    [json({ access_token: 'a' }), { access_token: 'a', token_type: 'Bearer' }],
    [
      json({ ok: true, access_token: 'a', token_type: 'bot', team: { name: 'T' } }),
      { ok: true, access_token: 'a', token_type: 'Bearer', team: { name: 'T' } },
    ],
    [
      json({ access_token: 'a', token_type: 'bearer', debug: `secret=${secret}` }),
      { access_token: 'a', token_type: 'bearer' },
    ],
  ];
  for (const [play, expected] of shapes) {
    upstream.answer(play);
    const response = await proxy(request('acme/token', code));
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
    assert.deepEqual(await response.json(), expected);
  }
});

/** @type {[what: string, answer: import('./upstream.js').Play, status: number, error: string, description?: RegExp][]} */
const failures = [
  [
    'an error of RFC 6749 §5.2',
    json({ error: 'invalid_grant', error_description: 'Too old', error_uri: 'https://x', trace: 'internal' }, 400),
    400,
    'invalid_grant',
    /^Too old$/,
  ],
  [
    'GitHub’s error with 200',
    json({ error: 'bad_verification_code', error_description: 'The code passed is incorrect or expired.' }),
    400,
    'invalid_grant',
    /incorrect or expired/,
  ],
  [
    'a form-encoded error with 200',
    (_r, response) =>
      void response
        .writeHead(200, { 'content-type': 'application/x-www-form-urlencoded' })
        .end('error=incorrect_client_credentials'),
    400,
    'invalid_client',
  ],
  ['Slack’s error with 200', json({ ok: false, error: 'invalid_code' }), 400, 'invalid_grant'],
  [
    'a client that it does not take',
    (_r, response) =>
      void response
        .writeHead(401, { 'www-authenticate': 'Basic realm="x"', 'content-type': 'application/json' })
        .end('{"error":"invalid_client"}'),
    401,
    'invalid_client',
  ],
  [
    'a description that repeats the secret',
    json({ error: 'invalid_client', error_description: `Not ${secret}` }, 400),
    400,
    'invalid_client',
    /^The provider refused\.$/,
  ],
  [
    'a description that repeats the code',
    json({ error: 'invalid_grant', error_description: 'Unknown code-1' }, 400),
    400,
    'invalid_grant',
    /^The provider refused\.$/,
  ],
  [
    'an error that is a sentence, with the secret in it',
    json({ error: `Invalid secret ${secret}` }, 401),
    401,
    'invalid_request',
    /^The provider refused\.$/,
  ],
  [
    'an error with the secret as it was encoded',
    json({ error: 'invalid_client', error_description: `Bad header: ${basic}` }, 401),
    401,
    'invalid_client',
    /^The provider refused\.$/,
  ],
  [
    'a description with the secret percent-encoded',
    json({ error: 'invalid_client', error_description: `Bad: ${encodeURIComponent(secret)}` }, 401),
    401,
    'invalid_client',
    /^The provider refused\.$/,
  ],
  ['an error that is the code', json({ error: 'code-1' }, 400), 400, 'invalid_request'],
  ['an error that holds the verifier', json({ error: `x.${verifier}` }, 400), 400, 'invalid_request'],
  ['an error that is no code', json({ error: 'Something <b>broke</b>' }, 400), 400, 'invalid_request'],
  ['an error of more than 64 letters', json({ error: 'e'.repeat(65) }, 400), 400, 'invalid_request'],
  ['a sentence for an error, and a server that is down', json({ error: 'It broke' }, 500), 502, 'server_error'],
  [
    'a description with line breaks and quotes',
    json({ error: 'invalid_grant', error_description: 'a\r\nSet-Cookie: "x"\\' }, 400),
    400,
    'invalid_grant',
    /^a Set-Cookie: x$/,
  ],
  [
    'an HTML page',
    (_r, response) => void response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>stack trace</h1>'),
    502,
    'server_error',
    /answered 500/,
  ],
  ['an error that is none', json({ error: { message: 'x', type: 'OAuthException' } }, 400), 502, 'server_error'],
  ['no token at all', json({ hello: 'world' }), 502, 'server_error', /no access token/],
  ['an array', json([1]), 502, 'server_error'],
  ['being busy', json({ error: 'temporarily_unavailable' }, 503), 503, 'temporarily_unavailable'],
  [
    'a redirect',
    (_r, response) => void response.writeHead(307, { location: `${upstream.origin}/elsewhere` }).end(),
    502,
    'server_error',
    /redirect/,
  ],
  [
    'breaking off',
    (_r, response) => void response.writeHead(200).write('{"access', () => response.destroy()),
    502,
    'server_error',
    /could not be reached/,
  ],
  [
    'more than 1 MiB',
    (_r, response) => void response.writeHead(200).end('x'.repeat(1024 * 1024 + 1)),
    502,
    'server_error',
    /1 MiB/,
  ],
];
for (const [what, play, status, error, description = /./] of failures)
  test(`a provider that answers with ${what} comes back as ${status} ${error}, and nothing else of it`, async () => {
    upstream.answer(play);
    const response = await proxy(request('acme/token', code));
    const body = await response.json();
    assert.deepEqual([response.status, body.error, Object.keys(body)], [status, error, ['error', 'error_description']]);
    assert.match(body.error_description, description);
    assert.equal(response.headers.get('www-authenticate'), null);
    assert.deepEqual(
      upstream.received.map(({ path }) => path),
      ['/token'],
    );
  });

test('an error that repeats the secret reaches neither the page nor the log', async () => {
  /** @type {object[]} */
  const lines = [];
  const logging = proxyOf({}, { log: (/** @type {object} */ line) => lines.push(line) });
  for (const error of [`Invalid secret ${secret}`, basic, encodeURIComponent(secret), basic.slice(6)]) {
    upstream.answer(json({ error }, 400));
    const body = await (await logging(request('acme/token', code))).text();
    for (const told of [body, JSON.stringify(lines)])
      for (const part of [secret, basic.slice(6), encodeURIComponent(secret)]) assert.equal(told.includes(part), false);
  }
  assert.equal(lines.length, 4);
});

test('a provider that is down, or takes too long, is told from one that refuses', async () => {
  const nowhere = await proxyOf({ tokenUrl: 'http://127.0.0.1:1/token' })(request('acme/token', code));
  assert.deepEqual([nowhere.status, (await nowhere.json()).error], [502, 'server_error']);
  /** @type {import('./upstream.js').Play[]} */
  const slow = [() => undefined, (_request, response) => void response.writeHead(200).write('{"access_token":')];
  for (const play of slow) {
    upstream.answer(play);
    const response = await proxyOf({}, { limits: { upstreamTime: 150 } })(request('acme/token', code));
    assert.deepEqual([response.status, (await response.json()).error], [504, 'temporarily_unavailable']);
  }
});

test('a revocation that the provider refuses is no success', async () => {
  upstream.answer(json({ error: 'unsupported_token_type' }, 400));
  const response = await proxy(request('acme/revoke', { token: 't' }));
  assert.deepEqual([response.status, (await response.json()).error], [400, 'unsupported_token_type']);
});

test('presets know their endpoints, what their owner writes wins', async () => {
  const notion = createTokenProxy({
    allowedOrigins: [page],
    providers: {
      notion: {
        provider: 'notion',
        tokenUrl: `${upstream.origin}/notion`,
        clientId,
        clientSecret: secret,
        redirectUrls: [redirectUrl],
      },
      github: {
        provider: 'github',
        tokenUrl: `${upstream.origin}/github`,
        clientId,
        clientSecret: secret,
        redirectUrls: [redirectUrl],
      },
    },
  });
  await notion(request('notion/token', code));
  await notion(request('github/token', code));
  const [inJson, inForm] = upstream.received;
  const { client_id: _, ...grant } = code;
  assert.deepEqual(JSON.parse(inJson?.body ?? ''), grant);
  assert.match(inJson?.headers.authorization ?? '', /^Basic /);
  assert.equal(inForm?.form.get('client_secret'), secret);
  assert.doesNotThrow(() =>
    createTokenProxy({
      providers: { gh: { provider: 'github', clientId, clientSecret: secret, redirectUrls: [redirectUrl] } },
      allowedOrigins: [page],
    }),
  );
});

test('every preset whose endpoints are known makes a proxy by its id alone, and revokes where that is a form', async () => {
  const options = { clientId, clientSecret: secret, redirectUrls: [redirectUrl] };
  const known = presets.filter(({ server, options: { tokenUrl } }) => server ?? (tokenUrl && !tokenUrl.includes('{{')));
  assert.ok(known.length > 15);
  const all = createTokenProxy({
    allowedOrigins: [page],
    providers: Object.fromEntries(known.map(({ id }) => [id, { ...options, provider: id }])),
  });
  // Dropbox is told by the token in a header, and no body: no business of a proxy. What is known is asked for its token first.
  for (const [id, status] of /** @type {const} */ ([
    ['dropbox', 404],
    ['github', 404],
    ['box', 400],
    ['twitch', 400],
  ]))
    assert.equal((await all(request(`${id}/revoke`, {}))).status, status, id);
});

test('the log has what happened, and no code, token or secret', async () => {
  /** @type {object[]} */
  const lines = [];
  const logging = proxyOf({}, { log: (/** @type {object} */ line) => void lines.push(line) });
  await logging(request('acme/token', code));
  await logging(request('acme/token', { ...code, redirect_uri: 'https://evil.example' }));
  upstream.answer(json({ error: 'invalid_client', error_description: secret }, 401));
  await logging(request('acme/token', refresh));
  await logging(request('nobody/revoke', { token: 't' }));
  assert.deepEqual(lines.slice(0, 2), [
    { provider: 'acme', action: 'token', status: 200 },
    { provider: 'acme', action: 'token', status: 400, error: 'invalid_grant' },
  ]);
  assert.deepEqual(lines[3], { status: 404, error: 'invalid_request' });
  for (const part of [secret, 'code-1', 'refresh-1', 'access-1', verifier])
    assert.equal(JSON.stringify(lines).includes(part), false);
});

test('nothing is written to the console, and a log that throws costs nobody their tokens', async (t) => {
  const spies = /** @type {const} */ (['log', 'info', 'warn', 'error', 'debug']).map((name) =>
    t.mock.method(console, name, () => undefined),
  );
  const failing = proxyOf(
    {},
    {
      log: () => {
        throw new Error('full');
      },
    },
  );
  assert.equal((await failing(request('acme/token', code))).status, 200);
  assert.equal((await proxy(request('acme/token', {}))).status, 400);
  for (const spy of spies) assert.equal(spy.mock.callCount(), 0);
});

test('authorize() decides before the body is read: by the site’s session, or by how many came before', async () => {
  /** @type {unknown[]} */
  const asked = [];
  /** @type {(request: Request, about: object) => boolean | Response} */
  const authorize = (one, about) => {
    asked.push(about);
    assert.equal(one.bodyUsed, false);
    if (one.headers.get('cookie') === 'session=1') return true;
    return one.headers.has('cookie')
      ? false
      : new Response('Slow down', { status: 429, headers: { 'retry-after': '7' } });
  };
  const guarded = proxyOf({}, { authorize });
  assert.equal((await guarded(request('acme/token', code, { headers: { cookie: 'session=1' } }))).status, 200);
  const refused = await guarded(request('acme/token', code, { headers: { cookie: 'session=2' } }));
  assert.deepEqual([refused.status, (await refused.json()).error], [403, 'access_denied']);
  const limited = await guarded(request('acme/revoke', { token: 't' }));
  assert.deepEqual(
    [limited.status, limited.headers.get('retry-after'), limited.headers.get('access-control-allow-origin')],
    [429, '7', page],
  );
  assert.deepEqual(asked.at(-1), { provider: 'acme', action: 'revoke' });
  assert.equal(upstream.received.length, 1);
});

test('an authorize() that throws lets nobody through, and its words reach nobody', async () => {
  const response = await proxyOf(
    {},
    {
      authorize: async () => {
        throw new Error('db password');
      },
    },
  )(request('acme/token', code));
  assert.equal(response.status, 500);
  assert.deepEqual(await response.json(), { error: 'server_error', error_description: 'The token proxy failed.' });
  assert.equal(upstream.received.length, 0);
});
