// @ts-check
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { propertiesOf, runProperties } from './fuzz.js';
import { loadModules } from './modules.js';

/**
 * `npm run fuzz`: a million cases. `-- --cases 20000`, `-- --seed 1` (each run prints its own), `-- allow-list` (properties by
 * a part of their name). `-- --faults`: puts in each fault of `test/faults/`, which has to be found within 20,000 cases.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string' }, seed: { type: 'string' }, faults: { type: 'boolean' } },
});
const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31));
const isWanted = (/** @type {string} */ name) => !positionals.length || positionals.some((part) => name.includes(part));

/** @param {string} [patch] @param {string[]} [only] */
async function wanted(patch, only = positionals) {
  const all = propertiesOf(await loadModules(patch));
  return all.filter(({ name }) => !only.length || only.some((part) => name.includes(part)));
}

async function findFaults() {
  const folder = fileURLToPath(new URL('../faults/', import.meta.url));
  const patches = readdirSync(folder).filter((name) => name.endsWith('.patch') && isWanted(name));
  let missed = 0;
  for (const patch of patches) {
    const properties = await wanted(join(folder, patch), []).catch((error) => String(error));
    if (typeof properties === 'string') {
      missed += 1;
      console.log(`✗ ${properties}`);
      continue;
    }
    const { cases, failure } = await runProperties(properties, { cases: Number(values.cases ?? 20_000), seed });
    if (!failure) missed += 1;
    const by = failure ? `found by ${failure.split(':')[0]}` : 'not found';
    console.log(`${failure ? '✓' : '✗'} ${patch}: ${by}, ${cases} cases`);
  }
  console.log(`${patches.length - missed} of ${patches.length} faults found, seed ${seed}`);
  return missed === 0;
}

async function fuzz() {
  const properties = await wanted();
  const { cases, failure } = await runProperties(properties, {
    cases: Number(values.cases ?? 1_000_000),
    seed,
    say: console.log,
  });
  console.log(failure ?? `${cases} cases of ${properties.length} properties, seed ${seed}: all hold`);
  return !failure;
}

process.exitCode = (await (values.faults ? findFaults() : fuzz())) ? 0 : 1;
