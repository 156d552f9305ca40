/** What Debian has. Node's own modules only. */
import { spawnSync } from 'node:child_process';
import { succeeds } from './programs.js';

let updated = false;

/** @returns {string[] | undefined} what to put before a command to run it as root, if this is possible unasked */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * @param {string[]} packages
 * @param {(message: string) => void} say
 */
export function aptInstall(packages, say) {
  if (process.platform !== 'linux' || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return;
  const prefix = asRoot();
  if (!prefix) return say(`apt-get could install ${packages.join(', ')}, but only as root: left alone`);
  say(`Installing ${packages.join(', ')} with apt-get`);
  const apt = (/** @type {string[]} */ ...args) =>
    succeeds([...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]);
  // One unreachable source makes `update` fail though the package may be in another.
  if (!updated && !apt('update')) say('apt-get update had errors, trying all the same');
  updated = true;
  apt('install', '-y', '--no-install-recommends', ...packages);
}
