// @ts-check

/**
 * An element with attributes and children. Texts become text nodes, whatever is in them.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Readonly<Record<string, string | number | boolean | undefined>>} [attributes] `true` is there, `false` is not
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(attribute, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/**
 * A text in which what stands between back ticks is code.
 *
 * @param {string} text
 * @returns {Node[]}
 */
export const prose = (text) =>
  text.split('`').map((part, index) => (index % 2 ? make('code', {}, part) : document.createTextNode(part)));

/**
 * What the page must have, or it is not this page.
 *
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement}
 */
export function find(selector, root = document) {
  const found = root.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`There is no ${selector} on this page.`);
  return found;
}

/**
 * Calls it once things have been quiet for a while.
 *
 * @param {() => void} call
 * @param {number} ms
 */
export function later(call, ms) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, ms);
  };
}
