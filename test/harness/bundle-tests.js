/**
 * Bundles the test files before they run: each page would else ask for up to two hundred single modules, in a browser
 * context that has none of them yet. What several files use is in chunks that they share; what is loaded later still is.
 */
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './preparation.js';

/** What begins with a slash is an address on the tests' server, for another window to load. @type {import('esbuild').Plugin} */
const addresses = {
  name: 'addresses',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\// }, ({ path, kind }) => (kind === 'entry-point' ? undefined : { path, external: true })),
};

/**
 * @param {string[]} files from the root
 * @returns {Promise<Map<string, string> | undefined>} the bundle of each file; none where one cannot be bundled: the
 *   browser is to say then what is wrong with which file
 */
export async function bundleTests(files) {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'oauth-connect-tests-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    await build({
      ...{ absWorkingDir: root, entryPoints: files, outbase: '.', outdir: folder },
      ...{ bundle: true, splitting: true, format: 'esm', target: 'es2022', sourcemap: 'inline', logLevel: 'silent' },
      // What ships is tested: Lit's development build would also log warnings of its own, and logs are part of the contract.
      conditions: ['production'],
      tsconfig: join(root, 'tsconfig.json'),
      ignoreAnnotations: true, // the package's `sideEffects` speak of dist/
      external: ['node:*'], // in what only the tests that run in Node load
      plugins: [addresses],
    });
  } catch {
    return undefined;
  }
  return new Map(files.map((file) => [file, join(folder, file.replace(/\.ts$/, '.js'))]));
}
