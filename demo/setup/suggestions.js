// @ts-check
import { make } from './dom.js';

/** Once an account is connected, the test API's own answer says what names and identifiers can be made of. */

/** How much of an answer is offered. */
const MOST = 12;

/**
 * The paths to texts and numbers in an answer, as templates write them.
 *
 * @param {unknown} value
 * @param {string} [path]
 * @returns {string[]}
 */
export function pathsOf(value, path = '') {
  if (typeof value === 'string' || typeof value === 'number') return path && value !== '' ? [path] : [];
  if (typeof value !== 'object' || value === null || path.split('.').length > 3) return [];
  // A name with a dot or a brace in it cannot be written as a path.
  const entries = Object.entries(value).filter(([name]) => /^[^\s.'"?{}]+$/.test(name));
  return entries.flatMap(([name, one]) => pathsOf(one, path ? `${path}.${name}` : name));
}

/**
 * @param {HTMLElement} stage where the element's events come by
 * @param {import('./settings.js').Settings} settings
 * @param {readonly { body: HTMLElement, name: string, write: (path: string, before: string) => string }[]} places
 */
export function wireSuggestions(stage, settings, places) {
  const rows = places.map(({ body, name, write }) => {
    const row = make('div', { class: 'suggestions', hidden: true });
    body.append(row);
    return { row, name, write };
  });
  const clear = () => {
    for (const { row } of rows) row.hidden = true;
  };
  const offer = (/** @type {Event} */ event) => {
    const { connection } = /** @type {CustomEvent} */ (event).detail;
    const paths = pathsOf(connection.profile).slice(0, MOST);
    for (const { row, name, write } of rows) {
      row.hidden = paths.length === 0;
      row.replaceChildren(
        make('span', {}, 'In your test API’s answer:'),
        ...paths.map((path) => chip(path, name, write)),
      );
    }
  };
  const chip = (
    /** @type {string} */ path,
    /** @type {string} */ name,
    /** @type {(path: string, before: string) => string} */ write,
  ) => {
    const button = make('button', { type: 'button', class: 'chip' }, path);
    button.addEventListener('click', () => settings.set(name, write(path, settings.own(name))));
    return button;
  };
  for (const type of ['connected', 'restored']) stage.addEventListener(type, offer);
  settings.addEventListener('choice', clear);
}
