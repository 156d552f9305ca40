// @ts-check
import { spawn } from 'node:child_process';

/**
 * Opens an address in the desktop's browser, if there is a desktop. A failure to do so is none of the demo's: the address
 * has been printed.
 *
 * @param {string} url
 * @returns {boolean} whether it was tried
 */
export function openBrowser(url) {
  const command = commandFor(url);
  if (!command) return false;
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true });
  child.on('error', () => {});
  // Ctrl-C here should leave the browser open.
  child.unref();
  return true;
}

/**
 * @param {string} url
 * @returns {[string, ...string[]] | undefined}
 */
function commandFor(url) {
  const { env, platform } = process;
  if (env['CI']) return undefined;
  if (platform === 'darwin') return ['open', url];
  // The empty argument is the title of the window, which `start` takes the first quoted one for.
  if (platform === 'win32') return ['cmd', '/c', 'start', '""', url];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', url] : undefined;
}
