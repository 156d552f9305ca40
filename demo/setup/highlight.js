// @ts-check
import { make } from './dom.js';

/** Colours for code that this page has written itself: strings, tags, attributes, keywords; the rest is as it is. */
const TOKENS =
  /(?<value>"(?:[^"\\\n]|\\.)*"|"[^"]*"|'[^']*'|`[^`]*`)|(?<tag><\/?[a-z][\w-]*|(?<=[\w"'\s}])\/?>)|(?<attribute>(?<=\s)[@a-z][\w-]*(?=[=\n]))|(?<keyword>\b(?:import|export|function|return|const)\b)/g;

/**
 * @param {string} code
 * @returns {Node[]} whose texts together are the code
 */
export function highlight(code) {
  /** @type {Node[]} */
  const nodes = [];
  let end = 0;
  for (const match of code.matchAll(TOKENS)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    nodes.push(document.createTextNode(code.slice(end, match.index)), make('span', { class: kind }, match[0]));
    end = match.index + match[0].length;
  }
  return [...nodes, document.createTextNode(code.slice(end))];
}
