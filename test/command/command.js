// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../harness/preparation.js';

/** `oauth-connect` as somebody runs it: a process of its own. */

const cli = join(root, 'dist/module/command/cli.js');

/** @param {string[]} args @returns {Promise<{ status: number, out: string, err: string }>} */
export async function run(...args) {
  const child = spawn(process.execPath, [cli, ...args], { env: { PATH: process.env['PATH'] } });
  const told = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (told.out += chunk));
  child.stderr.on('data', (chunk) => (told.err += chunk));
  const [status] = await once(child, 'close');
  return { status, ...told };
}
