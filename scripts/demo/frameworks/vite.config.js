// @ts-check
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Builds the apps of `demo/frameworks/` as their authors would, with the package as it is built: `npm run build:demos`. */

const root = new URL('../../../', import.meta.url);
const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, root));

/** Stands for Acme while the server renders; the demo's own server puts the address in later. */
const nowhere = 'https://acme.invalid';

/** What a server renders, which the demo's own server puts into its page. @type {import('vite').Plugin} */
const served = {
  name: 'served',
  async generateBundle() {
    const { connect } = await import(new URL('demo/frameworks/served/connect.js', root).href);
    const source = (await connect(nowhere)).replaceAll(nowhere, '{{provider}}');
    this.emitFile({ type: 'asset', fileName: 'served.html', source });
  },
};

export default defineConfig({
  root: at('demo/frameworks'),
  base: '/frameworks/',
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'oauth-connect' } } }),
    svelte({ configFile: false }),
    served,
  ],
  resolve: { alias: [{ find: /^oauth-connect$/, replacement: at('dist/module/oauth-connect.js') }] },
  build: {
    outDir: at('dist/demo'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      input: Object.fromEntries(
        Object.entries({ react: 'tsx', vue: 'ts', svelte: 'ts', served: 'ts' }).map(([framework, language]) => [
          framework,
          at(`demo/frameworks/${framework}/main.${language}`),
        ]),
      ),
      output: { entryFileNames: '[name].js', chunkFileNames: 'assets/[name]-[hash].js' },
    },
  },
});
