/** WebKitWebDriver, a display for it, and the little of WebDriver (classic) that the tests need. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.js';

const PATIENCE = 20_000;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
async function start(command, args, options) {
  const child = spawn(command, args, options);
  await once(child, 'spawn');
  const kill = () => child.kill();
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** @typedef {{ name: string, stop: () => void }} Display */

/** @returns {Promise<Display>} an X display that nobody sees */
export async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const child = await start('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = once(/** @type {import('node:stream').Readable} */ (child.stdio[3]), 'data');
  const [name] = await Promise.race([
    number,
    once(child, 'exit').then(() => Promise.reject(new Error('Xvfb did not start'))),
  ]);
  return { name: `:${String(name).trim()}`, stop: () => child.kill() };
}

export class WebDriverError extends Error {
  /**
   * @param {{ error: string, message: string }} value
   */
  constructor({ error, message }) {
    super(`${error}: ${message}`);
    this.code = error;
  }
}

export class WebDriver {
  /**
   * @param {number} port
   * @param {() => void} stop
   */
  constructor(port, stop) {
    this.origin = `http://127.0.0.1:${port}`;
    this.stop = stop;
  }

  /**
   * @param {string} path of WebKitWebDriver
   * @param {Display} [display] where its windows are; by default where they can be seen
   */
  static async start(path, display) {
    const port = await freePort();
    const env = {
      ...process.env,
      ...(display && { DISPLAY: display.name }),
      ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }), // it refuses to run for root
      LIBGL_ALWAYS_SOFTWARE: '1',
    };
    const child = await start(path, [`--port=${port}`], { stdio: 'ignore', env });
    const driver = new WebDriver(port, () => child.kill());
    for (const end = performance.now() + PATIENCE; performance.now() < end; await sleep(50)) {
      if (await driver.ask('GET', '/status').catch(() => undefined)) return driver;
    }
    driver.stop();
    throw new Error(`${path} does not answer`);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async ask(method, path, body) {
    const init = method === 'POST' ? { method, body: JSON.stringify(body ?? {}) } : { method };
    const response = await fetch(this.origin + path, init);
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new WebDriverError(value);
    return value;
  }
}

/** A browser of its own. What is asked of a window is asked one after the other: a session has one current window. */
export class Session {
  #last = Promise.resolve();

  /**
   * @param {WebDriver} driver
   * @param {string} id
   */
  constructor(driver, id) {
    this.driver = driver;
    this.path = `/session/${id}`;
  }

  /**
   * @param {WebDriver} driver
   * @param {object} capabilities
   */
  static async start(driver, capabilities) {
    const { sessionId } = await driver.ask('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    return new Session(driver, sessionId);
  }

  async stop() {
    await this.driver.ask('DELETE', this.path);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  ask(method, path, body) {
    return this.driver.ask(method, this.path + path, body);
  }

  /**
   * @param {string} window
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async askWindow(window, method, path, body) {
    const turn = this.#last;
    let next = () => {};
    this.#last = new Promise((resolve) => (next = () => resolve(undefined)));
    await turn;
    try {
      await this.ask('POST', '/window', { handle: window });
      const asked = this.ask(method, path, body);
      // A script may wait for what happens in another window. The driver goes on with it when the current one changes.
      await Promise.race([asked.catch(() => {}), sleep(200)]);
      next();
      return await asked;
    } finally {
      next();
    }
  }
}
