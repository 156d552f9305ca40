// @ts-check
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { createTokenProxy } from '../../dist/module/token-proxy/index.js';
import { code, page, provider, refresh, request, startUpstream, verifier } from './upstream.js';

/** What somebody may try who has no business here: each is refused, in JSON, and the provider hears of none. */

const upstream = await startUpstream();
after(upstream.close);
afterEach(upstream.reset);

const proxy = createTokenProxy({
  providers: { acme: provider(upstream), mute: { ...provider(upstream), revokeUrl: undefined } },
  allowedOrigins: [page, 'http://localhost:4000'],
  limits: { bodyTime: 200 },
});

/** @param {Record<string, string>} form @param {string} name @param {string} value */
const twice = (form, name, value) => new URLSearchParams([...Object.entries(form), [name, value]]).toString();
/** @param {string} origin */
const from = (origin) => request('acme/token', code, { headers: { origin } });
/** @param {Record<string, string | undefined>} headers */
const having = (headers) => request('acme/token', code, { headers });
/** @param {Partial<typeof code> & Record<string, string>} change */
const changed = (change) => request('acme/token', { ...code, ...change });
/** @param {string} name */
const lacking = (name) =>
  request(
    'acme/token',
    Object.entries(code).filter(([key]) => key !== name),
  );
/** A body that never ends; `rate` bytes now and then. */
const endless = (rate = 0) => {
  /** @type {ReturnType<typeof setInterval>} */
  let timer;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('grant_type=authorization_code&x='));
      timer = setInterval(() => rate && controller.enqueue(new Uint8Array(rate).fill(120)), 20);
    },
    cancel: () => clearInterval(timer),
  });
};

/** As many pieces as are asked for, each at once. */
const bitByBit = () =>
  new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('grant_type=authorization_code&x=')),
    pull: (controller) => controller.enqueue(new Uint8Array(8192).fill(120)),
  });

/** @type {[what: string, request: Request, status: number, error: string][]} */
const attacks = [
  ['no Origin', having({ origin: undefined }), 403, 'access_denied'],
  ['another origin', from('https://evil.example'), 403, 'access_denied'],
  ['an origin that begins alike', from('https://app.example.evil.example'), 403, 'access_denied'],
  ['an origin that ends alike', from('https://evil-app.example'), 403, 'access_denied'],
  ['a subdomain', from('https://x.app.example'), 403, 'access_denied'],
  ['another scheme', from('http://app.example'), 403, 'access_denied'],
  ['another port', from('https://app.example:8443'), 403, 'access_denied'],
  ['another port of localhost', from('http://localhost:4001'), 403, 'access_denied'],
  ['upper case', from('https://APP.example'), 403, 'access_denied'],
  ['a slash behind it', from('https://app.example/'), 403, 'access_denied'],
  ['the origin of nobody', from('null'), 403, 'access_denied'],
  ['two origins', from(`${page}, https://evil.example`), 403, 'access_denied'],
  [
    'a preflight of another origin',
    request('acme/token', '', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    }),
    403,
    'access_denied',
  ],

  ['GET', request('acme/token?' + new URLSearchParams(code), '', { method: 'GET' }), 405, 'invalid_request'],
  ['PUT', request('acme/token', code, { method: 'PUT' }), 405, 'invalid_request'],
  ['another provider', request('other/token', code), 404, 'invalid_request'],
  ['a member of every object', request('__proto__/token', code), 404, 'invalid_request'],
  ['another route', request('acme/introspect', code), 404, 'invalid_request'],
  ['a path behind the route', request('acme/token/x', code), 404, 'invalid_request'],
  ['a provider in percent-encoding', request('%61cme/token', code), 404, 'invalid_request'],
  ['revoking where there is no revokeUrl', request('mute/revoke', { token: 't' }), 404, 'invalid_request'],

  ['JSON', having({ 'content-type': 'application/json' }), 415, 'invalid_request'],
  ['plain text, which needs no preflight either', having({ 'content-type': 'text/plain' }), 415, 'invalid_request'],
  ['a form with files', having({ 'content-type': 'multipart/form-data; boundary=x' }), 415, 'invalid_request'],
  ['no type', having({ 'content-type': undefined }), 415, 'invalid_request'],
  [
    'a type that begins alike',
    having({ 'content-type': 'application/x-www-form-urlencoded-x' }),
    415,
    'invalid_request',
  ],
  ['a DPoP proof', having({ dpop: 'e30.e30.x' }), 400, 'invalid_dpop_proof'],

  ['another client', changed({ client_id: 'other' }), 400, 'invalid_client'],
  ['another client, to revoke', request('acme/revoke', { token: 't', client_id: 'other' }), 400, 'invalid_client'],
  ['another redirect URL', changed({ redirect_uri: 'https://evil.example/oauth-callback.html' }), 400, 'invalid_grant'],
  [
    'a redirect URL that begins alike',
    changed({ redirect_uri: `${code.redirect_uri}.evil.example` }),
    400,
    'invalid_grant',
  ],
  ['a redirect URL with a query', changed({ redirect_uri: `${code.redirect_uri}?x` }), 400, 'invalid_grant'],
  [
    'a redirect URL written otherwise',
    changed({ redirect_uri: 'https://app.example:443/oauth-callback.html' }),
    400,
    'invalid_grant',
  ],
  ['no redirect URL', lacking('redirect_uri'), 400, 'invalid_request'],
  ['no code', lacking('code'), 400, 'invalid_request'],
  ['an empty code', changed({ code: '' }), 400, 'invalid_request'],
  ['no PKCE verifier', lacking('code_verifier'), 400, 'invalid_request'],
  ['a short PKCE verifier', changed({ code_verifier: 'v'.repeat(42) }), 400, 'invalid_request'],
  ['a PKCE verifier with other letters', changed({ code_verifier: `${verifier}\n` }), 400, 'invalid_request'],

  ['no grant type', lacking('grant_type'), 400, 'invalid_request'],
  ['the client’s own grant', changed({ grant_type: 'client_credentials' }), 400, 'unsupported_grant_type'],
  ['a password', changed({ grant_type: 'password', username: 'u', password: 'p' }), 400, 'unsupported_grant_type'],
  [
    'a token exchange',
    changed({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 't' }),
    400,
    'unsupported_grant_type',
  ],
  [
    'a device code',
    changed({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'd' }),
    400,
    'unsupported_grant_type',
  ],
  [
    'a grant type in capitals',
    changed({ grant_type: 'Refresh_Token', refresh_token: 'r' }),
    400,
    'unsupported_grant_type',
  ],
  [
    'a second grant type',
    request('acme/token', twice(code, 'grant_type', 'client_credentials')),
    400,
    'invalid_request',
  ],
  ['a second code', request('acme/token', twice(code, 'code', 'code-2')), 400, 'invalid_request'],
  [
    'a second redirect URL',
    request('acme/token', twice(code, 'redirect_uri', code.redirect_uri)),
    400,
    'invalid_request',
  ],
  ['a second client', request('acme/token', twice(code, 'client_id', 'other')), 400, 'invalid_request'],
  [
    'a second one of what is not passed on',
    request('acme/token', twice({ ...code, x: '1' }, 'x', '2')),
    400,
    'invalid_request',
  ],
  ['an empty second code', request('acme/token', twice(code, 'code', '')), 400, 'invalid_request'],
  ['a second token to revoke', request('acme/revoke', twice({ token: 'a' }, 'token', 'b')), 400, 'invalid_request'],
  ['no refresh token', request('acme/token', { grant_type: 'refresh_token' }), 400, 'invalid_request'],
  ['no token to revoke', request('acme/revoke', {}), 400, 'invalid_request'],
  [
    'another kind of token',
    request('acme/revoke', { token: 't', token_type_hint: 'session' }),
    400,
    'unsupported_token_type',
  ],

  ['a line break in the code', changed({ code: 'x\r\nAuthorization: Basic eA==' }), 400, 'invalid_request'],
  [
    'a zero byte in the refresh token',
    request('acme/token', { ...refresh, refresh_token: 'x\0y' }),
    400,
    'invalid_request',
  ],
  ['a line break in the token', request('acme/revoke', { token: 'x\ny' }), 400, 'invalid_request'],
  [
    'bytes that are no text',
    request('acme/token', new URLSearchParams(code).toString().replace('code-1', '%ff%fe')),
    400,
    'invalid_request',
  ],
  ['no body', request('acme/token', ''), 400, 'invalid_request'],

  ['a large body', changed({ code: 'x'.repeat(17_000) }), 413, 'invalid_request'],
  ['a large body that says so', having({ 'content-length': '1000000000' }), 413, 'invalid_request'],
  ['a large body that comes bit by bit', request('acme/token', bitByBit()), 413, 'invalid_request'],
  ['a body that never ends', request('acme/token', endless()), 408, 'invalid_request'],
  ['a body that trickles in', request('acme/token', endless(1)), 408, 'invalid_request'],
];

for (const [what, attack, status, error] of attacks)
  test(`${what}: ${status} ${error}, and nothing reaches the provider`, async () => {
    const response = await proxy(attack);
    const body = await response.json();
    assert.deepEqual([response.status, body.error], [status, error]);
    assert.deepEqual(Object.keys(body), ['error', 'error_description']);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('www-authenticate'), null);
    assert.deepEqual(upstream.received, []);
  });

test('a body that something has read already is the site’s own mistake, and says so to the log', async () => {
  /** @type {string[]} */
  const problems = [];
  const logging = createTokenProxy({
    providers: { acme: provider(upstream) },
    allowedOrigins: [page],
    log: ({ problem }) => void problems.push(problem ?? ''),
  });
  const read = request('acme/token', code);
  await read.text();
  assert.equal((await logging(read)).status, 500);
  assert.match(problems[0] ?? '', /has read the body already/);
  assert.deepEqual(upstream.received, []);
});
