// @ts-check
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { LOCK, versionsIn } from './install.js';

/**
 * Starts the servers of this folder, each in a process of its own with the Node that their package.json names: some want a newer
 * one than the project does.
 *
 * @typedef {{ name: string, origin: string, attributes: Record<string, string>, identifier: string }} RealServer
 */

const folder = import.meta.dirname;

/** The package that each is made of. @type {Record<string, string>} */
const PACKAGES = {
  mcp: '@modelcontextprotocol/sdk',
  cloudflare: '@cloudflare/workers-oauth-provider',
  'better-auth': '@better-auth/oauth-provider',
  openauth: '@openauthjs/openauth',
  atproto: '@atproto/oauth-provider',
};

/**
 * @param {string} name of a file in this folder
 * @param {{ redirectUrl: string, host?: string }} options of the page that signs in; host: a loopback one
 */
export async function startReal(name, { redirectUrl, host = '127.0.0.1' }) {
  const execPath = join(folder, 'node_modules/.bin/node');
  const child = fork(join(folder, `${name}.js`), [redirectUrl, host], { execPath, execArgv: [], stdio: 'pipe' });
  const closed = once(child, 'close');
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  const failed = closed.then(() => Promise.reject(new Error(`${name} ended: ${said}`)));
  failed.catch(() => undefined);
  const ask = async (/** @type {object} */ wanted) => {
    const answer = once(child, 'message');
    if (wanted) child.send(wanted);
    return (await Promise.race([answer, failed]))[0];
  };
  const { origin, attributes, identifier } = (await Promise.race([once(child, 'message'), failed]))[0];
  const version = versionsIn(LOCK)[`node_modules/${PACKAGES[name]}`]?.version ?? '';
  return {
    origin,
    /** @type {RealServer} */
    facts: { name: `${PACKAGES[name]} ${version}`, origin, attributes, identifier },
    /** The `Cross-Origin-Opener-Policy` of all of its answers from now on; empties the log. @param {string} coop */
    setCoop: (coop) => ask({ coop }),
    /** @returns {Promise<{ requests: { method: string, path: string, status: number }[], grants?: number }>} */
    log: () => ask({ log: true }),
    close: () => (child.kill(), closed),
  };
}
