/**
 * Lets tests drive real windows: the commands of window-commands.js, called by `support/browser.ts`.
 */
import { Windows } from './windows.js';
import { commands } from './window-commands.js';

const PREFIX = 'windows:';

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function windowsPlugin() {
  /** @type {WeakMap<object, Promise<Windows>>} keyed by the test page */
  const windowsOf = new WeakMap();

  return {
    name: 'windows',
    async executeCommand({ command, payload, session }) {
      if (!command.startsWith(PREFIX)) return;
      // Always an object: the runner takes null for "no such command" and logs what is thrown, expected or not.
      try {
        const page = /** @type {any} */ (session.browser).getPage(session.id);
        if (!windowsOf.has(page)) windowsOf.set(page, Windows.of(page));
        const windows = /** @type {Windows} */ (await windowsOf.get(page));
        const run = commands[command.slice(PREFIX.length)];
        if (!run) return { error: `There is no ${command}` };
        return { value: await run(windows, /** @type {any} */ (payload ?? {})) };
      } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
