// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each export of the packed package: it is there, has types where it is code, and importing it on a server throws nothing. */

/** Run by Node in a project that has installed the package; whatever is printed there besides is a fault too. */
const script = `
const here = await import(process.argv[2]);
if (process.argv[3]) for (const name of process.argv[3].split(' ')) if (!(name in here)) throw new Error('no ' + name);
`;

/** What each is for. */
const names = {
  'oauth-connect': 'OAuthConnectElement OAuthConnectError',
  'oauth-connect/element': 'OAuthConnectElement',
  'oauth-connect/connector': 'createConnector OAuthConnectError',
  'oauth-connect/events': 'ConnectingEvent ConnectedEvent RestoredEvent ExpiredEvent RevokedEvent FailedEvent',
  'oauth-connect/providers': 'presets findPreset',
};

/**
 * @param {string} consumer a project that has installed the package
 * @returns {string[]} what is wrong
 */
export function checkExports(consumer) {
  const folder = join(consumer, 'node_modules/oauth-connect');
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  writeFileSync(join(consumer, 'import.js'), script);
  return Object.entries(exports).flatMap(([path, target]) => {
    const entry = `oauth-connect${path.slice(1)}`;
    const targets = typeof target === 'string' ? [target] : Object.values(target);
    const missing = targets.filter((file) => !existsSync(join(folder, file))).map((file) => `${entry}: no ${file}`);
    if (missing.length || typeof target === 'string') return missing;
    if (!target.types) return [`${entry}: no types`];
    const expected = /** @type {Record<string, string>} */ (names)[entry] ?? '';
    const args = ['import.js', entry, expected];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: consumer, encoding: 'utf8' });
    if (status !== 0 || stdout || stderr) return [`import '${entry}' on a server\n${stdout}${stderr}`];
    console.log(`import '${entry}' on a server: nothing thrown`);
    return [];
  });
}
