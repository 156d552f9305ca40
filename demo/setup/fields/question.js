// @ts-check
import { parseJson } from '../attributes.js';

/**
 * A question of step 1, as the attribute has it, and as it is edited: choices as a line of text.
 *
 * @typedef {Record<string, unknown>} Question
 */

export const TYPES = /** @type {const} */ ([
  ['text', 'Text'],
  ['select', 'One of a list'],
  ['url', 'Web address'],
  ['email', 'Email address'],
  ['password', 'Password'],
]);

/**
 * @param {string} json
 * @returns {Question[] | undefined} nothing for what is no list of questions
 */
export function questionsOf(json) {
  if (!json.trim()) return [];
  const value = parseJson(json);
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);
  return isList ? value : undefined;
}

/**
 * `API region` → `api_region`: a name that templates can use.
 *
 * @param {string} label
 */
export const nameFor = (label) =>
  label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '');

/**
 * `sandbox, live = Production` → what the attribute has for them.
 *
 * @param {string} text
 * @returns {(string | { value: string, label: string })[]}
 */
export function choicesOf(text) {
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter(Boolean).map((part) => {
    const [value = '', ...rest] = part.split('=').map((one) => one.trim());
    const label = rest.join('=');
    return label && value ? { value, label } : part;
  });
}

/**
 * @param {unknown} options
 * @returns {string}
 */
export function textOfChoices(options) {
  if (!Array.isArray(options)) return '';
  return options
    .map((one) =>
      typeof one === 'string' ? one : one.label && one.label !== one.value ? `${one.value} = ${one.label}` : one.value,
    )
    .join(', ');
}

/**
 * The question that comes of what was typed, with what the form does not speak of (a pattern, a help text) as it was.
 *
 * @param {Question} before
 * @param {{ label: string, name: string, type: string, choices: string, isRequired: boolean }} typed
 * @returns {Question}
 */
export function questionFrom(before, { label, name, type, choices, isRequired }) {
  const { required: _required, type: _type, options: _options, ...rest } = before;
  return {
    ...rest,
    name,
    label,
    ...(type === 'text' || type === 'select' ? {} : { type }),
    ...(type === 'select' ? { options: choicesOf(choices) } : {}),
    ...(isRequired ? { required: true } : {}),
  };
}
