/**
 * Whether dependencies and build are there and up to date. Node's own modules only: runs before `npm ci`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * @param {...string} args
 * @returns {boolean} whether npm was content
 */
export function npm(...args) {
  // On Windows npm is a batch file, which Node only starts through a shell; no argument here needs quoting.
  return spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

/**
 * Compares what is installed with what package-lock.json asks for. Times of files would not do: a checkout makes the
 * lock file new without changing it, and `npm ci` would then delete a good node_modules, perhaps under someone's feet.
 *
 * @returns {boolean}
 */
function dependenciesAreCurrent() {
  const installedPath = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedPath, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    if (path === '' || link) return true;
    if (installed[path]) return installed[path].version === version;
    return Boolean(optional || devOptional); // for another platform
  });
}

/**
 * @param {(message: string) => void} say
 * @returns {boolean} whether they are there now
 */
export function getDependencies(say) {
  if (dependenciesAreCurrent()) return true;
  say('Installing the dependencies that package-lock.json lists (npm ci)');
  // npm 11 refuses a lock file that lacks binaries for other systems, though they may not be in the registry at all.
  // `npm install` takes the same versions from it, and doesn't mind.
  const quietly = ['--include=dev', '--no-audit', '--no-fund'];
  return npm('ci', ...quietly) || npm('install', '--no-save', ...quietly);
}

/**
 * @param {string} path
 * @returns {number} when the newest file in it was changed, in milliseconds
 */
function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** @returns {boolean} whether dist/ is there and not older than what it is made from (or nothing is there to build) */
export function buildIsCurrent() {
  const sources = newestChange(join(root, 'src'));
  const makers = ['scripts/build.js', 'scripts/connector-bundle.js', 'rollup.config.js'];
  const built = statSync(join(root, 'dist/oauth-connect.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources === 0 || built >= Math.max(sources, ...makers.map((file) => newestChange(join(root, file))));
}

/** @returns {boolean} whether the demo's apps are built, from what they and dist/ are made of by now */
export function demosAreCurrent() {
  const built = newestChange(join(root, 'dist/demo'));
  return (
    built >= Math.max(newestChange(join(root, 'demo/frameworks')), newestChange(join(root, 'dist/oauth-connect.js')))
  );
}
