import { readFile } from 'node:fs/promises';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import minifyTemplates from 'rollup-plugin-minify-template-literals';

/** What TypeScript has made is bundled for pages: one module to drop in, and the script of the callback page. */

const minify = () =>
  terser({
    ecma: 2022,
    module: true,
    compress: { passes: 3, unsafe_arrows: true },
    mangle: true,
    format: { comments: false },
  });

/**
 * Lit can do without constructable style sheets and with polyfills of the shadow DOM, which no browser needs any more
 * that has the rest of what this is built on (`AbortSignal.any()` is younger than both).
 */
const olderBrowsers = [
  [
    'css-tag.js',
    /\w+\.ShadowRoot&&\(void 0===\w+\.ShadyCSS\|\|\w+\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/,
    '!0',
  ],
  ['lit-html.js', /\w+\.litHtmlPolyfillSupport/, 'void 0'],
  ['reactive-element.js', /\w+\.reactiveElementPolyfillSupport/, 'void 0'],
  ['lit-element.js', /\w+\.litElementPolyfillSupport/, 'void 0'],
];

/** @returns {import('rollup').Plugin} */
const leaveOutOlderBrowsers = () => ({
  name: 'leave-out-older-browsers',
  transform(code, id) {
    const [, found, instead] = olderBrowsers.find(([file]) => id.endsWith(`/${file}`)) ?? [];
    if (!found) return null;
    // A new version of Lit may be written otherwise: better no build than one that nobody looked at.
    if (!found.test(code)) this.error(`${id} is not as it was: look again at what can be left out of it.`);
    return { code: code.replace(found, instead), map: null };
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
      leaveOutOlderBrowsers(),
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
