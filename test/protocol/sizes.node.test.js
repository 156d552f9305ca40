// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { rollup } from 'rollup';
import config from '../../rollup.config.js';

/** What a page loads for a grant, bundled as in rollup.config.js, in bytes (brotli). */

const protocol = fileURLToPath(new URL('../../dist/module/protocol/', import.meta.url));
const names = {
  pkce: 'createPkce',
  discovery: 'discover',
  'issuer-check': 'issuerCheck',
  'token-request': 'redeemCode, refreshTokens, RenewalRefusedError',
  'revocation-request': 'revokeTokens',
  'front-channel-id-token': 'claimsOfFrontChannelIdToken',
  dpop: 'createDpopKey, dpopProver, sendWithProof',
};

/**
 * @param {(keyof typeof names)[]} modules
 * @returns {Promise<{ bytes: number, code: string }>} of one file with all of it, whatever it shares with others
 */
async function bundle(...modules) {
  const entry = modules.map((name) => `export { ${names[name]} } from '${protocol}${name}.js';`).join('');
  const virtual = {
    name: 'virtual',
    resolveId: (/** @type {string} */ id) => (id === 'entry' ? id : null),
    load: (/** @type {string} */ id) => (id === 'entry' ? entry : null),
  };
  const [{ plugins = [] } = {}] = /** @type {import('rollup').RollupOptions[]} */ (config);
  const built = await rollup({ input: 'entry', plugins: [virtual, plugins] });
  const { output } = await built.generate({ format: 'es', inlineDynamicImports: true });
  await built.close();
  return { bytes: brotliCompressSync(output[0].code).length, code: output[0].code };
}

/** @type {[string, number, (keyof typeof names)[]][]} */
const budgets = [
  [
    'code, PKCE, discovery, refresh, revocation, claims of ID tokens',
    8396,
    ['pkce', 'discovery', 'issuer-check', 'token-request', 'revocation-request'],
  ],
  ['discovery, before the click', 2048, ['discovery', 'issuer-check']],
  ['id_token token: discovery, signatures', 8396, ['discovery', 'issuer-check', 'front-channel-id-token']],
  ['DPoP', 2048, ['dpop']],
];

for (const [name, limit, modules] of budgets)
  test(`${name}: at most ${limit} bytes`, async (t) => {
    const { bytes } = await bundle(...modules);
    t.diagnostic(`${name}: ${bytes} of ${limit} bytes`);
    assert.ok(bytes <= limit, `${bytes - limit} bytes too many`);
  });

test('discovery and DPoP load without oauth4webapi, and signatures load nothing of it twice', async () => {
  const copies = (/** @type {string} */ code) => code.split('unsupported `token_type` value').length - 1;
  assert.equal(copies((await bundle('discovery', 'issuer-check', 'revocation-request', 'pkce', 'dpop')).code), 0);
  assert.equal(copies((await bundle('front-channel-id-token')).code), 1);
  assert.equal(copies((await bundle('token-request')).code), 1);
});
