/**
 * Gives each test file servers of its own: the real provider of the demo with the demo's own pages, and one that
 * misbehaves on demand. So logs, users and sessions are a file's alone, though files run side by side. Tests get at them
 * by `test/helpers/servers.ts`, and at the OpenID Connect provider by `test/helpers/oidc.ts`.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startHostileServer } from '../servers/hostile-server.js';
import { root } from './preparation.js';

const providerPath = join(root, 'test/servers/acme/server.js');

/** One line a request would drown the tests' own; what has a stack is a mistake in the server. */
const log = (/** @type {string} */ line) => line.includes('\n') && console.error(line);

/** @typedef {{ origin: string, port: number, close: () => unknown }} Server */

/** @returns {Promise<Server | undefined>} */
async function startProvider() {
  if (!existsSync(providerPath)) return undefined;
  const provider = await import(pathToFileURL(providerPath).href);
  return provider.startAcme({ host: '127.0.0.1', port: 0, anyLoopbackRedirect: true, log });
}

/**
 * The pages of `npm start`, at this file's own provider.
 *
 * @param {string} provider
 * @returns {Promise<Server>}
 */
async function startDemo(provider) {
  const { startStatic } = await import(pathToFileURL(join(root, 'scripts/demo/static.js')).href);
  return startStatic({ provider });
}

/**
 * @param {string} host
 * @returns {Promise<Server>}
 */
async function startOidc(host) {
  // Not before somebody wants it.
  const server = await import('../servers/oidc/server.js');
  return server.startOidc({ host, control: true, log });
}

/** Cobalt, which demands a secret, and the demo's pages with its token proxy. */
async function startCobalt() {
  const [{ startOidc: start }, { cobalt: brand }, { startStatic }] = await Promise.all([
    import('../servers/oidc/server.js'),
    import('../servers/oidc/cobalt.js'),
    import('../../scripts/demo/static.js'),
  ]);
  const secret = randomBytes(24).toString('base64url');
  const cobalt = await start({ brand, secret, control: true, log });
  const demo = await startStatic({ cobalt: { origin: cobalt.origin, secret } });
  return { cobalt, demo, secret };
}

async function startServers() {
  const [provider, hostile] = await Promise.all([startProvider(), startHostileServer()]);
  const demo = provider && (await startDemo(provider.origin));
  return { provider, hostile, demo };
}

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function serversPlugin() {
  /** @type {Map<string, ReturnType<typeof startServers>>} */
  const started = new Map();
  /** @type {Map<string, Promise<Server>>} only for the files that ask for it, by file and host */
  const oidcs = new Map();
  /** @type {Map<string, ReturnType<typeof startCobalt>>} likewise */
  const cobalts = new Map();

  return {
    name: 'servers',
    async serve(context) {
      if (context.path === '/support/oidc.json') {
        const { session, host = '127.0.0.1' } = Object.fromEntries(context.URL.searchParams);
        const key = `${session} ${host}`;
        const server = oidcs.get(key) ?? startOidc(host);
        oidcs.set(key, server);
        const body = JSON.stringify({ issuer: (await server).origin });
        return { type: 'json', headers: { 'Cache-Control': 'no-store' }, body };
      }
      if (context.path === '/support/cobalt.json') {
        const session = context.URL.searchParams.get('session') ?? '';
        const servers = cobalts.get(session) ?? startCobalt();
        cobalts.set(session, servers);
        const { cobalt, demo, secret } = await servers;
        const body = JSON.stringify({ cobalt: cobalt.origin, demo: demo.origin, secret });
        return { type: 'json', headers: { 'Cache-Control': 'no-store' }, body };
      }
      if (context.path !== '/support/servers.json') return;
      const session = context.URL.searchParams.get('session') ?? '';
      if (!started.has(session)) started.set(session, startServers());
      const { provider, hostile, demo } = await /** @type {ReturnType<typeof startServers>} */ (started.get(session));
      return {
        type: 'json',
        headers: { 'Cache-Control': 'no-store' },
        body: JSON.stringify({
          provider: provider?.origin ?? null,
          hostile: hostile.origin,
          demo: demo?.origin ?? null,
        }),
      };
    },
    async serverStop() {
      const servers = (await Promise.all(started.values())).flatMap(({ provider, hostile, demo }) => [
        provider,
        hostile,
        demo,
      ]);
      servers.push(...(await Promise.all(oidcs.values())));
      for (const { cobalt, demo } of await Promise.all(cobalts.values())) servers.push(cobalt, demo);
      await Promise.all(servers.map((server) => server?.close()));
    },
  };
}
