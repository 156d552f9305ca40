/**
 * What the pictures in `expected/` depend on: the browser that drew them, and the fonts that it found on its machine for
 * what has no font of its own. Elsewhere the same page has other pixels, and a comparison would tell nothing. Node's own
 * modules only.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { ENGINES } from '../harness/engines/engines.js';
import { versionOf } from '../harness/engines/programs.js';

/** @typedef {{ chromium: number | undefined, fonts: Record<string, string> }} Machine */

const file = new URL('machine.json', import.meta.url);

/** @param {string} family */
const fontFor = (family) => spawnSync('fc-match', ['-f', '%{family[0]}', family], { encoding: 'utf8' }).stdout ?? '';

/** @returns {Machine} */
const thisMachine = () => ({
  chromium: versionOf(ENGINES.chromium.find().path ?? ''),
  fonts: Object.fromEntries(['system-ui', 'sans-serif', 'monospace'].map((family) => [family, fontFor(family)])),
});

const inWords = (/** @type {Machine} */ { chromium, fonts }) =>
  `Chromium ${chromium ?? 'none'}, ${Object.entries(fonts)
    .map(([family, font]) => `${family} = ${font || 'unknown'}`)
    .join(', ')}`;

/**
 * Says what the pictures were made with and what is here; with `UPDATE_SCREENSHOTS` what is here is written down.
 *
 * @param {(message: string) => void} say
 * @returns {boolean} whether they can be compared here
 */
export function canCompare(say) {
  const here = thisMachine();
  if (process.env['UPDATE_SCREENSHOTS']) writeFileSync(file, `${JSON.stringify(here, null, 2)}\n`);
  const there = /** @type {Machine} */ (JSON.parse(readFileSync(file, 'utf8')));
  say(`The pictures were made with ${inWords(there)}`);
  if (inWords(there) === inWords(here)) return true;
  say(`Here is ${inWords(here)}: nothing is compared, as the pixels would differ for that alone`);
  return false;
}
