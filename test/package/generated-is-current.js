// @ts-check
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Fails where custom-elements.json or the README's tables are not what the source says. */

const files = ['custom-elements.json', 'README.md'];
const read = () => files.map((file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const before = read();
execSync('npm run --silent manifest', { stdio: ['ignore', 'ignore', 'inherit'] });
const changed = files.filter((_file, index) => read()[index] !== before[index]);
if (changed.length) {
  console.error(`${changed.join(' and ')} was not up to date. It is now: commit what "npm run manifest" has written.`);
  process.exitCode = 1;
}
