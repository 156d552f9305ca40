// @ts-check
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rollup } from 'rollup';

/**
 * What the token proxy brings to a server: itself, the presets and oauth4webapi, and nothing that a page or Node alone has.
 * Its types must do without those of a page as well.
 */

const allowed = /\/dist\/module\/(?:token-proxy\/(?!node\/)|presets\/)|\/node_modules\/oauth4webapi\//;
const pageOnly =
  /\b(?:document|window|localStorage|sessionStorage|customElements|HTMLElement|location|history)\b(?!['"`:])/;

/** @param {string} code without comments, in which anything may be said */
const spoken = (code) => code.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '');

/** @throws where there is more in it than there should be */
export async function checkServerBundle() {
  const bundle = await rollup({
    input: 'dist/module/token-proxy/index.js',
    plugins: [nodeResolve({ exportConditions: ['default'] })],
    onwarn: (warning) => {
      throw new Error(`The token proxy cannot be bundled for any server: ${warning.message}`);
    },
  });
  const { output } = await bundle.generate({ format: 'es' });
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
  const stray = modules.filter((module) => !allowed.test(module.replaceAll('\\', '/')));
  if (stray.length > 0) throw new Error(`The token proxy brings along what no server needs: ${stray.join(', ')}`);
  const own = output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n');
  const found = pageOnly.exec(spoken(own.replace(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, "''")));
  if (found) throw new Error(`The token proxy speaks of "${found[0]}", which only pages have.`);
  console.log(
    `The token proxy in one bundle: ${own.length} bytes, ${modules.length} modules, none of a page or of Node`,
  );
}

const consumer = `
import { createTokenProxy, type TokenProxyOptions } from 'oauth-connect/token-proxy';
import { nodeListener } from 'oauth-connect/token-proxy/node';
import { createServer } from 'node:http';

const options: TokenProxyOptions = {
  providers: { github: { provider: 'github', clientId: 'a', clientSecret: process.env['S'], redirectUrls: ['https://a.example/'] } },
  allowedOrigins: ['https://a.example'],
  authorize: (request, { provider, action }) => request.headers.has('cookie') && provider === 'github' && action === 'token',
};
const handler: (request: Request) => Promise<Response> = createTokenProxy(options);
createServer(nodeListener(handler));
// @ts-expect-error a secret is a text
createTokenProxy({ ...options, providers: { github: { clientId: 'a', clientSecret: 5, redirectUrls: [] } } });
`;

/** Compiles what somebody may write on a server, with the types of Node and without those of a page. */
export function checkServerTypes() {
  const folder = mkdtempSync(join(import.meta.dirname, '../../dist/types-'));
  try {
    writeFileSync(join(folder, 'consumer.mts'), consumer);
    const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '--strict', '--target', 'ES2022', '--lib', 'ES2023'];
    const how = ['--module', 'NodeNext', '--types', 'node', '--skipLibCheck', 'false', join(folder, 'consumer.mts')];
    execFileSync(process.execPath, [...tsc, ...how, '--ignoreConfig'], { stdio: 'inherit' });
    console.log('The types of the token proxy do without those of a page');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
