// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, afterEach, test } from 'node:test';
import { createTokenProxy } from '../../dist/module/token-proxy/index.js';
import { startServer } from '../../dist/module/token-proxy/node/index.js';
import { start, startByShell, withConfig } from './command.js';
import { clientId, code, json, page, provider, redirectUrl, secret, startUpstream, tokens } from './upstream.js';

/** The token proxy as a server of its own: by one command, and on Node's `http`. */

const upstream = await startUpstream();
after(upstream.close);
afterEach(upstream.reset);

const headers = { origin: page, 'content-type': 'application/x-www-form-urlencoded' };
/** @param {string} origin @param {string} [path] */
const post = (origin, path = '/oauth/acme/token') =>
  fetch(origin + path, { method: 'POST', headers, body: new URLSearchParams(code) });

const config = () => ({
  port: 0,
  allowedOrigins: [page],
  providers: {
    acme: {
      tokenUrl: `${upstream.origin}/token`,
      clientId,
      clientSecret: { env: 'ACME_SECRET' },
      redirectUrls: [redirectUrl],
    },
  },
});

test('one command serves a configuration, logs a line for each request without a secret, and ends when asked', async () => {
  await withConfig(config(), async (file) => {
    const proxy = start(['--config', file], { ACME_SECRET: secret });
    const origin = await proxy.listening();
    const response = await post(origin);
    assert.deepEqual([response.status, await response.json()], [200, tokens]);
    assert.equal((await post(origin, '/oauth/nobody/token')).status, 404);
    proxy.kill();
    const { code: status, stdout, stderr } = await proxy.ended;
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, / 200 acme token\n.* 404 invalid_request\n$/);
    for (const part of [secret, 'code-1', 'access-1', 'refresh-1']) assert.equal(stdout.includes(part), false, part);
  });
});

test('started by npx it ends with npm, and its port is free again', async () => {
  await withConfig(config(), async (file) => {
    const proxy = startByShell(['--config', file], { ACME_SECRET: secret });
    const origin = await proxy.listening();
    proxy.kill();
    // Its output is closed when nobody is left to write to it: the shell is gone at once.
    await proxy.ended;
    await assert.rejects(fetch(origin));
  });
});

test('a request under way is answered before it ends', async () => {
  await withConfig(config(), async (file) => {
    const proxy = start(['--config', file], { ACME_SECRET: secret });
    const origin = await proxy.listening();
    const came = new Promise((resolve) => {
      upstream.answer((request, response) => {
        resolve(undefined);
        setTimeout(() => json(tokens)(request, response), 300);
      });
    });
    const answer = post(origin);
    await came;
    proxy.kill();
    assert.equal((await answer).status, 200);
    assert.equal((await proxy.ended).code, 0);
  });
});

test('refresh tokens can be kept, with keys from the environment', async () => {
  const kept = { ...config(), keepRefreshTokens: { keys: { env: 'PROXY_KEYS' }, maxAge: 60 } };
  const { stdout: key } = await start(['--new-key']).ended;
  await withConfig(kept, async (file) => {
    const proxy = start(['--config', file, '--port', '0'], {
      ACME_SECRET: secret,
      PROXY_KEYS: `${key.trim()}, ${key.trim()}`,
    });
    const response = await post(await proxy.listening());
    assert.match(
      response.headers.get('set-cookie') ?? '',
      /Path=\/oauth\/acme; Max-Age=60; HttpOnly; Secure; SameSite=Strict/,
    );
    assert.match((await response.json()).refresh_token, /^kept\./);
    proxy.kill();
    await proxy.ended;
  });
});

test('--help says how to write a configuration', async () => {
  const { code: status, stdout } = await start(['--help']).ended;
  assert.equal(status, 0);
  for (const part of ['--config', '"env": "GITHUB_CLIENT_SECRET"', 'token-url="/oauth/github/token"'])
    assert.ok(stdout.includes(part), part);
});

test('the example of a configuration is a good one', async () => {
  const proxy = start(['--config', 'demo/proxy/proxy.json', '--port', '0'], { GITHUB_CLIENT_SECRET: secret });
  assert.match(await proxy.listening(), /^http:\/\/127\.0\.0\.1:\d+$/);
  proxy.kill('SIGINT');
  assert.equal((await proxy.ended).code, 0);
});

const bare = config();
/** @param {object} change */
const changed = (change) => ({ ...bare, providers: { acme: { ...bare.providers.acme, ...change } } });

/** @type {[what: string, args: string[], config: unknown, words: RegExp][]} */
const mistakes = [
  ['no configuration', [], undefined, /--config is missing/],
  ['an option that is none', ['--conf'], undefined, /--conf/],
  ['a port that is none', ['--port', 'x'], bare, /--port must be/],
  ['a file that is not there', ['--config', '/nowhere/proxy.json'], undefined, /cannot be read/],
  ['a file that is no JSON', [], `{ "clientSecret": "${secret}`, /no JSON/],
  [
    'a secret in the file',
    [],
    changed({ clientSecret: secret }),
    /providers\.acme\.clientSecret: a secret does not belong in this file.*environment variable.*"env"/,
  ],
  [
    'a private key in the file',
    [],
    changed({ privateKey: secret }),
    /providers\.acme\.privateKey: a secret does not belong/,
  ],
  [
    'keys in the file',
    [],
    { ...bare, keepRefreshTokens: { keys: [secret] } },
    /keepRefreshTokens\.keys: a secret does not belong/,
  ],
  [
    'a variable that is not set',
    [],
    changed({ clientSecret: { env: 'NOT_SET' } }),
    /the environment variable NOT_SET is not set/,
  ],
  [
    'an option of the proxy that is wrong',
    [],
    { ...bare, allowedOrigins: ['*'] },
    /^oauth-connect-proxy: allowedOrigins must/,
  ],
  ['a preset that is none', [], changed({ provider: 'nobody' }), /providers\.acme\.provider must be/],
];
for (const [what, args, given, words] of mistakes)
  test(`${what} is told in a line, with no stack and no secret`, async () => {
    await withConfig(given ?? '{}', async (file) => {
      const all = given === undefined ? args : ['--config', file, ...args];
      const { code: status, stderr, stdout } = await start(all, { ACME_SECRET: secret }).ended;
      assert.equal(status, 1);
      assert.match(stderr, words);
      assert.equal(/^\s+at /m.test(stderr) || (stderr + stdout).includes(secret), false);
    });
  });

/** @param {number} port @param {string} text what is sent; the connection stays open */
async function talk(port, text) {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

test('connections that send slowly, or nothing, are closed; others are served meanwhile', async () => {
  const proxy = createTokenProxy({
    providers: { acme: provider(upstream) },
    allowedOrigins: [page],
    limits: { bodyTime: 300 },
  });
  const server = await startServer(proxy, { port: 0, requestTime: 1000 });
  const head = `POST /oauth/acme/token HTTP/1.1\r\nHost: x\r\nOrigin: ${page}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
  const slow = [
    talk(server.port, 'POST /oauth/acme/token HTTP/1.1\r\nHost: x\r\nX-Slow: '),
    talk(server.port, `${head}Content-Length: 100\r\n\r\ngrant_type=`),
    talk(server.port, `${head}Transfer-Encoding: chunked\r\n\r\n5\r\ngrant`),
    talk(server.port, `${head}Content-Length: 100000\r\n\r\ngrant_type=`),
    talk(server.port, `${head}X-Large: ${'x'.repeat(20_000)}\r\n\r\n`),
  ];
  assert.equal((await post(`http://127.0.0.1:${server.port}`)).status, 200);
  const statuses = (await Promise.all(slow)).map((answer) => Number(answer.split(' ')[1]));
  assert.deepEqual(statuses, [408, 408, 408, 413, 431]);
  assert.equal(upstream.received.length, 1);
  await server.close();
});

test('two Origin headers, two lengths, or an address that is none reach nobody', async () => {
  const server = await startServer(
    createTokenProxy({ providers: { acme: provider(upstream) }, allowedOrigins: [page] }),
    { port: 0 },
  );
  const body = new URLSearchParams(code).toString();
  const rest = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
  const line = 'POST /oauth/acme/token HTTP/1.1\r\nHost: x\r\n';
  const answers = await Promise.all([
    talk(server.port, `${line}Origin: https://evil.example\r\nOrigin: ${page}\r\n${rest}`),
    talk(server.port, `${line}Origin: ${page}\r\nContent-Length: 1\r\n${rest}`),
    talk(server.port, `POST http://[ HTTP/1.1\r\nHost: x\r\nOrigin: ${page}\r\n${rest}`),
  ]);
  assert.deepEqual(
    answers.map((answer) => Number(answer.split(' ')[1])),
    [403, 400, 400],
  );
  assert.deepEqual(upstream.received, []);
  await server.close();
});
