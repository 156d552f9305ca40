import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, callbackFiles, elementFiles, isElementFile, isReleased, readReleased } from './released-files.js';

/** `oauth-connect copy DIR`: puts the files where a page finds them, and says what is left to do. */

const help = `oauth-connect copy DIR: copies the files that a page with <oauth-connect> needs.

  --bundle          the element as one file, instead of oauth-connect.js and the parts that it loads
  --callback-only   the two files at the redirect URL alone (the element comes from a bundler or from a CDN)
  --force           replaces files that somebody has changed, too
  --help            prints this, and ends

DIR is the folder that your site is served from: public/ with Vite and most bundlers. Files of earlier releases are
replaced, and parts that are no longer needed removed. A file that somebody has changed stays as it is.
`;

interface Outcome {
  readonly copied: string[];
  readonly same: string[];
  readonly removed: string[];
  /** Those that are none of any release's: changed by somebody. */
  readonly kept: string[];
}

/**
 * Runs the command.
 *
 * @param args - what stands behind `copy`
 * @throws with words for whoever has started it
 */
export function runCopy(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      bundle: { type: 'boolean', default: false },
      'callback-only': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return Promise.resolve();
  }
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new Error('name one folder. See --help.');
  const element = values['callback-only'] ? [] : values.bundle ? [bundle] : elementFiles();
  const outcome = copyFiles(folder, [...element, ...callbackFiles], values.force);
  report(folder, outcome, element);
  return Promise.resolve();
}

function copyFiles(folder: string, names: readonly string[], force: boolean): Outcome {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) mkdirSync(folder, { recursive: true });
  const outcome: Outcome = { copied: [], same: [], removed: [], kept: [] };
  for (const name of names) {
    const path = join(folder, name);
    const released = readReleased(name);
    const found = readIfThere(path);
    if (found?.equals(released)) {
      outcome.same.push(name);
    } else if (found && !force && !isReleased(name, found)) {
      outcome.kept.push(name);
    } else {
      writeFileSync(path, released);
      outcome.copied.push(name);
    }
  }
  // Only where the parts of this release now lie: with a bundle, a page may still use the others.
  if (names.includes('oauth-connect.js')) outcome.removed.push(...removeOldParts(folder, new Set(names)));
  return outcome;
}

function removeOldParts(folder: string, current: ReadonlySet<string>): readonly string[] {
  const old = readdirSync(folder).filter(
    (name) =>
      isElementFile(name) &&
      name !== bundle &&
      !current.has(name) &&
      isReleased(name, readFileSync(join(folder, name))),
  );
  for (const name of old) rmSync(join(folder, name));
  return old;
}

function readIfThere(path: string): Buffer | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined;
}

/** Tells what was done, and what comes next. */
function report(folder: string, { copied, same, removed, kept }: Outcome, element: readonly string[]): void {
  const [main] = element.includes('oauth-connect.js') ? ['oauth-connect.js'] : element;
  const files = (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`;
  console.log(`${folder}: ${files(copied.length)} copied, ${same.length} there already, ${removed.length} removed.`);
  for (const name of kept) {
    console.log(`! ${name} has been changed since it was copied, so it stays as it is: --force replaces it.`);
    // The callback page is there to be changed: the list of origins stands in it.
    if (name !== 'oauth-callback.html') process.exitCode = 1;
  }
  console.log(`
Register this address at the provider as the redirect URL, with your own host, to the letter:

  https://your-site.example/oauth-callback.html
  http://localhost:8000/oauth-callback.html      while you try things out, with your own port

If ${basename(folder)}/ is not the top folder of your site, its path comes in front, in the tag as well:
redirect-url="/path/oauth-callback.html".`);
  if (main)
    console.log(`
In the page:

  <script type="module" src="/${main}"></script>

Once it is served: oauth-connect check http://localhost:8000/`);
}
