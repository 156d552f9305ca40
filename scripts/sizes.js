// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** What a page loads, in bytes; with `--check` it fails where a limit is passed, and says by how much. */

const dist = new URL('../dist/', import.meta.url);
const kib = 1024;

/** @type {{ name: string, files: string[], measure: 'brotli' | 'gzip', limit: number }[]} */
const budgets = [
  { name: 'the implicit journey, Lit included', files: ['oauth-connect.js'], measure: 'brotli', limit: 15 * kib },
  { name: 'the code grant, beside that', files: ['oauth-connect-code.js'], measure: 'brotli', limit: 9 * kib },
  { name: 'the callback page', files: ['oauth-callback.html', 'oauth-callback.js'], measure: 'gzip', limit: 1500 },
];

/** @param {string} file */
function measure(file) {
  const bytes = readFileSync(new URL(file, dist));
  return {
    minified: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

const files = readdirSync(dist).filter((file) => /\.(?:js|html)$/.test(file));
const sizes = Object.fromEntries(files.map((file) => [file, measure(file)]));
console.log('bytes                                    minified    gzip  brotli');
for (const [file, size] of Object.entries(sizes))
  console.log(file.padEnd(40), ...[size.minified, size.gzip, size.brotli].map((number) => String(number).padStart(7)));

for (const { name, files: of, measure: by, limit } of budgets) {
  const total = of.reduce((sum, file) => sum + (sizes[file]?.[by] ?? Infinity), 0);
  console.log(`${name}: ${total} of ${limit} bytes ${by}`);
  if (total > limit && process.argv.includes('--check')) {
    console.error(
      `${total - limit} bytes too many: find what grew with "npx rollup -c" and its source maps, or load it later.`,
    );
    process.exitCode = 1;
  }
}
