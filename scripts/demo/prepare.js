// @ts-check
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * @typedef {object} Surroundings
 * @property {(line: string) => void} say
 * @property {(child: import('node:child_process').ChildProcess) => void} onChild hears of each process that is started
 */

/**
 * Installs the dependencies when there are none or they are not those of `package-lock.json`.
 *
 * @param {Surroundings} surroundings
 */
export async function installIfNeeded({ say, onChild }) {
  const reason = await whyInstall();
  if (!reason) return;
  say(`${reason} Installing (npm ci) …`);
  // With the development ones whatever NODE_ENV says: the build is made with them.
  await npm(['ci', '--include=dev', '--no-audit', '--no-fund'], onChild);
}

/** @param {Surroundings} surroundings */
export async function build({ say, onChild }) {
  say('Building dist/ (npm run build) …');
  await npm(['run', '--silent', 'build'], onChild);
  await npm(['run', '--silent', 'build:demos'], onChild);
}

/**
 * Compares what is installed with what is locked, package by package: the files' times say little after a `git checkout`.
 *
 * @returns {Promise<string | undefined>}
 */
async function whyInstall() {
  const [locked, installed] = await Promise.all([
    packagesOf(join(ROOT, 'package-lock.json')),
    packagesOf(join(ROOT, 'node_modules', '.package-lock.json')),
  ]);
  if (!locked) return undefined;
  if (!installed) return 'The dependencies are not installed yet.';
  const current = Object.entries(locked).every(
    ([path, { version, optional, devOptional }]) =>
      !path || optional || devOptional || installed[path]?.version === version,
  );
  return current ? undefined : 'The installed dependencies are not those of package-lock.json.';
}

/**
 * @param {string} file a lock file
 * @returns {Promise<Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined>}
 */
async function packagesOf(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * @param {string[]} args
 * @param {Surroundings['onChild']} onChild
 * @returns {Promise<void>}
 */
function npm(args, onChild) {
  const script = process.env['npm_execpath'] ?? '';
  // On Windows `npm` is a batch file, which only a shell starts; npm's own script needs none.
  const viaNode = basename(script).startsWith('npm-cli');
  const [command, rest] = viaNode ? [process.execPath, [script, ...args]] : ['npm', args];
  return new Promise((done, failed) => {
    const child = spawn(command, rest, {
      cwd: ROOT,
      stdio: 'inherit',
      shell: !viaNode && process.platform === 'win32',
    });
    onChild(child);
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(`npm ${args.join(' ')} ended with ${code}.`))));
  });
}
