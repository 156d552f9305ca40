/** Chrome as the test tool's own downloader gets it, on any system. Node's own modules only. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { succeeds } from './programs.js';

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'oauth-connect-tests');

/** @returns {string[]} what `downloadChrome` has put into the cache folder */
export function cachedChromes() {
  if (!existsSync(cache)) return [];
  return readdirSync(cache, { recursive: true })
    .map((path) => join(cache, String(path)))
    .filter((path) => /[\\/](chrome|chrome\.exe|Google Chrome for Testing)$/.test(path) && !path.endsWith('.app'))
    .sort()
    .reverse();
}

/**
 * @param {(message: string) => void} say
 */
export function downloadChrome(say) {
  say(`Downloading Chrome for the tests into ${cache}`);
  mkdirSync(cache, { recursive: true });
  const withLibraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--install-deps'] : [];
  succeeds(['npx', '--yes', '@puppeteer/browsers', 'install', 'chrome@stable', '--path', cache, ...withLibraries]);
}
