/**
 * Finds a Chrome or Chromium, or gets one: no machine should need more than Node, npm and (on Debian) apt.
 * Node's own modules only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './preparation.js';

const LINUX_NAMES = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'chrome'];
const MAC_PATHS = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'];
const WINDOWS_PATHS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'oauth-connect-tests');

/**
 * @param {string} path
 * @returns {boolean} whether it starts; Ubuntu's `chromium-browser` for one only says that it wants snap
 */
function starts(path) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true; // chrome.exe has no --version there, it opens a window
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** @returns {string[]} where browsers usually are on this system */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      MAC_PATHS.map((p) => join(folder, p)),
    );
  }
  if (process.platform === 'win32') {
    const { PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86, LOCALAPPDATA } = process.env;
    const folders = [PROGRAMFILES, programFilesX86, LOCALAPPDATA].filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => WINDOWS_PATHS.map((p) => join(folder, p)));
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return LINUX_NAMES.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}

/** @returns {string[]} what `installByNpx` has put into the cache folder, on any system */
function cachedBrowsers() {
  if (!existsSync(cache)) return [];
  return readdirSync(cache, { recursive: true })
    .map((path) => join(cache, String(path)))
    .filter((path) => /[\\/](chrome|chrome\.exe|Google Chrome for Testing)$/.test(path) && !path.endsWith('.app'))
    .sort()
    .reverse();
}

/** @returns {string | undefined} */
export function findBrowser() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  return [...new Set([...usualPlaces(), ...cachedBrowsers()])].find(starts);
}

/**
 * @param {string[]} command
 */
function succeeds([command = '', ...args]) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

/** @returns {string[] | undefined} what to put before a command to run it as root, if this is possible unasked */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * @param {(message: string) => void} say
 */
function installByApt(say) {
  if (process.platform !== 'linux' || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return;
  const prefix = asRoot();
  if (!prefix) return say('apt-get could install Chromium, but only as root: left alone');
  say('Installing Chromium with apt-get');
  const apt = (/** @type {string[]} */ ...args) =>
    succeeds([...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]);
  // One unreachable source makes `update` fail though the package may be in another.
  if (!apt('update')) say('apt-get update had errors, trying all the same');
  apt('install', '-y', '--no-install-recommends', 'chromium');
}

/**
 * @param {(message: string) => void} say
 */
function installByNpx(say) {
  say(`Downloading Chrome for the tests into ${cache}`);
  mkdirSync(cache, { recursive: true });
  const withLibraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--install-deps'] : [];
  succeeds(['npx', '--yes', '@puppeteer/browsers', 'install', 'chrome@stable', '--path', cache, ...withLibraries]);
}

/**
 * @param {(message: string) => void} say
 * @returns {{ path: string, problem?: never } | { path?: never, problem: string }}
 */
export function getBrowser(say) {
  if (process.env.CHROME_PATH && !starts(process.env.CHROME_PATH)) {
    return { problem: `CHROME_PATH is ${process.env.CHROME_PATH}, which is no browser that starts.` };
  }
  for (const install of [() => {}, installByApt, installByNpx]) {
    install(say);
    const path = findBrowser();
    if (path) return { path };
  }
  const help = 'Install Chrome or Chromium (Debian: apt-get install chromium), or set CHROME_PATH to the one you have.';
  return { problem: `No browser found, and none could be installed. ${help}` };
}
