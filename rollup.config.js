import { readFile } from 'node:fs/promises';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import minifyTemplates from 'rollup-plugin-minify-template-literals';
import { leanLit } from './test/package/lean-lit.js';

/** What TypeScript has made is bundled for pages: one module to drop in, and the script of the callback page. */

const minify = () =>
  terser({
    ecma: 2022,
    module: true,
    compress: { passes: 3, inline: 1, unsafe: true, unsafe_arrows: true, pure_getters: true },
    // Names that Lit keeps for its other packages, none of which is there.
    mangle: { properties: { regex: /^_\$/ } },
    format: { comments: false },
  });

/**
 * Custom properties come as they were written, unless this is asked for: here they are values like others.
 *
 * @type {(name: string, value: string) => string}
 */
const minifyProperty = (_name, value) => value.replaceAll(', ', ',').replace(/(?<!\d)0\./g, '.');
const minifyCSS = { level: { 1: { variableValueOptimizers: [minifyProperty] } } };

/** @returns {import('rollup').Plugin} */
const leaveOutOfLit = () => ({
  name: 'leave-out-of-lit',
  transform(code, id) {
    const lean = leanLit(id, code);
    return lean === undefined ? null : { code: lean, map: null };
  },
});

/** What is loaded later comes in few files, each for one occasion: these modules in each. */
const parts = {
  settings: `allowed-urls-option complete-settings configuration-rules en-fields fault-list fault-words field-values fields
    field-views parameters url-template with-preset`,
  providers: 'providers',
  requests: `allowed-urls any-label authorized-fetch connection-work exchange?copy request-parameters retry-after?copy
    revocation revocation-request template template-json test-request`,
  restore: 'restore session-lock with-metadata?copy',
  redirect: 'redirect redirect-attempt',
  code: `base64url code-grant discovery exchange flow id-token id-token-rules issuer-check oauth4webapi pkce refresh-lock
    renewal renewal-schedule token-request token-response unstored with-metadata`,
  silent: 'frame silent-renewal',
  languages: 'isolate languages',
  dpop: 'dpop dpop-keys proven-send',
  trouble: 'en-trouble explanations retry retry-after trouble-views',
};
const partOf = new Map(
  Object.entries(parts).flatMap(([part, names]) => names.split(/\s+/).map((name) => [name, part])),
);

/**
 * `…/module/protocol/pkce.js` → `pkce`, `…/node_modules/oauth4webapi/build/index.js` → `oauth4webapi`, and of all that is
 * in the folder of the presets → `providers`.
 */
const nameOf = (/** @type {string} */ id) =>
  /node_modules\/([^/]+)[^?]*$/.exec(id)?.[1] ??
  /settings\/(providers)\//.exec(id)?.[1] ??
  id.replace(/^.*\//, '').replace(/\.js(?=$|\?)/, '');

/**
 * Rollup keeps a module in one chunk, which whoever needs it has to load whole. These have a copy of it to themselves, each
 * shaken apart from the other: signatures of ID tokens need 2 KB more of oauth4webapi than codes do, and who restores or
 * revokes a connection of the implicit grant needs nothing of what codes do. None of the modules holds any state.
 */
const copies = [
  [/front-channel-id-token\.js$/, /^oauth4webapi$/],
  [/\/restore\.js$/, /^\.\/with-metadata/],
  [/\/revocation-request\.js$/, /^\.\/(?:exchange|retry-after)/],
];

/** @returns {import('rollup').Plugin} */
const ownCopies = () => {
  const mark = '?copy';
  return {
    name: 'own-copies',
    async resolveId(source, importer) {
      if (!copies.some(([who, what]) => who.test(importer ?? '') && what.test(source))) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found && { ...found, id: found.id + mark };
    },
    load: (id) => (id.endsWith(mark) ? readFile(id.slice(0, -mark.length), 'utf8') : null),
  };
};

export default [
  {
    input: 'dist/module/oauth-connect.js',
    // Lets the parts that are loaded later share this one file instead of splitting it in two.
    preserveEntrySignatures: 'allow-extension',
    output: {
      dir: 'dist',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: 'oauth-connect-[name].js',
      sourcemap: true,
      hoistTransitiveImports: false,
      onlyExplicitManualChunks: true,
      manualChunks: (id) => partOf.get(nameOf(id)),
    },
    plugins: [
      ownCopies(),
      nodeResolve({ exportConditions: ['browser', 'production'] }),
      leaveOutOfLit(),
      minifyTemplates({ options: { minifyOptions: { minifyCSS } } }),
      minify(),
    ],
  },
  {
    input: 'dist/module/callback/oauth-callback.js',
    // A server that imports it is no page.
    output: { file: 'dist/oauth-callback.js', format: 'iife', sourcemap: true, banner: 'if (globalThis.document)' },
    plugins: [minify()],
  },
];
