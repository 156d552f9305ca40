/**
 * The runner's Chrome launcher, with a fresh browser context (cookies, storage, channels, windows) for every test file.
 */
import { ChromeLauncher } from '@web/test-runner-chrome';

const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

class ChromiumLauncher extends ChromeLauncher {
  /**
   * The runner would keep the page for the next file, and with it everything the last one stored or left open.
   *
   * @override
   * @param {string} sessionId
   */
  async stopSession(sessionId) {
    const page = this.getPage(sessionId);
    this['activePages'].delete(sessionId);
    await page.browserContext().close();
    return {};
  }
}

/**
 * @param {{ executablePath: string | undefined, headed?: boolean, blockPopups?: boolean }} options
 */
export function chromiumLauncher({ executablePath, headed = false, blockPopups = false }) {
  const asRoot = process.getuid?.() === 0; // Chromium's sandbox refuses to run for root
  const launchOptions = {
    ...(executablePath && { executablePath }),
    headless: !headed,
    args: asRoot ? ['--no-sandbox', ...ARGS] : ARGS,
    ignoreDefaultArgs: blockPopups ? ['--disable-popup-blocking'] : [],
  };
  const launcher = new ChromiumLauncher(
    launchOptions,
    async ({ browser }) => browser.defaultBrowserContext(),
    async ({ browser }) => (await browser.createBrowserContext()).newPage(),
  );
  // The runner tells launchers apart by their names.
  launcher.name = blockPopups ? 'Chromium that blocks pop-ups' : 'Chromium';
  return launcher;
}
