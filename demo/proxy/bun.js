// @ts-check
import { createTokenProxy } from 'oauth-connect/token-proxy';
import { optionsFrom } from './options.js';

/** The token proxy in Bun: `bun add oauth-connect`, then `bun bun.js`. */

const { Bun } = /** @type {any} */ (globalThis);
const server = Bun.serve({
  hostname: '127.0.0.1',
  port: Number(Bun.env.PORT ?? 8787),
  fetch: createTokenProxy(optionsFrom(Bun.env)),
});

console.log(`Listening on port ${server.port}`);
