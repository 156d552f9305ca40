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
    },
    plugins: [ownCopy(), nodeResolve({ exportConditions: ['browser', 'production'] }), minifyTemplates(), minify()],
  },
  {
    input: 'dist/module/callback/oauth-callback.js',
    output: { file: 'dist/oauth-callback.js', format: 'iife', sourcemap: true },
    plugins: [minify()],
  },
];
