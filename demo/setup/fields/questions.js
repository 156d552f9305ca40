// @ts-check
import { make } from '../dom.js';
import { TYPES, nameFor, questionFrom, questionsOf, textOfChoices } from './question.js';

/** @typedef {import('./question.js').Question} Question */

let count = 0;

/**
 * @param {string} label
 * @param {HTMLInputElement | HTMLSelectElement} control
 */
function labelled(label, control) {
  count += 1;
  control.id = `question-${count}`;
  return make('div', { class: 'part' }, make('label', { for: control.id }, label), control);
}

/**
 * The form of one question.
 *
 * @param {Question} before
 * @param {{ onChange: () => void, onRemove: (row: HTMLElement) => void }} on
 */
function createRow(before, { onChange, onRemove }) {
  const text = { type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' };
  const label = make('input', { ...text, placeholder: 'Region' });
  const name = make('input', { ...text, placeholder: 'region' });
  const type = make('select', {}, ...TYPES.map(([value, words]) => make('option', { value }, words)));
  const choices = make('input', { ...text, placeholder: 'eu = Europe, us = America' });
  const required = make('input', { type: 'checkbox' });
  const choicesPart = labelled('Choices', choices);
  const remove = make('button', { type: 'button', class: 'quiet' }, 'Remove');

  label.value = String(before['label'] ?? '');
  name.value = String(before['name'] ?? '');
  type.value = String(before['type'] ?? (before['options'] ? 'select' : 'text'));
  choices.value = textOfChoices(before['options']);
  required.checked = before['required'] === true;
  choicesPart.hidden = type.value !== 'select';
  let isNamed = name.value !== nameFor(label.value);

  name.addEventListener('input', () => (isNamed = name.value !== ''));
  label.addEventListener('input', () => (name.value = isNamed ? name.value : nameFor(label.value)));
  type.addEventListener('change', () => (choicesPart.hidden = type.value !== 'select'));
  const row = make(
    'div',
    { class: 'question', role: 'group', 'aria-label': 'Question' },
    labelled('What visitors read', label),
    labelled('Name in templates', name),
    labelled('Answer', type),
    choicesPart,
    make('div', { class: 'bar' }, make('label', { class: 'check' }, required, 'Must be answered'), remove),
  );
  for (const event of ['input', 'change']) row.addEventListener(event, onChange);
  remove.addEventListener('click', () => onRemove(row));
  const read = () =>
    questionFrom(before, {
      label: label.value,
      name: name.value,
      type: type.value,
      choices: choices.value,
      isRequired: required.checked,
    });
  return { row, read, label };
}

/**
 * The questions of step 1, a small form each; what is no list of questions as JSON.
 *
 * @param {import('./controls.js').FieldSpec} spec
 * @param {import('./controls.js').Read} tell
 * @returns {import('./controls.js').Control}
 */
export function createQuestions({ label }, tell) {
  const list = make('div', { class: 'rows' });
  const raw = make('textarea', { rows: 4, spellcheck: 'false', 'aria-label': `${label}, as JSON`, hidden: true });
  const add = make('button', { type: 'button', class: 'quiet' }, 'Add a question');
  /** @type {ReturnType<typeof createRow>[]} */
  let rows = [];
  let shown = '';
  let isFilled = false;

  const onChange = () => {
    const questions = rows.map(({ read }) => read());
    // None is nothing to say, unless a preset would ask something.
    shown = !raw.hidden ? raw.value : questions.length > 0 || isFilled ? JSON.stringify(questions) : '';
    tell(shown);
  };
  const onRemove = (/** @type {HTMLElement} */ element) => {
    rows = rows.filter(({ row }) => row !== element);
    element.remove();
    onChange();
    add.focus();
  };
  const addRow = (/** @type {Question} */ question) => {
    const made = createRow(question, { onChange, onRemove });
    rows.push(made);
    list.append(made.row);
    return made.label;
  };

  raw.addEventListener('input', onChange);
  add.addEventListener('click', () => addRow({}).focus());
  return {
    element: make('div', { class: 'group' }, list, raw, add),
    isGroup: true,
    show: (value, filled) => {
      isFilled = filled !== undefined;
      if (value === shown) return;
      shown = value;
      const questions = questionsOf(value);
      raw.hidden = Boolean(questions);
      add.hidden = !questions;
      raw.value = questions ? '' : value;
      rows = [];
      list.replaceChildren();
      for (const question of questions ?? []) addRow(question);
    },
  };
}
