// @ts-check
import ts from 'typescript';
import { readSource } from '../../scripts/import-graph.js';

/** The regular expressions of `src/`, found in its syntax, so that a new one is tried out without anybody's doing. */

/**
 * @typedef {object} Found
 * @property {string} where file and line
 * @property {RegExp} [pattern] nothing where it is made while the program runs
 */

/** @param {ts.Node} node */
const isMadeLater = (node) =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'RegExp';

/** @returns {Found[]} */
export function findRegularExpressions() {
  return [...readSource()].flatMap(([name, text]) => {
    const file = ts.createSourceFile(`${name}.ts`, text, ts.ScriptTarget.Latest, true);
    /** @type {Found[]} */
    const found = [];
    /** @param {ts.Node} node */
    const visit = (node) => {
      const where = `src/${name}.ts:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        found.push({ where, pattern: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) });
      } else if (isMadeLater(node)) found.push({ where });
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

/** What a text can consist of that a pattern goes back and forth over: its own letters, alone and in twos. */
function letters({ source }) {
  const named = { s: ' ', d: '0', w: 'a', n: '\n', t: '\t', S: 'a', D: 'a', W: '-' };
  const own = [...source.matchAll(/\\([sdwntSDW])|\\?([^\\^$*+?()[\]{}|])/g)].map(
    ([, kind, letter]) => named[/** @type {keyof typeof named} */ (kind)] ?? letter ?? '',
  );
  return [...new Set([...own, ' ', 'a', '0', '%25', "'", '{{', '=', '\u0000', 'é'])].filter(Boolean).slice(0, 24);
}

/**
 * Texts that are long, and do not match in the end.
 *
 * @param {RegExp} pattern
 * @returns {((length: number) => string)[]}
 */
export function hostileTexts(pattern) {
  const own = letters(pattern);
  const pumps = [...own, ...own.slice(0, 6).flatMap((one) => own.slice(0, 6).map((other) => one + other))];
  const starts = ['', ...own.slice(0, 5)];
  return [...new Set(pumps)].flatMap((pump) =>
    starts.flatMap((start) =>
      ['', '\u0001', '\n!'].map(
        (end) => (/** @type {number} */ length) =>
          start + pump.repeat(Math.ceil(length / pump.length)).slice(0, length) + end,
      ),
    ),
  );
}
