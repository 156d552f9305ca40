// @ts-check
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from 'esbuild';

/** The modules that are fuzzed, as they are or with a fault put in. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const names = [
  'errors/oauth-connect-error',
  'settings/template',
  'settings/url-template',
  'settings/read-settings',
  'settings/options',
  'settings/login-fields',
  'protocol/authorization-response',
  'protocol/issuer-identification',
  'protocol/token-response',
  'protocol/token-set',
  'protocol/id-token',
  'requests/allowed-urls',
  'sign-in/identify-account',
  'connections/restore',
  'transport/relay',
  'token-proxy/index',
  'token-proxy/cookies',
];

/** A port that is played: the modules take the method of ports as they are loaded. */
export class PlayedPort {
  /** @type {unknown[]} */
  answered = [];
  /** @type {((event: { data: unknown }) => void) | undefined} */
  onmessage;
  /** @param {unknown} data */
  postMessage(data) {
    this.answered.push(data);
  }
}

/** @typedef {Record<string, any>} Modules all that the modules above export */

/**
 * @param {string} [patch] a file, applied to a copy of `src/`
 * @returns {Promise<Modules>}
 */
export async function loadModules(patch) {
  const cache = join(root, 'node_modules/.cache');
  Object.assign(globalThis, { MessagePort: PlayedPort });
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'oauth-connect-fuzz-'));
  try {
    cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true });
    if (patch) {
      // Elsewhere than in a repository, git applies a patch to the files that there are.
      const env = { ...process.env, GIT_CEILING_DIRECTORIES: cache };
      const { status, stderr } = spawnSync('git', ['apply', '-C1', '--recount', patch], {
        cwd: folder,
        env,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`${patch} does not apply any more: make it anew. ${stderr}`);
    }
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const files = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    await Promise.all(
      files.map(async (name) => {
        const source = readFileSync(join(folder, 'src', name), 'utf8');
        const { code } = await transform(source, { loader: 'ts', target: 'es2022' });
        const to = join(folder, 'js', name.replace(/\.ts$/, '.js'));
        mkdirSync(dirname(to), { recursive: true });
        writeFileSync(to, code);
      }),
    );
    const loaded = await Promise.all(names.map((name) => import(pathToFileURL(join(folder, 'js', `${name}.js`)).href)));
    return Object.assign({}, ...loaded);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
