// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../harness/preparation.js';

/** `oauth-connect-proxy` as somebody starts it: a process of its own. */

const cli = join(root, 'dist/module/token-proxy/node/cli.js');

/**
 * @param {string[]} args
 * @param {Record<string, string>} [environment] and nothing else of ours but the path
 */
export function start(args, environment = {}) {
  return follow(process.execPath, [cli, ...args], environment);
}

/**
 * As npx starts it: from a shell of its own, which gets the signals.
 *
 * @param {string[]} args
 * @param {Record<string, string>} environment
 */
export function startByShell(args, environment) {
  const command = [process.execPath, cli, ...args].map((part) => `'${part}'`).join(' ');
  return follow('sh', ['-c', `${command}; exit $?`], { npm_command: 'exec', ...environment });
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} environment
 */
function follow(program, args, environment) {
  const child = spawn(program, args, { env: { PATH: process.env['PATH'], ...environment } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += chunk));
  child.stderr.on('data', (chunk) => (output.stderr += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code, ...output }));
  return {
    output,
    ended,
    /** @param {NodeJS.Signals} signal */
    kill: (signal = 'SIGTERM') => child.kill(signal),
    /** @returns {Promise<string>} where it listens */
    listening: async () => {
      while (!output.stdout.includes('listens on')) {
        const still = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)]);
        if (!still) throw new Error(`It ended: ${output.stderr}`);
      }
      return /http:\S+/.exec(output.stdout)?.[0] ?? '';
    },
  };
}

/** @param {unknown} config @param {(file: string) => Promise<void>} use */
export async function withConfig(config, use) {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-connect-proxy-'));
  try {
    const file = join(folder, 'proxy.json');
    writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
    await use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
