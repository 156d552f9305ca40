// @ts-check
import { randomBytes } from 'node:crypto';
import { configurationFor } from './configuration.js';
import { createKeys } from './keys.js';
import { loadOidcProvider } from './load-oidc-provider.js';
import { createPolicy } from './policy.js';
import { noteParameters } from './log.js';

/** RFC 6749 §3.3: a server has one, or fails. */
const DEFAULT_SCOPE = 'openid profile email';

/**
 * `oidc-provider` and what it can't do by itself: get other keys while it runs. It is made anew for that, around the same
 * store.
 *
 * @param {object} parts
 * @param {string} parts.origin the issuer
 * @param {import('./store.js').Store} parts.store
 * @param {import('./state.js').State} parts.state
 * @param {(nonce: string) => void} parts.onNonce hears of each nonce for DPoP proofs that it gives to a client
 * @param {import('../pages/page.js').Brand} parts.brand
 * @param {string} [parts.secret] of its clients
 * @param {(line: string) => void} parts.log
 */
export async function createEngine({ origin, store, state, onNonce, brand, secret, log }) {
  const [{ Provider, interactionPolicy }, firstKeys] = await Promise.all([loadOidcProvider(), createKeys()]);
  const policy = createPolicy(interactionPolicy);
  const cookiePrefix = `${brand.name.toLowerCase()}_${new URL(origin).port}`;
  // One for good: with another, nobody would be logged in any more after a change of keys.
  const cookieKey = randomBytes(24).toString('base64url');
  let keys = firstKeys;
  let nonceSecret = randomBytes(32);

  const build = () => {
    const provider = new Provider(
      origin,
      configurationFor({ store, state, policy, keys, nonceSecret, cookieKey, cookiePrefix, brand, secret }),
    );
    provider.use(async (/** @type {any} */ ctx, /** @type {() => Promise<void>} */ next) => {
      const asked = { ...ctx.query };
      if (ctx.path === '/authorize' && !asked.scope) ctx.query = { ...asked, scope: DEFAULT_SCOPE };
      await next();
      // The body is read in there, once.
      noteParameters(ctx.req, ctx.oidc?.body ?? asked);
      const nonce = ctx.response.get('DPoP-Nonce');
      if (nonce) onNonce(nonce);
    });
    // Where it happened, without the message, which may quote what was sent.
    const failed = (/** @type {Error} */ error) =>
      log(`${brand.name.toLowerCase()}  ${error.name}\n${String(error.stack).split('\n').slice(1).join('\n')}`);
    provider.on('server_error', (/** @type {unknown} */ _ctx, /** @type {Error} */ error) => failed(error));
    provider.on('error', () => {});
    return { provider, callback: provider.callback() };
  };
  let current = build();

  return {
    /** @returns {any} */
    get provider() {
      return current.provider;
    },
    /**
     * @param {string} alg
     * @returns {Record<string, any> | undefined} the private key that signs with it at the moment
     */
    keyFor: (alg) => keys.find((key) => key['alg'] === alg),
    /** @type {import('../acme/requests.js').Handler} */
    handle: (req, res) => current.callback(req, res),
    /** @param {{ keepOld?: boolean }} [options] whether what the old keys have signed can still be checked */
    rotateKeys: async ({ keepOld = true } = {}) => {
      const fresh = await createKeys();
      keys = keepOld ? [...fresh, ...keys] : fresh;
      current = build();
    },
    /** Every nonce that is out in the world is a wrong one from now on. */
    renewNonces: () => {
      nonceSecret = randomBytes(32);
      current = build();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof createEngine>>} Engine */
