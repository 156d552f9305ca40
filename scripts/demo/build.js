// @ts-check
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { root } from '../preparation.js';

/**
 * The part of `npm run build` that the demo needs: the same files, in half the time. Types are not checked and not written,
 * nor is what is for editors; `buildIsCurrent` takes that for no whole build.
 */

const run = (/** @type {string} */ script, /** @type {string[]} */ ...args) =>
  execFileSync(process.execPath, [`node_modules/${script}`, ...args], { cwd: root, stdio: 'inherit' });

rmSync(`${root}/dist`, { recursive: true, force: true });
run('typescript/bin/tsc', '-p', 'scripts/demo/tsconfig.json');
run('rollup/dist/bin/rollup', '-c', 'scripts/demo/rollup.config.js', '--silent');
copyFileSync(`${root}/src/callback/oauth-callback.html`, `${root}/dist/oauth-callback.html`);
