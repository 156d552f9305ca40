// @ts-check
import { createTokenProxy } from '../../dist/module/token-proxy/index.js';
import { startServer } from '../../dist/module/token-proxy/node/index.js';

/** For token-proxy.js: the token proxy, and at `/forward` a handler that passes everything on as it comes. */

const upstream = `http://127.0.0.1:${process.argv[2]}/token`;
const proxy = createTokenProxy({
  providers: {
    acme: {
      tokenUrl: upstream,
      clientId: 'client',
      clientSecret: 'secret',
      redirectUrls: ['https://app.example/oauth-callback.html'],
    },
  },
  allowedOrigins: ['https://app.example'],
});

/** @param {Request} request */
async function forward({ headers, body }) {
  const type = headers.get('content-type') ?? '';
  const answer = await fetch(upstream, { method: 'POST', headers: { 'content-type': type }, body, duplex: 'half' });
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
}

const { port } = await startServer(
  (request) => (new URL(request.url).pathname === '/forward' ? forward(request) : proxy(request)),
  { port: 0 },
);
process.send?.({ port });
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({ heap: process.memoryUsage().heapUsed });
});
