/**
 * The browsers that the tests run in: what each is called, what Debian calls it, and where it is. Node's own modules
 * only. `chromium.js`, `firefox.js` and `webkit.js` beside this file start them.
 *
 * @typedef {'chromium' | 'firefox' | 'webkit'} Engine
 * @typedef {{ path: string, miniBrowser?: string, missing?: never }} Found `path` is what to start
 * @typedef {{ path?: never, missing: string }} Missing
 * @typedef {Found & { name: string, headed: boolean, blockPopups: boolean, denyStorage: boolean }} LauncherOptions
 * @typedef {(options: LauncherOptions) => import('@web/test-runner').BrowserLauncher} CreateLauncher
 *
 * @typedef {object} Description
 * @property {string} name
 * @property {string[]} packages of Debian
 * @property {() => Found | Missing} find
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cachedChromes } from './download.js';
import { commandPaths, starts, versionOf } from './programs.js';

/** Older ones can't be asked for a window's history, nor be minimised, by WebDriver BiDi. */
const OLDEST_FIREFOX = 153;

const CHROMIUM = {
  commands: ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'chrome'],
  mac: ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'],
  windows: ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'],
};
const FIREFOX = {
  commands: ['firefox-esr', 'firefox'],
  mac: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
  windows: ['Mozilla Firefox\\firefox.exe'],
};

/**
 * @param {typeof CHROMIUM} names
 * @returns {string[]} where it usually is on this system
 */
function usualPlaces({ commands, mac, windows }) {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => mac.map((p) => join(folder, p)));
  }
  if (process.platform === 'win32') {
    const { PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86, LOCALAPPDATA } = process.env;
    const folders = [PROGRAMFILES, programFilesX86, LOCALAPPDATA].filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => windows.map((p) => join(folder, p)));
  }
  return commands.flatMap(commandPaths);
}

/** @returns {Found | Missing} */
function findChromium() {
  const { CHROME_PATH: told } = process.env;
  if (told)
    return starts(told) ? { path: told } : { missing: `CHROME_PATH is ${told}, which is no browser that starts` };
  const path = [...usualPlaces(CHROMIUM), ...cachedChromes()].find(starts);
  return path ? { path } : { missing: 'not installed' };
}

/** @returns {Found | Missing} */
function findFirefox() {
  const { FIREFOX_PATH: told } = process.env;
  if (told)
    return starts(told) ? { path: told } : { missing: `FIREFOX_PATH is ${told}, which is no browser that starts` };
  let missing = 'not installed';
  for (const path of usualPlaces(FIREFOX).filter((one) => existsSync(one))) {
    // Ubuntu's is a snap, which may not use a profile of ours in the folder for temporary files.
    const version = /\bsnap\b/.test(readFileSync(path).subarray(0, 1000).toString()) ? undefined : versionOf(path);
    if (version !== undefined && version >= OLDEST_FIREFOX) return { path };
    missing = `${path} is ${version === undefined ? 'no browser that can be driven' : `version ${version}`}, ${OLDEST_FIREFOX} or newer is needed`;
  }
  return { missing };
}

/** @returns {Found | Missing} WebKitGTK: its driver, its browser for tests, and a display to run it on */
function findWebkit() {
  if (process.platform !== 'linux') return { missing: 'WebKitGTK is for Linux' };
  const [path] = commandPaths('WebKitWebDriver').filter((one) => existsSync(one));
  const libraries = ['/usr/libexec', '/usr/lib', ...readdirSync('/usr/lib').map((name) => join('/usr/lib', name))];
  const miniBrowser = libraries
    .flatMap((folder) => ['webkit2gtk-4.1', 'webkitgtk-6.0'].map((name) => join(folder, name, 'MiniBrowser')))
    .find((one) => existsSync(one));
  if (!path || !miniBrowser) return { missing: 'not installed' };
  if (!commandPaths('Xvfb').some((one) => existsSync(one))) return { missing: 'Xvfb is not installed' };
  return { path, miniBrowser };
}

/** @type {Record<Engine, Description>} */
export const ENGINES = {
  chromium: { name: 'Chromium', packages: ['chromium'], find: findChromium },
  firefox: { name: 'Firefox', packages: ['firefox-esr'], find: findFirefox },
  webkit: { name: 'WebKit', packages: ['webkit2gtk-driver', 'xvfb', 'xauth'], find: findWebkit },
};

export const ALL_ENGINES = /** @type {Engine[]} */ (Object.keys(ENGINES));
