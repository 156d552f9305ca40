// @ts-check
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Builds the apps as their authors would, with the package as it is built: `npm run build:demos`. */

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  base: '/frameworks/',
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'oauth-connect' } } }),
    svelte({ configFile: false }),
  ],
  resolve: { alias: [{ find: /^oauth-connect$/, replacement: at('../../dist/module/oauth-connect.js') }] },
  build: {
    outDir: at('../../dist/demo'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1000,
    rollupOptions: { input: ['react', 'vue', 'svelte'].map((framework) => at(`${framework}/index.html`)) },
  },
});
