// @ts-check
import { spawnSync } from 'node:child_process';
import { testFiles, threats, unmatched } from './threats.js';

/** `npm run test:security`: compares the table of threats with what there is, and runs its tests. Options are those of `npm test`. */

const wrong = unmatched();
const tested = threats.filter(({ test }) => test);
console.log(
  `${threats.length} threats, ${tested.length} with tests (in ${testFiles.length} files), ${wrong.length} unmatched`,
);
for (const one of wrong) console.log(`✗ ${one}`);
const { status } = spawnSync(process.execPath, ['test/harness/run.js', ...process.argv.slice(2), ...testFiles], {
  stdio: 'inherit',
});
process.exitCode = wrong.length ? 1 : (status ?? 1);
