// @ts-check
import { spawnSync } from 'node:child_process';
import { getDependencies } from '../test/harness/preparation.js';

/** `npm run verify`: everything there is to check, in the order in which it is found out soonest. */

const steps = ['types', 'lint', 'format:check', 'manifest:check', 'build', 'package:check', 'sizes -- --check', 'test'];

if (!getDependencies(console.log)) process.exit(1);
for (const step of steps) {
  console.log(`\n— npm run ${step}`);
  const { status } = spawnSync(`npm run --silent ${step}`, { shell: true, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`\nverify: "npm run ${step}" failed.`);
    process.exit(1);
  }
}
console.log('\nverify: all is well.');
