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
    plugins: [nodeResolve({ exportConditions: ['browser', 'production'] }), minifyTemplates(), minify()],
  },
  {
    input: 'dist/module/callback/oauth-callback.js',
    output: { file: 'dist/oauth-callback.js', format: 'iife', sourcemap: true },
    plugins: [minify()],
  },
];
