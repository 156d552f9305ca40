// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The servers come from the npm registry when they are wanted for the first time, as the lock file says. */

const folder = import.meta.dirname;
const installed = join(folder, 'node_modules/.package-lock.json');

export const LOCK = join(folder, 'package-lock.json');

/** @param {string} lock @returns {Record<string, { version: string }>} */
export const versionsIn = (lock) => (existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).packages : {});

/**
 * Two of the packages disagree about the versions of each other, so npm must not look at what they wish.
 *
 * @param {(message: string) => void} say
 * @returns {boolean} whether they are there now
 */
export function installServers(say) {
  const [wanted, there] = [versionsIn(LOCK), versionsIn(installed)];
  const names = Object.keys(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).dependencies);
  if (names.every((name) => there[`node_modules/${name}`]?.version === wanted[`node_modules/${name}`]?.version))
    return true;
  say('Installing the servers of test/servers/real/ (npm ci)');
  const args = ['ci', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
  const how = /** @type {const} */ ({ cwd: folder, shell: process.platform === 'win32', stdio: 'inherit' });
  return spawnSync('npm', args, how).status === 0;
}
