// @ts-check
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { rollup } from 'rollup';
import config from '../../rollup.config.js';

/** What a page loads for a grant, bundled as in rollup.config.js, in bytes (brotli). */

const protocol = fileURLToPath(new URL('../../dist/module/protocol/', import.meta.url));
const size = (/** @type {string} */ code) => brotliCompressSync(code).length;

/**
 * @param {string} entry the source of a module, where `@` is src/protocol
 * @param {boolean} [inlineDynamicImports] whether to make one file of it all
 */
async function bundle(entry, inlineDynamicImports = false) {
  const virtual = {
    name: 'virtual',
    resolveId: (/** @type {string} */ id) => (id === 'entry' ? id : null),
    load: (/** @type {string} */ id) => (id === 'entry' ? entry.replaceAll('@', protocol) : null),
  };
  const [{ plugins = [] } = {}] = /** @type {import('rollup').RollupOptions[]} */ (config);
  const built = await rollup({
    input: 'entry',
    preserveEntrySignatures: 'allow-extension',
    plugins: [virtual, plugins],
  });
  const { output } = await built.generate({ format: 'es', inlineDynamicImports, hoistTransitiveImports: false });
  await built.close();
  return output.filter((file) => file.type === 'chunk');
}

describe('one file with all that is needed, whatever it shares with the rest, for', () => {
  const code = `export { createPkce } from '@pkce.js'; export { discover } from '@discovery.js';
    export { issuerCheck } from '@issuer-check.js'; export { redeemCode, refreshTokens } from '@token-request.js';
    export { revokeTokens } from '@revocation-request.js';`;
  const dpop = `export * from '@dpop.js';`;
  const fragment = `export { discover } from '@discovery.js'; export { issuerCheck } from '@issuer-check.js';
    export * from '@front-channel-id-token.js';`;
  /** @type {[string, string, number][]} */
  const budgets = [
    ['code, PKCE, discovery, refresh, revocation, claims of ID tokens', code, 8.2 * 1024],
    ['the same, with DPoP', code + dpop, 9.5 * 1024],
    ['id_token token: discovery, signatures', fragment, 8.2 * 1024],
  ];
  for (const [name, entry, limit] of budgets)
    test(name, async (t) => {
      const [{ code } = assert.fail()] = await bundle(entry, true);
      t.diagnostic(`${name}: ${size(code)} of ${Math.floor(limit)} bytes`);
      assert.ok(size(code) <= limit, `${size(code) - limit} bytes too many`);
    });
});

test('the files beside the main one, each loaded where it is needed', async (t) => {
  const main = ['@../errors.js', '@token-set.js', '@authorization-response.js', '@authorization-request.js'];
  const chunks = await bundle(
    `${main.map((path) => `export * from '${path}';`).join('')} export const load = () => import('@code-grant.js')`,
  );
  // The words of errors are loaded with the first error.
  const sizes = Object.fromEntries(
    chunks.filter(({ name }) => name !== 'explanations').map(({ name, code }) => [name, size(code)]),
  );
  t.diagnostic(JSON.stringify(sizes));
  /** @type {Record<string, number>} */
  const limits = { 'code-grant': 3.5 * 1024, 'id-token': 4 * 1024, 'front-channel-id-token': 6.5 * 1024, dpop: 2048 };
  assert.deepEqual(Object.keys(sizes).sort(), ['entry', ...Object.keys(limits)].sort());
  for (const [name, limit] of Object.entries(limits)) assert.ok((sizes[name] ?? 0) <= limit, `${name} is too large`);
  const holders = chunks.filter(({ code }) => code.includes('unsupported `token_type` value')).map(({ name }) => name);
  assert.deepEqual(holders.sort(), ['front-channel-id-token', 'id-token']);
});
