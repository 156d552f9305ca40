// @ts-check
import { execSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Fails where custom-elements.json, the tables of the README or of the guide are not what the source says. */

const root = new URL('../', import.meta.url);
const within = (/** @type {string} */ folder) => readdirSync(new URL(folder, root)).map((file) => folder + file);
const read = () =>
  new Map(
    ['custom-elements.json', 'README.md', ...within('demo/guide/')].map((file) => [
      file,
      readFileSync(new URL(file, root), 'utf8'),
    ]),
  );

const before = read();
execSync('npm run --silent manifest', { stdio: ['ignore', 'ignore', 'inherit'] });
const changed = [...read()].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
if (changed.length) {
  console.error(`Not up to date: ${changed.join(', ')}. Now it is: commit what "npm run manifest" has written.`);
  process.exitCode = 1;
}
