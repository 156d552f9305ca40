// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../harness/preparation.js';
import { startAcme } from '../servers/acme/server.js';
import { startOidc } from '../servers/oidc/server.js';
import { run } from './command.js';

/** `oauth-connect check`: what it finds, at real servers and at a site that is not yet as it should be. */

const quiet = () => {};
const file = (/** @type {string} */ name) => readFileSync(join(root, 'dist', name));
const tag = (/** @type {Record<string, string>} */ attributes) =>
  `<!doctype html><title>Page</title><oauth-connect ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value.replaceAll('"', '&quot;')}"`)
    .join(' ')}></oauth-connect>`;

/** @type {Record<string, { status?: number, type?: string, headers?: Record<string, string>, body: string | Buffer }>} by path, with the query where there is one */
const pages = {};
const site = createServer(({ url = '' }, response) => {
  const {
    status = 200,
    type = 'text/html',
    headers = {},
    body,
  } = pages[url] ?? pages[url.replace(/\?.*/, '')] ?? { status: 404, body: 'Not found' };
  response.writeHead(status, { 'content-type': type, ...headers }).end(body);
});
/** @type {string} */
let origin;
/** @type {{ origin: string, close: () => unknown }} */
let acme;
/** @type {{ origin: string, close: () => unknown }} */
let oidc;

before(async () => {
  await new Promise((resolve) => site.listen(0, '127.0.0.1', () => resolve(undefined)));
  origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (site.address()).port}`;
  acme = await startAcme({ host: '127.0.0.1', port: 0, anyLoopbackRedirect: true, log: quiet });
  oidc = await startOidc({ host: '127.0.0.1', log: quiet });
  pages['/oauth-callback.html'] = { body: file('oauth-callback.html') };
  pages['/oauth-callback.js'] = { body: file('oauth-callback.js'), type: 'text/javascript' };
  pages['/'] = { body: tag(acmeTag()) };
  pages['/empty'] = { body: '<!doctype html><title>No tag</title>' };
});
after(async () => {
  site.close();
  await Promise.all([acme.close(), oidc.close()]);
});

const acmeTag = (/** @type {Record<string, string>} */ more = {}) => ({
  ...{ 'provider-name': 'Acme', 'client-id': 'demo', 'login-url': `${acme.origin}/oauth/authorize` },
  ...{ 'test-url': `${acme.origin}/api/me`, ...more },
});
/** What is ✗, and what to do about it. @param {string} out */
const wrong = (out) => [...out.matchAll(/^✗ (.*)\n {2}→ (.*)$/gm)].map(([, what, wayOut]) => `${what} ${wayOut}`);

test('a page that is as it should be: the tag is read out of its HTML, and nothing is missing', async () => {
  const { status, out } = await run('check', `${origin}/`);
  assert.deepEqual([status, wrong(out)], [0, []]);
  for (const name of ['Settings: complete', 'Redirect page', 'Login page', 'Test API'])
    assert.match(out, new RegExp(`^✓ ${name}`, 'm'));
});

test('an issuer: discovery, PKCE and the token endpoint are looked at', async () => {
  const { status, out } = await run('check', `${origin}/empty`, '--issuer', oidc.origin, '--client-id', 'code');
  assert.deepEqual([status, wrong(out)], [0, []]);
  for (const name of ['Discovery', 'PKCE', 'Token endpoint', 'Test API'])
    assert.match(out, new RegExp(`^✓ ${name}`, 'm'));
});

for (const [what, path, page, expected] of /** @type {const} */ ([
  ['that is not there', '/nowhere.html', undefined, /answers 404\. copy it .*oauth-connect copy/],
  ['that is an app’s start page', '/app.html', { body: '<!doctype html><div id=app></div>' }, /shows another page/],
  [
    'whose script is missing',
    '/sub/oauth-callback.html',
    { body: '<script src="oauth-callback.js"></script>' },
    /its script \S+\/sub\/oauth-callback\.js is not there \(404\)/,
  ],
  [
    'that is cut off',
    '/coop/oauth-callback.html',
    { body: '<script src="/oauth-callback.js"></script>', headers: { 'cross-origin-opener-policy': 'same-origin' } },
    /served with Cross-Origin-Opener-Policy: same-origin\. leave that header out/,
  ],
  [
    'that the host moves, and loses the answer of',
    '/moved.html',
    { status: 301, headers: { location: '/moved' }, body: '' },
    /is moved to \/moved, and its query is lost/,
  ],
]))
  test(`a redirect page ${what} is told, with the way out`, async () => {
    if (page) pages[path] = page;
    const { status, out } = await run('check', `${origin}/`, '--redirect-url', path);
    assert.equal(status, 1);
    assert.match(wrong(out).join('\n'), expected);
  });

test('a token endpoint that pages cannot read leads to the token proxy', async () => {
  pages['/token'] = { status: 400, type: 'application/json', body: '{"error":"invalid_grant"}' };
  const other = origin.replace('127.0.0.1', 'localhost');
  const { status, out } = await run('check', `${origin}/`, '--token-url', `${other}/token`);
  assert.equal(status, 1);
  assert.match(wrong(out).join('\n'), /Token endpoint: pages may not read .* oauth-connect proxy/);
});

test('a test URL that is misspelt, or on a host that is not there, is told', async () => {
  const misspelt = await run('check', `${origin}/`, '--test-url', `${acme.origin}/api/mee`);
  assert.match(wrong(misspelt.out).join('\n'), /Test API: \S+\/api\/mee answers 404/);
  const nothing = await run('check', `${origin}/`, '--login-url', 'http://127.0.0.1:1024/x');
  assert.match(wrong(nothing.out).join('\n'), /Login page: .* nothing listens there/);
});

test('faults of the settings come first, and with one no server is asked', async () => {
  const { status, out } = await run('check', `${origin}/`, '--login-url', 'ftp://acme.example/');
  assert.equal(status, 1);
  assert.match(out, /^✗ Settings: login-url /m);
  assert.doesNotMatch(out, /Redirect page/);
});

test('a page without the tag, or that is not there, ends in a sentence', async () => {
  assert.match((await run('check', `${origin}/empty`)).err, /has no <oauth-connect> in its HTML/);
  assert.match((await run('check', `${origin}/404`)).err, /answers 404/);
  assert.match((await run('check', 'localhost:8000')).err, /name the page/);
});

test('what is asked never holds a secret', async () => {
  const { err } = await run('check', `${origin}/`, '--client-secret', 's3cret');
  assert.match(err, /Unknown option '--client-secret'/);
});
