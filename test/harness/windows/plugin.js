/**
 * Lets tests drive real windows: the commands of commands.js, called by `test/helpers/browser.ts`. The launchers of
 * `test/harness/engines` know how their browser is driven.
 */
import { commands } from './commands.js';
import { Windows } from './windows.js';

const PREFIX = 'windows:';

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function windowsPlugin() {
  /** @type {WeakMap<import('./windows.js').Driver, Windows>} */
  const windowsOf = new WeakMap();

  return {
    name: 'windows',
    async executeCommand({ command, payload, session }) {
      if (!command.startsWith(PREFIX)) return;
      // Always an object: the runner takes null for "no such command" and logs what is thrown, expected or not.
      try {
        /** @type {import('./windows.js').Driver} */
        const driver = await /** @type {any} */ (session.browser).driver(session.id);
        const windows = windowsOf.get(driver) ?? new Windows(driver);
        windowsOf.set(driver, windows);
        const run = commands[command.slice(PREFIX.length)];
        if (!run) return { error: `There is no ${command}` };
        return { value: await run(windows, /** @type {any} */ (payload ?? {})) };
      } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
