import { basename, dirname } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import minifyTemplates from 'rollup-plugin-minify-template-literals';

/**
 * What TypeScript has made is bundled for pages: one module to drop in, with its rarer parts beside it; the same in one
 * file; and the script of the callback page. What comes in parts of its own is what the source imports by `import()`.
 */

const minify = () => terser({ ecma: 2022, module: true, compress: { passes: 2 }, format: { comments: false } });
const plugins = () => [
  nodeResolve({ exportConditions: ['browser', 'production'] }),
  minifyTemplates({ include: 'dist/module/element/**', failOnError: true }),
  minify(),
];
/** A part is named after its module; the `index` of a folder or a package after that. */
const partName = ({ name, moduleIds }) => {
  const folder = dirname(moduleIds.at(-1)).replace(/[\\/](?:build|dist)$/, '');
  return `oauth-connect-${name === 'index' ? basename(folder) : name}.js`;
};
const input = 'dist/module/oauth-connect.js';

export default [
  {
    input,
    // Or it would be an empty file beside the one that its parts share with it.
    preserveEntrySignatures: 'allow-extension',
    output: {
      dir: 'dist',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: partName,
      sourcemap: true,
      hoistTransitiveImports: false,
    },
    plugins: plugins(),
  },
  {
    input,
    output: { file: 'dist/oauth-connect.bundle.js', format: 'es', sourcemap: true, inlineDynamicImports: true },
    plugins: plugins(),
  },
  {
    input: 'dist/module/callback/oauth-callback.js',
    // A server that imports it is no page.
    output: { file: 'dist/oauth-callback.js', format: 'iife', sourcemap: true, banner: 'if (globalThis.document)' },
    plugins: [minify()],
  },
];
