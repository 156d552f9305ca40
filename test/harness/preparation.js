/**
 * Whether dependencies and build are there and up to date. Node's own modules only: runs before `npm ci`.
 */
import { spawnSync } from 'node:child_process';
import { everythingIsInstalled, npmCommand } from '../../scripts/preparation.js';

export { appsAreBuilt as demosAreCurrent, buildIsCurrent, root } from '../../scripts/preparation.js';

/**
 * @param {...string} args
 * @returns {boolean} whether npm was content
 */
export function npm(...args) {
  const [command, rest, options] = npmCommand(args);
  return spawnSync(command, rest, { ...options, stdio: 'inherit' }).status === 0;
}

/**
 * @param {(message: string) => void} say
 * @returns {boolean} whether they are there now
 */
export function getDependencies(say) {
  if (everythingIsInstalled()) return true;
  say('Installing the dependencies that package-lock.json lists (npm ci)');
  // npm 11 refuses a lock file that lacks binaries for other systems, though they may not be in the registry at all.
  // `npm install` takes the same versions from it, and doesn't mind.
  const quietly = ['--include=dev', '--no-audit', '--no-fund'];
  return npm('ci', ...quietly) || npm('install', '--no-save', ...quietly);
}
