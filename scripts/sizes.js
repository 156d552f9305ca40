// @ts-check
import { brokenBoundaries } from './boundaries.js';
import { filesBeside } from './bundle-graph.js';
import { bytesOf, filesOf, journeys } from './journeys.js';

/**
 * `npm run sizes`: what a page loads on each journey, in bytes, beside what it may. With `--check` it fails where that is
 * more (some have an allowance until they have become smaller), or where a file reaches what it must not; with `--files` it tells which modules are in which file.
 */

const options = new Set(process.argv.slice(2));
/** @type {string[]} */
const problems = options.has('--check') ? brokenBoundaries() : [];

const line = (/** @type {(string | number)[]} */ [name = '', ...rest]) =>
  String(name).padEnd(32) + rest.map((text, index) => (index < 3 ? String(text).padStart(7) : `  ${text}`)).join('');

console.log(line(['journey, brotli 11', 'bytes', 'limit', 'left', 'files']));
for (const journey of journeys) {
  const files = filesOf(journey);
  const bytes = bytesOf(files);
  const limit = Math.floor(journey.limit);
  const loads = files.map(({ name, brotli }) => `${name} ${brotli}`).join(', ');
  console.log(line([journey.name, bytes, limit, limit - bytes, loads]));
  if (bytes <= limit + (journey.allowance ?? 0)) continue;
  problems.push(
    `"${journey.name}" loads ${bytes} bytes, ${bytes - limit} more than the ${limit} that it may: ${loads}.\n` +
      '  "npm run sizes -- --files" tells what is in each file. Load what this journey does not need on demand, by\n' +
      '  import() in src/connector/features.ts or src/element/lazy-views.ts, and see that what it does need does not come\n' +
      '  with something else. If it is worth the bytes, raise the limit in scripts/journeys.js, and say why.',
  );
}

if (options.has('--files')) {
  const all = [...filesBeside('oauth-connect.js'), ...filesBeside('measured/connector.js')];
  for (const { name, brotli, imports, modules } of all)
    console.log(`\n${name}: ${brotli} bytes\n  imports ${imports.join(', ') || 'nothing'}\n  ${modules.join('\n  ')}`);
}
if (options.has('--check')) {
  for (const problem of problems) console.error(`\n${problem}`);
  if (problems.length) process.exitCode = 1;
}
