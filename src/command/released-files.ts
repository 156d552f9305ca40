import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The files that a page is given, of this release and of those before. */

/** `dist/` of this package. */
const folder = fileURLToPath(new URL('../..', import.meta.url));

/** What stands at the redirect URL. */
export const callbackFiles: readonly string[] = ['oauth-callback.html', 'oauth-callback.js'];

/** One file with all parts in it. */
export const bundle = 'oauth-connect.bundle.js';

/** `oauth-connect.js` and the parts that it loads, which have to lie beside it. */
export const elementFiles = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => isElementFile(name) && name !== bundle)
    .sort();

/** Whether a file has the name of the element or of one of its parts. */
export const isElementFile = (name: string): boolean => /^oauth-connect(?:-[\w-]+|\.bundle)?\.js$/.test(name);

/** A file of this release. */
export const readReleased = (name: string): Buffer => readFileSync(join(folder, name));

/** The SHA-256 of each file of earlier releases, by its name; `npm run release:record` adds those of this one. */
type EarlierReleases = Readonly<Record<string, readonly string[]>>;

const earlier: EarlierReleases = JSON.parse(
  readFileSync(fileURLToPath(new URL('released-files.json', import.meta.url)), 'utf8'),
) as EarlierReleases;

/** Whether a file is, byte for byte, one of an earlier release: then nobody has changed it. */
export const isReleased = (name: string, content: Buffer): boolean =>
  Object.hasOwn(earlier, name) && earlier[name]?.includes(hashOf(content)) === true;

export const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
