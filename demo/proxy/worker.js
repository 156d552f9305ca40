// @ts-check
import { createTokenProxy } from 'oauth-connect/token-proxy';
import { optionsFrom } from './options.js';

/**
 * The token proxy as a Cloudflare Worker: route `app.example/oauth/*` to it. `SITE` and `GITHUB_CLIENT_ID` are variables,
 * the secret is put there by `npx wrangler secret put GITHUB_CLIENT_SECRET`.
 */

/** @type {ReturnType<typeof createTokenProxy> | undefined} */
let proxy;

export default {
  /**
   * @param {Request} request
   * @param {Record<string, string>} environment here, secrets come with a request; they are the same each time
   */
  fetch(request, environment) {
    proxy ??= createTokenProxy(optionsFrom(environment));
    return proxy(request);
  },
};
