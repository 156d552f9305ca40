// @ts-check
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, afterEach, test } from 'node:test';
import { createTokenProxy } from '../../dist/module/token-proxy/index.js';
import { code, json, page, provider, request, startUpstream, tokens } from './upstream.js';

/** Refresh tokens that never reach the page: a handle there, a sealed cookie in the browser, and neither good alone. */

const upstream = await startUpstream();
after(upstream.close);
afterEach(upstream.reset);

const [oldKey = '', newKey = '', foreignKey = ''] = [1, 2, 3].map(() => randomBytes(32).toString('base64url'));

/** @param {readonly string[]} keys @param {object} [more] */
const proxyWith = (keys, more = {}) =>
  createTokenProxy({
    providers: {
      acme: provider(upstream),
      other: provider(upstream),
    },
    allowedOrigins: [page],
    keepRefreshTokens: { keys },
    ...more,
  });
const proxy = proxyWith([oldKey]);

/** What a browser keeps of `Set-Cookie`, as it sends it back. @param {Response} response */
const cookiesOf = (response) => response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');

/** @param {(one: Request) => Promise<Response>} [by] @param {string} [cookie] @param {string} [id] */
async function signIn(by = proxy, cookie, id = 'acme') {
  const response = await by(request(`${id}/token`, code, { headers: { cookie } }));
  assert.equal(response.status, 200);
  const body = await response.json();
  const set = response.headers.getSetCookie();
  upstream.received.length = 0;
  return { body, handle: String(body.refresh_token), set, cookie: cookiesOf(response).at(-1) ?? '' };
}

/** @param {string} handle @param {string | undefined} cookie @param {(one: Request) => Promise<Response>} [by] @param {string} [path] */
const renew = (handle, cookie, by = proxy, path = 'acme/token') =>
  by(
    request(
      path,
      { grant_type: 'refresh_token', refresh_token: handle },
      { headers: { cookie, 'sec-fetch-site': 'same-origin' } },
    ),
  );

test('the page gets a handle, and the browser a cookie that no script and no other site can read', async () => {
  upstream.answer(
    json({ ...tokens, authed_user: { id: 'U1', refresh_token: 'refresh-of-U1' }, note: 'your refresh-1' }),
  );
  const { body, handle, set } = await signIn();
  assert.match(handle, /^kept\.[\w-]{16}\.[\w-]{22}$/);
  assert.doesNotMatch(JSON.stringify(body), /refresh-/);
  assert.deepEqual([body.access_token, body.authed_user], ['access-1', { id: 'U1' }]);
  assert.equal(set.length, 1);
  const [cookie = '', ...attributes] = (set[0] ?? '').split('; ');
  assert.match(cookie, /^__Secure-oauth-connect\.acme\.[\w-]{16}=[\w-]+$/);
  assert.deepEqual(attributes, ['Path=/oauth/acme', 'Max-Age=2592000', 'HttpOnly', 'Secure', 'SameSite=Strict']);
  assert.equal(cookie.includes(handle.split('.')[2] ?? '-'), false);
  assert.equal(Buffer.from(cookie.split('=')[1] ?? '', 'base64url').includes('refresh-1'), false);
});

test('no refresh token reaches the page as a key, by another name, or in an error', async () => {
  upstream.answer(json({ ...tokens, 'for refresh-1': 1, authed: { refreshToken: 'refresh-x', 'Refresh-Token': 'r' } }));
  const { body, handle, cookie } = await signIn();
  assert.deepEqual(body, { ...tokens, refresh_token: handle, authed: {} });
  const { refresh_token: _, ...rest } = tokens;
  upstream.answer(json({ ...rest, refreshToken: 'refresh-y' }));
  assert.doesNotMatch(JSON.stringify((await signIn()).body), /refresh-y/);
  for (const error of ['Unknown refresh token refresh-1', 'refresh-1']) {
    upstream.answer(json({ error }, 400));
    const refused = await renew(handle, cookie);
    assert.deepEqual([refused.status, (await refused.json()).error], [400, 'invalid_request']);
    assert.equal(refused.headers.getSetCookie().length, 0);
  }
});

test('the handle and the cookie together renew; the answer keeps the handle, and a new token goes into the cookie', async () => {
  const { handle, cookie } = await signIn();
  upstream.answer(json({ ...tokens, access_token: 'access-2', refresh_token: 'refresh-2' }));
  const response = await renew(handle, `other=1; ${cookie}; more=2`);
  const body = await response.json();
  assert.deepEqual([response.status, body.access_token, body.refresh_token], [200, 'access-2', handle]);
  assert.equal(upstream.received[0]?.form.get('refresh_token'), 'refresh-1');
  const [rotated] = cookiesOf(response);
  assert.equal((await renew(handle, rotated)).status, 200);
  assert.equal(upstream.received[1]?.form.get('refresh_token'), 'refresh-2');
});

test('a provider that gives no new refresh token leaves the old one, for longer', async () => {
  const { handle, cookie } = await signIn();
  upstream.answer(json({ access_token: 'access-2' }));
  const [again] = cookiesOf(await renew(handle, cookie));
  await renew(handle, again);
  assert.equal(upstream.received[1]?.form.get('refresh_token'), 'refresh-1');
});

test('a sign-in without a refresh token has no handle and no cookie', async () => {
  upstream.answer(json({ access_token: 'a' }));
  const { body, set } = await signIn();
  assert.deepEqual([body, set], [{ access_token: 'a', token_type: 'Bearer' }, []]);
});

test('revoking the handle revokes the refresh token, and takes the cookie away', async () => {
  const { handle, cookie } = await signIn();
  const response = await proxy(
    request('acme/revoke', { token: handle, token_type_hint: 'refresh_token' }, { headers: { cookie } }),
  );
  assert.equal(response.status, 200);
  assert.equal(upstream.received[0]?.form.get('token'), 'refresh-1');
  assert.match(
    response.headers.getSetCookie()[0] ?? '',
    /^__Secure-oauth-connect\.acme\.[\w-]{16}=; Path=\/oauth\/acme; Max-Age=0;/,
  );
  await proxy(request('acme/revoke', { token: 'access-1', token_type_hint: 'access_token' }, { headers: { cookie } }));
  assert.equal(upstream.received[1]?.form.get('token'), 'access-1');
});

test('a new key in front seals, the old one still opens; one that is gone opens nothing', async () => {
  const { handle, cookie } = await signIn();
  const response = await renew(handle, cookie, proxyWith([newKey, oldKey]));
  assert.equal(response.status, 200);
  const [resealed] = cookiesOf(response);
  assert.equal((await renew(handle, resealed, proxyWith([newKey]))).status, 200);
  assert.equal((await renew(handle, cookie, proxyWith([newKey]))).status, 400);
});

test('what the provider will never take again is forgotten; what may pass is kept', async () => {
  const { handle, cookie } = await signIn();
  upstream.answer(json({ error: 'invalid_grant' }, 400));
  const refused = await renew(handle, cookie);
  assert.deepEqual([refused.status, (await refused.json()).error], [400, 'invalid_grant']);
  assert.match(refused.headers.getSetCookie()[0] ?? '', /Max-Age=0/);
  upstream.answer(json({ error: 'temporarily_unavailable' }, 503));
  assert.deepEqual((await renew(handle, cookie)).headers.getSetCookie(), []);
});

test('each account has a cookie of its own, and ten at most: the oldest go', async () => {
  /** @type {string[]} */
  const jar = [];
  for (let account = 0; account < 12; account++) {
    const { set } = await signIn(proxy, jar.join('; '));
    for (const one of set) {
      const [pair = ''] = one.split(';');
      const name = pair.split('=')[0] ?? '';
      const old = jar.findIndex((known) => known.startsWith(`${name}=`));
      if (old >= 0) jar.splice(old, 1);
      if (!one.includes('Max-Age=0')) jar.push(pair);
    }
  }
  assert.equal(jar.length, 10);
});

test('a refresh token that is too long for a cookie is not kept, the page gets none either, and the log says so', async () => {
  /** @type {string[]} */
  const problems = [];
  upstream.answer(json({ ...tokens, refresh_token: 'r'.repeat(4000) }));
  const { body, set } = await signIn(
    proxyWith([oldKey], { log: (/** @type {any} */ { problem }) => problem && problems.push(problem) }),
  );
  assert.deepEqual([body.access_token, body.refresh_token, set], ['access-1', undefined, []]);
  assert.match(problems[0] ?? '', /too long/);
});

test('a page of another origin, which sends no cookies, is told at once', async () => {
  for (const site of ['same-site', 'cross-site', 'none']) {
    const response = await proxy(request('acme/token', code, { headers: { 'sec-fetch-site': site } }));
    assert.equal(response.status, 400);
    assert.match((await response.json()).error_description, /on the origin of the page/);
  }
  assert.deepEqual(upstream.received, []);
});

/** @param {string} cookie @param {(bytes: Buffer) => Uint8Array} change */
function change(cookie, change) {
  const [name, value = ''] = cookie.split('=');
  return `${name}=${Buffer.from(change(Buffer.from(value, 'base64url'))).toString('base64url')}`;
}

/** @typedef {{ handle: string, cookie: string }} Kept */

/** @type {[what: string, attack: (kept: Kept, other: Kept) => Promise<Response> | Response][]} */
const attacks = [
  ['no cookie', ({ handle }) => renew(handle, undefined)],
  [
    'a cookie of one bit less',
    ({ handle, cookie }) =>
      renew(
        handle,
        change(cookie, (bytes) => bytes.with(20, (bytes[20] ?? 0) ^ 1)),
      ),
  ],
  [
    'another nonce',
    ({ handle, cookie }) =>
      renew(
        handle,
        change(cookie, (bytes) => bytes.with(0, (bytes[0] ?? 0) ^ 1)),
      ),
  ],
  [
    'a tag that is cut off',
    ({ handle, cookie }) =>
      renew(
        handle,
        change(cookie, (bytes) => bytes.subarray(0, -1)),
      ),
  ],
  [
    'more at its end',
    ({ handle, cookie }) =>
      renew(
        handle,
        change(cookie, (bytes) => Buffer.concat([bytes, Buffer.alloc(4)])),
      ),
  ],
  [
    'a nonce and nothing else',
    ({ handle, cookie }) =>
      renew(
        handle,
        change(cookie, (bytes) => bytes.subarray(0, 12)),
      ),
  ],
  ['an empty cookie', ({ handle, cookie }) => renew(handle, `${cookie.split('=')[0]}=`)],
  ['a cookie that is no base64url', ({ handle, cookie }) => renew(handle, `${cookie.split('=')[0]}=%00<>`)],
  ['the token itself in the cookie', ({ handle, cookie }) => renew(handle, `${cookie.split('=')[0]}=refresh-1`)],
  ['another account’s cookie', ({ handle }, other) => renew(handle, other.cookie)],
  [
    'another account’s cookie by this one’s name',
    ({ handle, cookie }, other) => renew(handle, `${cookie.split('=')[0]}=${other.cookie.split('=')[1]}`),
  ],
  [
    'another handle for the same cookie',
    ({ handle, cookie }) => renew(handle.slice(0, -1) + (handle.endsWith('A') ? 'B' : 'A'), cookie),
  ],
  [
    'the cookie of another provider',
    ({ handle, cookie }) => renew(handle, cookie.replace('.acme.', '.other.'), proxy, 'other/token'),
  ],
  [
    'the cookie of another client',
    ({ handle, cookie }) => {
      const providers = { acme: { ...provider(upstream), clientId: 'client-2' } };
      return renew(handle, cookie, proxyWith([oldKey], { providers }));
    },
  ],
  [
    'a cookie that another key has sealed',
    async () => {
      const foreign = await signIn(proxyWith([foreignKey]));
      return renew(foreign.handle, foreign.cookie);
    },
  ],
  [
    'a cookie that is too old, replayed',
    async ({ handle, cookie }) => {
      const { now } = Date;
      Date.now = () => now() + 31 * 24 * 3600 * 1000;
      return renew(handle, cookie).finally(() => void (Date.now = now));
    },
  ],
  ['a refresh token in place of the handle', ({ cookie }) => renew('refresh-1', cookie)],
  [
    'a refresh token in place of the handle, to revoke',
    ({ cookie }) =>
      proxy(request('acme/revoke', { token: 'refresh-1', token_type_hint: 'refresh_token' }, { headers: { cookie } })),
  ],
  ['a handle without its cookie, to revoke', ({ handle }) => proxy(request('acme/revoke', { token: handle }))],
];

for (const [what, attack] of attacks)
  test(`${what}: 400 invalid_grant, and nothing reaches the provider`, async () => {
    const kept = await signIn();
    const other = await signIn();
    const response = await attack(kept, other);
    assert.deepEqual([response.status, (await response.json()).error], [400, 'invalid_grant']);
    assert.deepEqual(upstream.received, []);
  });

test('an address that would say something else in a cookie is refused', async () => {
  const response = await proxy(
    new Request('https://app.example/x;Domain=evil.example/acme/token', request('acme/token', code)),
  );
  assert.deepEqual([response.status, response.headers.getSetCookie(), upstream.received], [400, [], []]);
});
