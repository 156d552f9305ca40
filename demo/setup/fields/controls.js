// @ts-check
import { DEFAULTS } from '../attributes.js';
import { make } from '../dom.js';
import { createPairs } from './pairs.js';
import { createQuestions } from './questions.js';

/**
 * What a reader types into. `read` is called with the value of the attribute whenever it changes.
 *
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {boolean} [isGroup] whether it is several controls, which a label cannot be for
 * @property {(value: string, filled?: import('../settings.js').Filled) => void} show
 *
 * @typedef {import('../steps/sign-in.js').FieldSpec} FieldSpec
 * @typedef {(value: string) => void} Read
 */

/** Nothing here is a word of a language, or known to the browser from elsewhere. */
const PLAIN = { autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' };

/**
 * @param {FieldSpec} spec
 * @param {Read} read
 * @returns {Control}
 */
function createText({ kind, example }, read) {
  const placeholder = { ...PLAIN, placeholder: example };
  const element =
    kind === 'lines' || kind === 'json'
      ? make('textarea', { rows: 2, ...placeholder })
      : make('input', { type: kind === 'secret' ? 'password' : 'text', ...placeholder });
  // A browser that offers to keep it would keep it for good.
  if (kind === 'secret') element.setAttribute('autocomplete', 'new-password');
  element.addEventListener('input', () => read(element.value));
  return {
    element,
    // Not under the fingers of who is typing: what is cleared to write anew must stay empty until they leave.
    show: (value) => {
      if (document.activeElement !== element && element.value !== value) element.value = value;
    },
  };
}

/**
 * @param {FieldSpec} spec
 * @param {Read} read
 * @returns {Control}
 */
function createChoice({ name, choices = [] }, read) {
  const element = make('select');
  element.addEventListener('change', () => read(element.value));
  /** @param {string} value */
  const labelOf = (value) => choices.find(([one]) => one === (value === DEFAULTS[name] ? '' : value))?.[1] ?? value;
  return {
    element,
    show: (value, filled) => {
      const isFilled = filled !== undefined && filled.value !== DEFAULTS[name];
      const options = choices.map(([one, label]) => {
        if (!isFilled || one) return { value: one, label };
        return { value: '', label: `As ${filled.by} has it: ${labelOf(filled.value)}` };
      });
      const usual = DEFAULTS[name];
      if (isFilled && usual) options.push({ value: usual, label: labelOf(usual) });
      element.replaceChildren(...options.map((one) => make('option', { value: one.value }, one.label)));
      element.value = filled && value === filled.value ? '' : value;
    },
  };
}

/**
 * @param {FieldSpec} _spec
 * @param {Read} read
 * @returns {Control}
 */
function createFlag(_spec, read) {
  const element = make('input', { type: 'checkbox' });
  element.addEventListener('change', () => read(element.checked ? 'true' : ''));
  return {
    element,
    show: (value, filled) => {
      element.checked = value === 'true';
      // There is no attribute that says no.
      element.disabled = filled?.value === 'true';
    },
  };
}

const MAKERS = {
  text: createText,
  lines: createText,
  secret: createText,
  json: createText,
  choice: createChoice,
  flag: createFlag,
  pairs: createPairs,
  questions: createQuestions,
};

/**
 * @param {FieldSpec} spec
 * @param {Read} read
 * @returns {Control}
 */
export const createControl = (spec, read) => MAKERS[spec.kind](spec, read);
