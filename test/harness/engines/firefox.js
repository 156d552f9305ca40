/** Starts Firefox for the runner, driven by WebDriver BiDi. */
import { FirefoxDriver } from '../windows/firefox.js';
import { PuppeteerLauncher } from './puppeteer-launcher.js';

/** @type {import('./engines.js').CreateLauncher} */
export function launcher({ name, path, headed, blockPopups, denyStorage }) {
  /** @type {import('puppeteer-core').LaunchOptions} */
  const options = {
    browser: 'firefox',
    executablePath: path,
    headless: !headed,
    args: ['--remote-allow-system-access'], // only the browser itself can tell a window's history
    extraPrefsFirefox: {
      'dom.disable_open_during_load': blockPopups,
      // 2: all cookies are blocked, and with them storage, databases, locks and broadcast channels.
      ...(denyStorage && { 'network.cookie.cookieBehavior': 2 }),
      // Firefox would ask each page for an icon, and log that a Content-Security-Policy forbids it.
      'browser.chrome.site_icons': false,
      'browser.chrome.favicons': false,
    },
  };
  return new PuppeteerLauncher(name, options, FirefoxDriver);
}
