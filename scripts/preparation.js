// @ts-check
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is there, and whether it is up to date. Node's own modules only: this runs before there are any others. */

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * How to start npm, for `spawn` and `spawnSync`.
 *
 * @param {readonly string[]} args no argument here needs quoting
 * @returns {[command: string, args: string[], options: { cwd: string, shell: boolean }]}
 */
export function npmCommand(args) {
  const script = process.env['npm_execpath'] ?? '';
  if (basename(script).startsWith('npm-cli')) return [process.execPath, [script, ...args], { cwd: root, shell: false }];
  // On Windows `npm` is a batch file, which only a shell starts.
  return ['npm', [...args], { cwd: root, shell: process.platform === 'win32' }];
}

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, link?: boolean }} Package */

/**
 * @param {string} path of a lock file
 * @returns {Record<string, Package & { devDependencies?: object }>} by path
 */
function packagesOf(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

const wantedPackages = () => Object.entries(packagesOf('package-lock.json'));
const installedPackages = () => packagesOf('node_modules/.package-lock.json');

/**
 * Compares what is installed with what is locked, package by package. Times of files would not do: a checkout makes the
 * lock file new without changing it, and `npm ci` would then delete a good node_modules, perhaps under someone's feet.
 *
 * @param {(path: string, wanted: Package) => boolean} needed
 */
function isInstalled(needed) {
  const installed = installedPackages();
  return wantedPackages().every(([path, wanted]) => {
    if (!path.startsWith('node_modules/') || wanted.link || !needed(path, wanted)) return true;
    if (installed[path]) return installed[path].version === wanted.version;
    return Boolean(wanted.optional || wanted.devOptional); // for another platform
  });
}

/** Whether all that the project is developed with is installed. */
export const everythingIsInstalled = () => isInstalled(() => true);

/** Whether that is installed which `npm start` needs: scripts/demo/package.json, and what the element itself needs. */
export const demoIsInstalled = () => isInstalled((_path, { dev }) => !dev);

/** Whether the frameworks are: scripts/demo/frameworks/package.json. */
export function frameworksAreInstalled() {
  const { devDependencies = {} } = packagesOf('package-lock.json')['scripts/demo/frameworks'] ?? {};
  const names = new Set(Object.keys(devDependencies).map((name) => `node_modules/${name}`));
  return isInstalled((path) => names.has(path));
}

/** Whether somebody develops here, to whom nothing may be lost that is installed. */
export const isDeveloped = () => 'node_modules/eslint' in installedPackages();

/**
 * @param {string} path
 * @returns {number} when the newest file in it was changed, in milliseconds; 0 where there is nothing
 */
export function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** @param {readonly string[]} files that have to be there @param {readonly string[]} sources what they are made of */
function areCurrent(files, sources) {
  const [oldest, newest] = [files, sources].map((paths) => paths.map((path) => newestChange(join(root, path))));
  return Math.min(...(oldest ?? [])) >= Math.max(...(newest ?? []));
}

/** The last file that `npm run build` writes for the package, and the demo does not need. */
const WHOLE = 'dist/web-types.json';

/** @returns {boolean} whether dist/ is there, whole, and not older than what it is made from */
export const buildIsCurrent = () =>
  areCurrent(
    ['dist/oauth-connect.js', WHOLE],
    ['src', 'scripts/build.js', 'scripts/connector-bundle.js', 'rollup.config.js'],
  );

/** @returns {boolean} whether that of dist/ is which the demo needs */
export const demoIsBuilt = () =>
  areCurrent(['dist/oauth-connect.js', 'dist/oauth-callback.html'], ['src', 'rollup.config.js', 'package-lock.json']);

/** @returns {boolean} whether the demo's apps are built, from what they and dist/ are made of by now */
export const appsAreBuilt = () =>
  areCurrent(
    ['dist/demo/served.html', 'dist/demo/react.js'],
    ['demo/frameworks', 'scripts/demo/frameworks', 'dist/oauth-connect.js'],
  );
