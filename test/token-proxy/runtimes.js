// @ts-check
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rollup } from 'rollup';
import { root } from '../harness/preparation.js';

/**
 * The runtimes that the token proxy is for, each the real one. Node is here; Deno, Bun and workerd (what Cloudflare Workers run
 * on) come from the npm registry, 350 MB of them, when they are wanted for the first time, as the lock file beside them says.
 */

const folder = join(import.meta.dirname, 'runtimes');

/** @param {string} name @returns {string} its program; got if it is not there in the version that is wanted */
function program(name) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages[
    `node_modules/${name}`
  ];
  const installed = join(folder, 'node_modules', name, 'package.json');
  const isCurrent = existsSync(installed) && JSON.parse(readFileSync(installed, 'utf8')).version === version;
  if (!isCurrent) {
    console.log('• Installing Deno, Bun and workerd for the examples in demo/proxy/ (npm ci)');
    const how = { cwd: folder, shell: process.platform === 'win32' };
    const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], how);
    if (status !== 0) throw new Error(`The runtimes could not be installed: ${stderr}`);
  }
  return join(folder, 'node_modules/.bin', name);
}

/** What Deno reads a package by that is not installed: its own name, and what it depends on. */
const importMap = () => ({
  imports: Object.fromEntries(
    Object.entries({
      'oauth-connect/token-proxy': 'dist/module/token-proxy/index.js',
      oauth4webapi: 'node_modules/oauth4webapi/build/index.js',
    }).map(([name, file]) => [name, pathToFileURL(join(root, file)).href]),
  ),
});

/** As wrangler does: one file, of the package as anybody would import it. @param {string} input */
async function bundle(input) {
  const built = await rollup({ input, plugins: [nodeResolve({ exportConditions: ['default'] })] });
  return (await built.generate({ format: 'es' })).output[0].code;
}

/** @param {Record<string, string>} environment @param {string} worker */
const workerdConfig = (environment, worker) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .proxy),
    (name = "provider", network = (allow = ["private", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const proxy :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed ${JSON.stringify(worker)})],
  compatibilityDate = "2024-09-23",
  globalOutbound = "provider",
  bindings = [${Object.entries(environment).map(([name, value]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(value)})`)}],
);
`;

/** @typedef {(environment: Record<string, string>, scratch: string) => Promise<[command: string, ...args: string[]]>} HowTo */

/** @type {Record<string, HowTo>} */
export const runtimes = {
  node: async () => [process.execPath, 'demo/proxy/node.js'],
  express: async () => [process.execPath, 'demo/proxy/express.js'],
  deno: async (_environment, scratch) => {
    writeFileSync(join(scratch, 'imports.json'), JSON.stringify(importMap()));
    const rights = ['--allow-net', '--allow-env', '--no-remote', '--no-config', '--no-lock'];
    return [program('deno'), 'run', ...rights, `--import-map=${join(scratch, 'imports.json')}`, 'demo/proxy/deno.js'];
  },
  bun: async () => [program('bun'), 'demo/proxy/bun.js'],
  workerd: async (environment, scratch) => {
    writeFileSync(join(scratch, 'worker.js'), await bundle(join(root, 'demo/proxy/worker.js')));
    writeFileSync(join(scratch, 'config.capnp'), workerdConfig(environment, 'worker.js'));
    return [program('workerd'), 'serve', '--control-fd=3', join(scratch, 'config.capnp')];
  },
};

/**
 * Starts an example in its runtime.
 *
 * @param {string} name
 * @param {Record<string, string>} environment
 * @param {string} scratch a folder for what it needs
 */
export async function startExample(name, environment, scratch) {
  const [command, ...args] = await (runtimes[name] ?? fail(name))(environment, scratch);
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: scratch, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  let output = '';
  const port = new Promise((resolve, reject) => {
    const hear = (/** @type {unknown} */ chunk) => {
      output += chunk;
      // workerd says it as JSON, on a line of its own.
      const found = /Listening on port (\d+)|"event":"listen".*"port":(\d+)/.exec(output);
      if (found) resolve(found[1] ?? found[2]);
    };
    for (const stream of [child.stdout, child.stderr, child.stdio[3]])
      /** @type {import('node:stream').Readable} */ (stream).on('data', hear);
    void closed.then(() => reject(new Error(`${name} ended: ${output}`)));
  });
  return {
    origin: `http://127.0.0.1:${await port}`,
    output: () => output,
    end: () => (child.kill('SIGKILL'), closed),
  };
}

/** @param {string} name @returns {never} */
function fail(name) {
  throw new Error(`There is no runtime ${name}`);
}
