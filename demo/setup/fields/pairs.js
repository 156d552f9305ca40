// @ts-check
import { parseJson } from '../attributes.js';
import { make } from '../dom.js';

/** @typedef {[name: string, value: string]} Pair */

/**
 * The pairs of a JSON object, if they are all that it holds.
 *
 * @param {string} json
 * @returns {Pair[] | undefined} nothing for what has to be edited as JSON
 */
export function pairsOf(json) {
  if (!json.trim()) return [];
  const value = parseJson(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  return entries.every(([, one]) => typeof one === 'string') ? entries : undefined;
}

/**
 * @param {readonly Pair[]} pairs those without a name are not ready yet
 * @returns {string} empty for none
 */
export function jsonOf(pairs) {
  const named = pairs.filter(([name]) => name.trim());
  return named.length > 0 ? JSON.stringify(Object.fromEntries(named)) : '';
}

/**
 * Key-value pairs, a row each; JSON that is more than pairs as JSON.
 *
 * @param {import('./controls.js').FieldSpec} spec
 * @param {import('./controls.js').Read} read
 * @returns {import('./controls.js').Control}
 */
export function createPairs({ label, example = '' }, read) {
  const rows = make('div', { class: 'rows' });
  const raw = make('textarea', { rows: 3, spellcheck: 'false', 'aria-label': `${label}, as JSON`, hidden: true });
  const add = make('button', { type: 'button', class: 'quiet' }, 'Add a pair');
  const [exampleName = '', exampleValue = ''] = example.split(' = ');
  let shown = '';

  const inputs = () => [...rows.children].map((row) => [...row.querySelectorAll('input')]);
  const tell = () => {
    shown = raw.hidden ? jsonOf(inputs().map(([name, value]) => [name?.value ?? '', value?.value ?? ''])) : raw.value;
    read(shown);
  };
  const addRow = (/** @type {Pair} */ [name, value]) => {
    const text = { type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' };
    const nameInput = make('input', { ...text, 'aria-label': `${label}: name`, placeholder: exampleName });
    const valueInput = make('input', { ...text, 'aria-label': `${label}: value`, placeholder: exampleValue });
    nameInput.value = name;
    valueInput.value = value;
    const remove = make(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': `Remove ${name || 'this pair'}` },
      '×',
    );
    const row = make('div', { class: 'pair' }, nameInput, valueInput, remove);
    remove.addEventListener('click', () => {
      row.remove();
      tell();
      add.focus();
    });
    rows.append(row);
    return nameInput;
  };

  for (const element of [rows, raw]) element.addEventListener('input', tell);
  add.addEventListener('click', () => addRow(['', '']).focus());
  return {
    element: make('div', { class: 'group' }, rows, raw, add),
    isGroup: true,
    show: (value) => {
      // What the rows say already must not be taken from under the fingers.
      if (value === shown) return;
      shown = value;
      const pairs = pairsOf(value);
      raw.hidden = Boolean(pairs);
      add.hidden = !pairs;
      raw.value = pairs ? '' : value;
      rows.replaceChildren();
      for (const pair of pairs ?? []) addRow(pair);
    },
  };
}
