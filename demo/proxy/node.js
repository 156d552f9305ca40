// @ts-check
import { createServer } from 'node:http';
import { createTokenProxy } from 'oauth-connect/token-proxy';
import { nodeListener } from 'oauth-connect/token-proxy/node';
import { optionsFrom } from './options.js';

/** The token proxy on Node's own `http`: `node node.js`. Without a file of your own, `npx --no oauth-connect proxy` does the same. */

const server = createServer({ requestTimeout: 10_000 }, nodeListener(createTokenProxy(optionsFrom(process.env))));

server.listen(Number(process.env['PORT'] ?? 8787), '127.0.0.1', () => {
  const address = server.address();
  console.log(`Listening on port ${typeof address === 'object' ? address?.port : address}`);
});
