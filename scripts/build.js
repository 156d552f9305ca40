// @ts-check
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `npm run build`: modules and types by TypeScript, bundles by rollup, the page at the redirect URL, and what editors are told. */

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (/** @type {string} */ script, /** @type {string[]} */ ...args) =>
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });

rmSync(`${root}/dist`, { recursive: true, force: true });
for (const project of ['tsconfig.json', 'src/token-proxy/tsconfig.json', 'src/command/tsconfig.json'])
  run('node_modules/typescript/bin/tsc', '-p', project);
run('node_modules/rollup/dist/bin/rollup', '-c', '--silent');
copyFileSync(`${root}/src/command/released-files.json`, `${root}/dist/module/command/released-files.json`);
copyFileSync(`${root}/src/callback/oauth-callback.html`, `${root}/dist/oauth-callback.html`);
run('scripts/editor-data.js');
run('scripts/connector-bundle.js');
