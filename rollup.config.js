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

/** @returns {import('rollup').Plugin} */
const leaveOutOfLit = () => ({
  name: 'leave-out-of-lit',
  transform(code, id) {
    const lean = leanLit(id, code);
    return lean === undefined ? null : { code: lean, map: null };
  },
});

/** What is loaded later comes in few files, each for one occasion. */
const parts = {
  requests:
    /\/connection\/(?:allowed-urls|authorized-fetch|connection-work|request-parameters|revocation|test-request)|\/revocation-request|\/template(?:-json)?\.js|\/any-label/,
  settings:
    /\/settings\/(?:allowed-urls-option|complete-|configuration-|fault-|fields|field-|parameters|url-template)|\/field-views/,
  trouble: /\/explanations|\/retry|trouble/,
  restore: /\/(?:restore|with-metadata)/,
  redirect: /\/redirect(?:-attempt)?\.js/,
  code: /\/connection\/(?:flow|renewal|renewal-schedule|tab-lock)\.js|\/protocol\/(?:code-grant|discovery|issuer-check|pkce|token-request|token-response)\.js/,
};

/**
 * Signatures of ID tokens need 2 KB more of oauth4webapi than codes do, and rollup keeps a module in one chunk. So the
 * file that checks them has a copy of the library to itself, and each copy is shaken apart from the other.
 */
const ownCopy = () => {
  const mark = '?front-channel';
  return {
    name: 'own-copy',
    async resolveId(source, importer) {
      if (source !== 'oauth4webapi' || !importer?.endsWith('front-channel-id-token.js')) return null;
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
      manualChunks: (id) => Object.entries(parts).find(([, modules]) => modules.test(id))?.[0],
    },
    plugins: [
      ownCopy(),
      nodeResolve({ exportConditions: ['browser', 'production'] }),
      leaveOutOfLit(),
      minifyTemplates(),
      minify(),
    ],
  },
  {
    input: 'dist/module/callback/oauth-callback.js',
    output: { file: 'dist/oauth-callback.js', format: 'iife', sourcemap: true },
    plugins: [minify()],
  },
];
