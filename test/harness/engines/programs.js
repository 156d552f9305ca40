/** Programs on this machine. Node's own modules only. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from '../preparation.js';

/**
 * @param {string} command
 * @returns {string[]} where it could be
 */
export function commandPaths(command) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return [...new Set(folders.filter(Boolean).map((folder) => join(folder, command)))];
}

/**
 * @param {string} path
 * @returns {boolean} whether it starts; Ubuntu's `chromium-browser` for one only says that it wants snap
 */
export function starts(path) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true; // chrome.exe has no --version there, it opens a window
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/**
 * @param {string} path
 * @returns {number | undefined} the major version that a browser says it has
 */
export function versionOf(path) {
  if (process.platform === 'win32') return Infinity;
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const [, version] = /(\d+)\./.exec(stdout ?? '') ?? [];
  return version === undefined ? undefined : Number(version);
}

/**
 * @param {string[]} command
 */
export function succeeds([command = '', ...args]) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}
