// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer } from 'node:http';

/**
 * `npm run bench:proxy`: exchanges through the token proxy over many connections, beside a handler on the same server that
 * only forwards them, in turns. The server is a process of its own, so is the provider; how much memory the server uses is
 * its own to say. Fails where an exchange does, or where the memory goes on growing.
 */

const exchanges = 2000;
const connections = 50;
const rounds = 5;
const page = 'https://app.example';
const form = {
  grant_type: 'authorization_code',
  code: 'code-0123456789',
  redirect_uri: `${page}/oauth-callback.html`,
  code_verifier: 'v'.repeat(43),
  client_id: 'client',
};

const provider = createServer((request, response) => {
  request.resume().on('end', () => {
    const answer = {
      access_token: 'a'.repeat(40),
      token_type: 'Bearer',
      expires_in: 3600,
      refresh_token: 'r'.repeat(40),
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
});

/** @param {import('node:http').Server} server */
async function listen(server) {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

/** One connection that asks again as soon as it is answered. Plain text, as a client of Node's would be slower than the server. */
class Client {
  /** @param {number} port @param {string} path */
  constructor(port, path) {
    const body = new URLSearchParams(form).toString();
    this.request = [
      `POST ${path} HTTP/1.1`,
      'Host: localhost',
      `Origin: ${page}`,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n');
    this.socket = connect(port, '127.0.0.1').setNoDelay();
  }

  /** @returns {Promise<string>} status line, headers and body */
  async ask() {
    this.socket.write(this.request);
    let text = '';
    for (;;) {
      const [chunk] = await once(this.socket, 'data');
      text += chunk;
      const [head = '', body = ''] = text.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      if (text.includes('\r\n\r\n') && body.length >= length) return text;
    }
  }
}

/** @param {number} port @param {string} path @returns {Promise<number>} exchanges in a second */
async function measure(port, path) {
  const clients = Array.from({ length: connections }, () => new Client(port, path));
  let left = exchanges;
  const begin = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      while (left-- > 0) {
        const answer = await client.ask();
        if (!answer.startsWith('HTTP/1.1 200') || !answer.includes('access_token'))
          throw new Error(`An exchange failed: ${answer.slice(0, 200)}`);
      }
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  for (const { socket } of clients) socket.destroy();
  return exchanges / seconds;
}

const upstream = await listen(provider);
const server = spawn(
  process.execPath,
  ['--expose-gc', `${import.meta.dirname}/token-proxy-server.js`, String(upstream)],
  {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  },
);
const [{ port }] = /** @type {[{ port: number }]} */ (await once(server, 'message'));

/** @returns {Promise<number>} MiB in use after a collection */
async function memory() {
  server.send('memory');
  const [{ heap }] = await once(server, 'message');
  return heap / 1024 / 1024;
}

const middle = (/** @type {number[]} */ all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;

try {
  // The first rounds are those in which everything is compiled.
  for (const path of ['/oauth/acme/token', '/forward']) await measure(port, path);
  const before = await memory();
  /** @type {number[]} */ const proxied = [];
  /** @type {number[]} */ const forwarded = [];
  for (let round = 0; round < rounds; round++) {
    forwarded.push(await measure(port, '/forward'));
    proxied.push(await measure(port, '/oauth/acme/token'));
  }
  const after = await memory();
  console.log(`${exchanges} exchanges over ${connections} connections, ${rounds} rounds in turns, no error`);
  console.log(`the token proxy   ${Math.round(middle(proxied))} a second`);
  console.log(`forwarding alone  ${Math.round(middle(forwarded))} a second`);
  console.log(`ratio             ${(middle(proxied) / middle(forwarded)).toFixed(2)}`);
  console.log(`memory in use     ${before.toFixed(1)} MiB before, ${after.toFixed(1)} MiB after`);
  if (after > before * 1.2 + 2) {
    console.error('The memory has grown: something is kept for each exchange.');
    process.exitCode = 1;
  }
} finally {
  server.kill();
  provider.closeAllConnections();
  provider.close();
}
