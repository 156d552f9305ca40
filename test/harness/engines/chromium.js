/** Starts Chromium for the runner. */
import { ChromiumDriver } from '../windows/chromium.js';
import { PuppeteerLauncher } from './puppeteer-launcher.js';

const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Each window would make a page for what its address bar may show, in a process of its own.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];

/** @type {import('./engines.js').CreateLauncher} */
export function launcher({ name, path, headed, blockPopups }) {
  const asRoot = process.getuid?.() === 0; // Chromium's sandbox refuses to run for root
  const options = {
    executablePath: path,
    headless: !headed,
    args: asRoot ? ['--no-sandbox', ...ARGS] : ARGS,
    ignoreDefaultArgs: blockPopups ? ['--disable-popup-blocking'] : [],
  };
  return new PuppeteerLauncher(name, options, ChromiumDriver);
}
