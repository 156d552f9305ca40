// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path/posix';
import { brotliCompressSync } from 'node:zlib';
import { parseAst } from 'rollup/parseAst';

/**
 * What is in the built files, and what each of them loads with it. Names of modules are paths below `src/` without an
 * extension (`sign-in/attempt`), those of packages `lit-html/lit-html.js`.
 */

const dist = new URL('../dist/', import.meta.url);

/**
 * @typedef {object} BuiltFile
 * @property {string} name below `dist/`
 * @property {number} brotli its bytes as a server sends them, brotli 11
 * @property {readonly string[]} imports files that are loaded with it
 * @property {readonly string[]} dynamicImports files that it may load later
 * @property {readonly string[]} modules
 */

/** @param {string} source as a source map in `dist/` has it */
const moduleName = (source) => source.replace(/^.*node_modules\//, '').replace(/^(?:\.\.\/)*module\/(.*)\.js$/, '$1');

/**
 * @param {any} node of a syntax tree (ESTree)
 * @returns {{ address: string, later: boolean }[]} what is imported in it
 */
function importsIn(node) {
  if (Array.isArray(node)) return node.flatMap(importsIn);
  if (!node || typeof node !== 'object') return [];
  const own =
    typeof node.source?.value === 'string'
      ? [{ address: node.source.value, later: node.type === 'ImportExpression' }]
      : [];
  return [...own, ...Object.values(node).flatMap(importsIn)];
}

/** @type {Map<string, BuiltFile>} */
const read = new Map();

/**
 * @param {string} name below `dist/`
 * @returns {BuiltFile}
 */
export function builtFile(name) {
  const known = read.get(name);
  if (known) return known;
  const url = new URL(name, dist);
  if (!existsSync(url)) throw new Error(`dist/${name} is not there: npm run build`);
  const bytes = readFileSync(url);
  const imports = name.endsWith('.js') ? importsIn(parseAst(bytes.toString())) : [];
  const beside = (/** @type {boolean} */ wanted) =>
    imports.flatMap(({ address, later }) => (later === wanted ? [normalize(`${dirname(name)}/${address}`)] : []));
  const map = new URL(`${name}.map`, dist);
  const { sources } = existsSync(map) ? JSON.parse(readFileSync(map, 'utf8')) : { sources: [] };
  const file = {
    name,
    brotli: brotliCompressSync(bytes).length,
    imports: beside(false),
    dynamicImports: beside(true),
    modules: /** @type {string[]} */ (sources).map(moduleName),
  };
  read.set(name, file);
  return file;
}

/**
 * @param {readonly string[]} names below `dist/`
 * @returns {BuiltFile[]} these files, and all that they import at once
 */
export function withImports(names) {
  const seen = new Set(names);
  for (const name of seen) for (const other of builtFile(name).imports) seen.add(other);
  return [...seen].map(builtFile);
}

/** @returns {BuiltFile[]} what a page loads in parts: the file it asks for and those beside it, without the bundle */
export function filesBeside(/** @type {string} */ entry) {
  const folder = dirname(entry);
  const names = readdirSync(new URL(`${folder}/`, dist)).filter((name) =>
    /^(?:oauth-connect|connector)[\w-]*\.js$/.test(name),
  );
  return names.map((name) => builtFile(normalize(`${folder}/${name}`)));
}
