// @ts-check
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Builds the apps as their authors would, with the package as it is built: `npm run build:demos`. */

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** Stands for Acme while the server renders; the demo's own server puts the address in later. */
const nowhere = 'https://acme.invalid';

/** @type {import('vite').Plugin} */
const served = {
  name: 'served',
  transformIndexHtml: {
    order: 'post',
    async handler(page) {
      const mark = '<!-- what the server renders -->';
      if (!page.includes(mark)) return page;
      const { connect } = await import('./served/connect.js');
      const rendered = await connect(nowhere);
      return page.replace(mark, () => rendered.replaceAll(nowhere, '{{provider}}'));
    },
  },
};

export default defineConfig({
  root: at('.'),
  base: '/frameworks/',
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'oauth-connect' } } }),
    svelte({ configFile: false }),
    served,
  ],
  resolve: { alias: [{ find: /^oauth-connect$/, replacement: at('../../dist/module/oauth-connect.js') }] },
  build: {
    outDir: at('../../dist/demo'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1000,
    rollupOptions: { input: ['react', 'vue', 'svelte', 'served'].map((framework) => at(`${framework}/index.html`)) },
  },
});
