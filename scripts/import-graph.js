// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path/posix';
import ts from 'typescript';
import { above, loaders, mayImport, only } from './rooms.js';

/** Who imports whom in `src/`: types and `import()` counted. Names are paths below `src/` without extension. */

/**
 * @typedef {object} Import
 * @property {string} from
 * @property {string} to
 * @property {number} line
 * @property {boolean} later by `import()`
 */

/** @returns {Map<string, string>} the text of each module of `src/` */
export function readSource() {
  const source = new URL('../src/', import.meta.url);
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return new Map(
    names
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [name.slice(0, -3), readFileSync(new URL(name, source), 'utf8')]),
  );
}

/**
 * @param {ts.Node} node
 * @returns {ts.Node | undefined} the address that it imports
 */
function addressIn(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  return undefined;
}

/**
 * @param {ReadonlyMap<string, string>} modules
 * @returns {Import[]} of each other; packages are left out, what cannot be read is an import of `?`
 */
export function importsOf(modules) {
  return [...modules].flatMap(([from, text]) => {
    const file = ts.createSourceFile(`${from}.ts`, text, ts.ScriptTarget.Latest, true);
    /** @type {Import[]} */
    const found = [];
    /** @param {ts.Node} node */
    const visit = (node) => {
      const address = addressIn(node);
      if (address) {
        const written = ts.isStringLiteralLike(address) ? address.text : '?';
        const to = written.startsWith('.') ? normalize(join(from, '..', written)).replace(/\.js$/, '') : written;
        const line = file.getLineAndCharacterOfPosition(address.getStart()).line + 1;
        if (modules.has(to) || written.startsWith('.') || written === '?')
          found.push({ from, to, line, later: ts.isCallExpression(node) });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

/** @param {string} name of a module */
const roomOf = (name) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '');

/**
 * @param {readonly Import[]} imports
 * @returns {string[]} those that run up or across
 */
export const wrongDirections = (imports) =>
  imports.flatMap(({ from, to, line }) => {
    const [here, there] = [roomOf(from), roomOf(to)];
    if (here === there || above.includes(here)) return [];
    const place = `src/${from}.ts:${line} imports ${to}`;
    if (!mayImport[here]?.includes(there)) return [`${place}: ${here} may not import ${there || 'an entry'}.`];
    if (only[here] && !only[here].includes(to)) return [`${place}: ${here} may import ${only[here].join(', ')} only.`];
    return [];
  });

/**
 * @param {readonly Import[]} imports
 * @returns {string[]} `import()` anywhere but where all that is loaded later is listed
 */
export const strayLoads = (imports) =>
  imports
    .filter(({ from, later }) => later && !loaders.includes(from))
    .map(({ from, to, line }) => `src/${from}.ts:${line} loads ${to} by import(): only ${loaders.join(', ')} may.`);

/**
 * @param {readonly Import[]} imports
 * @returns {string[]} the shortest circle through each module that is in one, each circle once
 */
export function circles(imports) {
  /** @type {Map<string, Set<string>>} */
  const next = new Map();
  for (const { from, to } of imports)
    // A module that names its own type (`typeof import('./itself.js')`) needs no other.
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  const found = [...next.keys()].flatMap((start) => shortestWayBack(start, next) ?? []);
  return [...new Set(found)].sort((one, other) => one.length - other.length);
}

/**
 * @param {string} start
 * @param {ReadonlyMap<string, ReadonlySet<string>>} next
 */
function shortestWayBack(start, next) {
  /** @type {string[][]} */
  const ways = [[start]];
  const seen = new Set();
  for (const way of ways)
    for (const name of next.get(way.at(-1) ?? '') ?? []) {
      if (name === start) return inOrder(way).join(' → ');
      if (!seen.has(name)) ways.push([...way, name]);
      seen.add(name);
    }
  return undefined;
}

/**
 * Begins with the name that comes first in the alphabet, so that a circle reads the same from wherever it is found.
 *
 * @param {readonly string[]} way
 */
function inOrder(way) {
  const first = way.indexOf([...way].sort()[0] ?? '');
  return [...way.slice(first), ...way.slice(0, first), way[first]];
}
