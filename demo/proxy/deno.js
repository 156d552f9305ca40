// @ts-check
import { createTokenProxy } from 'oauth-connect/token-proxy';
import { optionsFrom } from './options.js';

/** The token proxy in Deno: `deno add npm:oauth-connect`, then `deno run --allow-net --allow-env deno.js`. */

const { Deno } = /** @type {any} */ (globalThis);
const proxy = createTokenProxy(optionsFrom(Deno.env.toObject()));

Deno.serve(
  {
    hostname: '127.0.0.1',
    port: Number(Deno.env.get('PORT') ?? 8787),
    onListen: (/** @type {{ port: number }} */ { port }) => console.log(`Listening on port ${port}`),
  },
  proxy,
);
