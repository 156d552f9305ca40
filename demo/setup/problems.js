// @ts-check
import { find, later, make } from './dom.js';
import { say } from './spoken.js';

/**
 * Puts what the element says of the settings beside the fields that it names, once somebody has been there; and lists
 * what is still missing, quietly, in the preview.
 *
 * @typedef {import('./preview.js').Reading} Reading
 * @typedef {import('./fields/field.js').Field} Field
 */

/**
 * @param {readonly Field[]} fields
 * @param {HTMLElement} list
 * @param {HTMLElement} summary
 */
export function createProblems(fields, list, summary) {
  let last = '';
  let pending = '';
  const speak = later(() => say(pending), 1000);

  /**
   * @param {Reading} reading
   * @param {boolean} isEmpty whether nothing has been set yet
   */
  return ({ errors, warnings }, isEmpty) => {
    for (const field of fields) {
      const [error] = errors.filter(({ attribute }) => attribute === field.name);
      const [warning] = warnings.filter(({ attribute }) => attribute === field.name);
      if (error && field.isTouched()) field.tell({ kind: 'error', message: error.message });
      else if (warning && !error) field.tell({ kind: 'warning', message: warning.message });
      else field.tell();
    }
    list.replaceChildren(...errors.map((error) => itemFor(error, fields)));
    list.hidden = errors.length === 0;
    summary.textContent = isEmpty
      ? 'Choose a provider to begin.'
      : errors.length === 0
        ? 'Ready: this is the real thing, click it.'
        : 'Before it can connect:';
    summary.dataset['state'] = isEmpty ? 'empty' : errors.length === 0 ? 'ready' : 'faulty';
    find('[data-handle-state]').textContent = isEmpty ? '' : errors.length === 0 ? 'ready' : `${errors.length} to do`;

    // Only what concerns the field where somebody is typing is said aloud, and only when it changes.
    const at = fields.find(({ element }) => element.contains(document.activeElement));
    const here =
      at?.element.dataset['problem'] === 'error' ? errors.find(({ attribute }) => attribute === at.name) : undefined;
    if (at && (here?.message ?? '') !== last) {
      pending = here?.message ?? `${at.name} is all right now.`;
      speak();
    }
    last = here?.message ?? '';
  };
}

/**
 * @param {{ attribute: string, message: string }} error
 * @param {readonly Field[]} fields
 */
function itemFor({ attribute, message }, fields) {
  const field = fields.find(({ name }) => name === attribute);
  if (!field) return make('li', {}, message);
  const button = make('button', { type: 'button', class: 'link' }, message);
  button.addEventListener('click', () => field.focus());
  return make('li', {}, button);
}
