// @ts-check
import { make, prose } from './dom.js';
import { createField } from './fields/field.js';

/**
 * @typedef {import('./fields/field.js').Field} Field
 * @typedef {import('./steps/sign-in.js').FieldSpec} FieldSpec
 */

/**
 * Those that few need are out of the way until they are asked for, or hold something.
 *
 * @param {readonly FieldSpec[]} specs
 * @param {import('./settings.js').Settings} settings
 */
export function createFields(specs, settings) {
  const fields = specs.map((spec) => createField(spec, settings));
  const few = fields.filter((_field, index) => specs[index]?.more);
  const usual = fields.filter((field) => !few.includes(field)).map(({ element }) => element);
  const names = few.map(({ name }) => name);
  const labels = specs.filter(({ more }) => more).map(({ label }) => label.replace(/,.*/, ''));
  const details = make(
    'details',
    { class: 'more' },
    make('summary', {}, 'More', make('small', {}, labels.join(' · '))),
    ...few.map(({ element }) => element),
  );
  const open = () => {
    details.open = names.some((name) => settings.own(name));
  };
  settings.addEventListener('choice', open);
  return { fields, elements: few.length > 0 ? [...usual, details] : usual };
}

/**
 * A step of the guide: what it is, an example, its warning, its fields.
 *
 * @param {import('./steps/sign-in.js').Step} step
 * @param {number} number
 * @param {import('./settings.js').Settings} settings
 */
export function createStep({ title, optional = false, lead, example, warning, fields: specs }, number, settings) {
  const { fields, elements } = createFields(specs, settings);
  const body = make('div', { class: 'body' }, ...elements);
  const heading = make('h2', { id: `step-${number}-title`, tabindex: '-1' }, title);
  if (optional) heading.append(' ', make('small', {}, 'optional'));
  const element = make(
    'section',
    { id: `step-${number}`, class: 'step', 'aria-labelledby': `step-${number}-title`, 'data-step': number },
    make('p', { class: 'number', 'aria-hidden': 'true' }, String(number)),
    heading,
    make('p', { class: 'lead' }, ...prose(lead)),
    make(
      'dl',
      { class: 'notes' },
      make('div', {}, make('dt', {}, 'Example'), make('dd', {}, ...prose(example))),
      make('div', { class: 'warning' }, make('dt', {}, 'Careful'), make('dd', {}, ...prose(warning))),
    ),
    body,
  );
  return { element, body, fields, title, optional, number };
}

/** @typedef {ReturnType<typeof createStep>} StepView */
