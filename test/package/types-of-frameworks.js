// @ts-check
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The types for frameworks, in a project that has installed the package, by each framework's own compiler. */

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const demo = '../../demo/frameworks/';

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'Bundler',
  types: /** @type {string[]} */ ([]),
  strict: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  noEmit: true,
  skipLibCheck: true,
};

/**
 * @typedef {object} Framework
 * @property {string} compiler a script in `node_modules`
 * @property {string[]} args what it is told besides
 * @property {Record<string, unknown>} [options] of TypeScript
 */

/** @type {Record<string, Framework>} */
const frameworks = {
  react: { compiler: 'typescript/bin/tsc', args: ['-p', '.'], options: { jsx: 'react-jsx' } },
  preact: {
    compiler: 'typescript/bin/tsc',
    args: ['-p', '.'],
    options: { jsx: 'react-jsx', jsxImportSource: 'preact' },
  },
  solid: {
    compiler: 'typescript/bin/tsc',
    args: ['-p', '.'],
    options: { jsx: 'preserve', jsxImportSource: 'solid-js' },
  },
  vue: { compiler: 'vue-tsc/bin/vue-tsc.js', args: ['-p', '.'] },
  svelte: {
    compiler: 'svelte-check/bin/svelte-check',
    args: [
      '--tsconfig',
      './tsconfig.json',
      '--fail-on-warnings',
      '--compiler-warnings',
      'non_reactive_update:ignore,a11y_misplaced_scope:ignore',
    ],
  },
};

/**
 * @param {string} consumer a project that has installed the package
 * @returns {string[]} what is wrong, by framework
 */
export function checkFrameworks(consumer) {
  return Object.entries(frameworks).flatMap(([name, { compiler, args, options }]) => {
    const folder = join(consumer, name);
    mkdirSync(folder);
    const own = readdirSync(here('types')).filter((file) => file.startsWith(`${name}.`));
    for (const file of own) cpSync(here(`types/${file}`), join(folder, file));
    // The apps of the demo, whose sources the README shows.
    for (const file of [name, 'page.ts', 'modules.d.ts'].filter((one) => existsSync(here(demo + one))))
      cpSync(here(demo + file), join(folder, 'demo', file), { recursive: true });
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...compilerOptions, ...options } }),
    );
    const script = join(consumer, 'node_modules', compiler);
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    console.log(`the types for ${name}: ${status === 0 ? 'as they should be' : 'not as they should be'}`);
    return status === 0 ? [] : [`${name}\n${stdout}${stderr}`];
  });
}
