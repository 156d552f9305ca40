// @ts-check
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { root } from '../preparation.js';

/**
 * The part of `npm run build` that the demo needs: the same files, in half the time. Types are not checked and not written,
 * nor is what is for editors; `buildIsCurrent` takes that for no whole build.
 */

/** @param {string} script @param {string[]} args */
function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [`node_modules/${script}`, ...args], { cwd: root, stdio: 'inherit' });
  // What is wrong has been said by then.
  if (status !== 0) process.exit(1);
}

rmSync(`${root}/dist`, { recursive: true, force: true });
run('typescript/bin/tsc', '-p', 'scripts/demo/tsconfig.json');
run('rollup/dist/bin/rollup', '-c', 'scripts/demo/rollup.config.js', '--silent');
copyFileSync(`${root}/src/callback/oauth-callback.html`, `${root}/dist/oauth-callback.html`);
