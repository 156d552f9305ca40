// @ts-check
import { execFileSync, execSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A project of somebody's who has installed the package: packed as it would be published, and nothing of it by a link. */

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @returns {{ folder: string, tarball: string, remove: () => void }} */
export function installPacked() {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-connect-consumer-'));
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  // What else a project has installed is what is installed here.
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  const packed = execSync(`npm pack --silent --pack-destination "${folder}"`, { cwd: root, encoding: 'utf8' });
  const tarball = join(folder, packed.trim().split('\n').at(-1) ?? '');
  execFileSync('tar', ['-xzf', tarball, '-C', modules]);
  cpSync(join(modules, 'package'), join(modules, 'oauth-connect'), { recursive: true });
  rmSync(join(modules, 'package'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "type": "module", "private": true }');
  return { folder, tarball, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
