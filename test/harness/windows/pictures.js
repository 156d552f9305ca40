/**
 * Compares what a window shows with pictures in `test/pictures/expected/`. `UPDATE_SCREENSHOTS=1 npm run
 * test:pictures` makes them anew: look at the difference before you commit it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { root } from '../preparation.js';

const EXPECTED = join(root, 'test/pictures/expected');

/** How different a pixel may be (0 to 1), and how many may be more than that: edges of letters differ by machine. */
const THRESHOLD = 0.15;
const SHARE = 0.002;

/**
 * @param {Buffer} png
 * @param {string} name
 * @param {string} shots where to put what is not as it should be
 * @returns {string} what is wrong; nothing if all is well
 */
export function compare(png, name, shots) {
  const file = join(EXPECTED, `${name}.png`);
  if (process.env['UPDATE_SCREENSHOTS']) {
    mkdirSync(EXPECTED, { recursive: true });
    writeFileSync(file, PNG.sync.write(PNG.sync.read(png), { colorType: 2, deflateLevel: 9 }));
    return '';
  }
  const actual = join(shots, `${name}.actual.png`);
  const keep = () => (mkdirSync(shots, { recursive: true }), writeFileSync(actual, png));
  if (!existsSync(file)) return (keep(), `There is no ${file}. This is how it looks: ${actual}`);
  const [before, now] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(png)];
  const { width, height } = before;
  if (now.width !== width || now.height !== height) {
    keep();
    return `It is ${now.width} × ${now.height} pixels, and was ${width} × ${height} in ${file}: see ${actual}`;
  }
  const diff = new PNG({ width, height });
  const differing = pixelmatch(before.data, now.data, diff.data, width, height, { threshold: THRESHOLD });
  if (differing <= width * height * SHARE) return '';
  keep();
  const difference = join(shots, `${name}.diff.png`);
  writeFileSync(difference, PNG.sync.write(diff));
  return `${differing} pixels differ from ${file}: see ${actual} and ${difference}`;
}
