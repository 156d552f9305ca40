// @ts-check
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/** The presets of the source, for what is made from them before there is a build. */

const source = new URL('../../src/settings/providers/', import.meta.url);

/** @returns {Promise<readonly import('../../src/settings/providers/preset.js').Preset[]>} */
export async function readPresets() {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-connect-presets-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    for (const file of readdirSync(source)) {
      const { outputText } = ts.transpileModule(readFileSync(new URL(file, source), 'utf8'), {
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
      });
      writeFileSync(join(folder, file.replace(/\.ts$/, '.js')), outputText);
    }
    return (await import(pathToFileURL(join(folder, 'index.js')).href)).presets;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
