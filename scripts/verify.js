// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { getDependencies } from '../test/harness/preparation.js';

/**
 * `npm run verify`: everything there is to check, in the order in which it is found out soonest. `--everywhere` is what
 * `.ci/run` does: pictures, other runtimes, servers of others and all engines too. The last line is `N passed, N failed`, each check and each
 * test counted once.
 */

const checks = ['types', 'lint', 'format:check', 'manifest:check', 'build', 'sizes -- --check', 'package:check'];
const tests = process.argv.includes('--everywhere')
  ? ['test:pictures', 'test:runtimes', 'test:servers', 'test -- --browser all']
  : ['test'];

let passed = 0;
let failed = 0;

/**
 * Runs a script of package.json, and adds what it counted: the tests end in a line of counts, a check counts as one.
 *
 * @param {string} script
 */
async function run(script) {
  console.log(`\n— npm run ${script}`);
  const child = spawn(`npm run --silent ${script}`, { shell: true, stdio: ['inherit', 'pipe', 'inherit'] });
  let counts;
  createInterface(child.stdout).on('line', (line) => {
    counts = /^(\d+) passed, (\d+) failed$/.exec(line) ?? counts;
    console.log(line);
  });
  const [status] = await once(child, 'close');
  const isBad = status !== 0;
  passed += counts ? Number(counts[1]) : Number(!isBad);
  failed += counts ? Math.max(Number(counts[2]), Number(isBad)) : Number(isBad);
  if (isBad) console.log(`Failed: npm run ${script}`);
}

if (getDependencies(console.log)) {
  for (const check of checks) await run(check);
  // What cannot be built or read need not be tested in three engines.
  if (failed === 0) for (const script of tests) await run(script);
} else {
  failed += 1;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
