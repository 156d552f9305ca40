// @ts-check
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

/** The modules of the source, for what is made from them before there is a build. */

const source = fileURLToPath(new URL('../src/', import.meta.url));
/** Within `node_modules`, so that what they import is found. */
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));

const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };

/**
 * Imports modules of the source.
 *
 * @param {readonly string[]} names paths below `src/`, without an extension
 * @returns {Promise<any[]>}
 */
export async function importSource(names) {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'oauth-connect-source-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const to = join(folder, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(to), { recursive: true });
      const { outputText } = ts.transpileModule(readFileSync(join(source, name), 'utf8'), { compilerOptions: options });
      writeFileSync(to, outputText);
    }
    return await Promise.all(names.map((name) => import(pathToFileURL(join(folder, `${name}.js`)).href)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
