// @ts-check
import { FLAGS, JSONS, parseJson } from '../attributes.js';

/** @typedef {import('../attributes.js').Attribute} Attribute */

/** How much JSON is still read at a glance on one line. */
const SHORT = 60;

/**
 * An object or an array that an attribute holds as JSON.
 *
 * @param {Attribute} attribute
 * @returns {object | undefined}
 */
function structureOf([name, value]) {
  const json = JSONS.has(name) ? parseJson(value) : undefined;
  return typeof json === 'object' && json !== null ? json : undefined;
}

/** White space in lists of addresses, and between the tokens of JSON, may be set as it reads best. @param {Attribute} attribute */
function tidy([name, value]) {
  if (name === 'allowed-urls') return value.trim().split(/\s+/).join(' ');
  const structure = structureOf([name, value]);
  if (!structure) return value;
  const flat = JSON.stringify(structure);
  return flat.length > SHORT ? JSON.stringify(structure, undefined, 2) : flat;
}

/**
 * A value between quotes, as HTML has it: whatever ends the value or begins a character reference is written as one; `<`
 * for those who paste it into something that looks for tags; line ends where they mean something, because parsers and
 * whoever indents the code would change them.
 *
 * @param {string} value
 * @param {boolean} [freeLines] whether lines may be broken and indented at will
 */
export function quoted(value, freeLines = false) {
  // JSON reads best between single quotes.
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  const escaped = value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\u2028', '&#8232;')
    .replaceAll('\u2029', '&#8233;')
    .replaceAll('\n', freeLines ? '\n' : '&#10;')
    .replaceAll(quote, quote === '"' ? '&quot;' : '&#39;');
  return `${quote}${escaped}${quote}`;
}

/**
 * An attribute in HTML, and in Vue's templates, where `{{ }}` in an attribute is text.
 *
 * @param {Attribute} attribute
 */
export function markup([name, value]) {
  if (FLAGS.has(name)) return name;
  return `${name}=${quoted(tidy([name, value]), structureOf([name, value]) !== undefined)}`;
}

/**
 * A value as JavaScript. `<` is written as an escape: some tools look for `<script>` and `<style>` in a whole file before
 * anything is parsed. Line separators may stand in strings by now, but are not to be seen there.
 *
 * @param {unknown} value
 * @param {number} [spaces]
 */
const script = (value, spaces) =>
  JSON.stringify(value, undefined, spaces)
    .replaceAll('<', '\\u003C')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

/** As the name of a member it would set an object literal's prototype. */
const PROTOTYPE = /__proto__|\\u/;

/**
 * An attribute in JSX and in Svelte: between quotes where it is text there to the letter, else as an expression. JSON is
 * written as the object that it stands for.
 *
 * @param {Attribute} attribute
 * @param {RegExp} special what a text between double quotes cannot hold
 */
export function expression([name, value], special) {
  if (FLAGS.has(name)) return name;
  const text = tidy([name, value]);
  const structure = structureOf([name, value]);
  if (structure && !PROTOTYPE.test(value))
    return `${name}={JSON.stringify(${script(structure, text.includes('\n') ? 2 : undefined)})}`;
  return special.test(text) ? `${name}={${script(text)}}` : `${name}="${text}"`;
}

/**
 * The tag with an attribute a line.
 *
 * @param {string[]} attributes
 * @param {string} end what comes after them
 */
export const tag = (attributes, end) =>
  attributes.length > 0 ? `<oauth-connect\n${indent(attributes.join('\n'), 2)}\n${end}` : `<oauth-connect${end}`;

/**
 * @param {string} text
 * @param {number} depth
 */
export const indent = (text, depth) => text.replace(/(^|\n)(?=[^\n])/g, `$1${' '.repeat(depth)}`);
