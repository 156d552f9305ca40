import { html, nothing, type TemplateResult } from 'lit';
import {
  fieldProblem,
  initialValue,
  normalizeValue,
  type Field,
  type FieldValues,
} from '../../settings/login-fields.js';
import { currentPage } from '../../settings/page-environment.js';
import type { Settings } from '../../settings/settings.js';
import { placeProblem } from '../../settings/value-places.js';
import { en } from '../messages/en-fields.js';
import type { Messages } from '../messages/en.js';

/** The questions before sign-in (step 1): loaded where there are some. */

export { fieldsStyles as styles } from '../styles/fields.js';

type OnInput = (event: Event) => void;

/** All the questions, with what was typed, by name. */
export const fieldsView = (
  all: readonly Field[],
  texts: Messages,
  typed: FieldValues,
  onInput: OnInput,
): TemplateResult => html`
  <div part="fields" class="fields">
    ${all.map((field) => fieldView(field, typed[field.name], onInput))}
    ${
      all.some(({ required }) => required)
        ? html`<small aria-hidden="true">${{ ...en, ...texts }.requiredNote}</small>`
        : nothing
    }
  </div>
`;

/** Where a field is found: not by its name in the form, whose own members such a name can hide ("elements"). */
const idOf = ({ name }: Field): string => `field-${name}`;

function fieldView(field: Field, value: string | undefined, onInput: OnInput): TemplateResult {
  const { name, help, label, required } = field;
  const ids = { field: idOf(field), help: `help-${name}`, problem: `problem-${name}` };
  const describedBy = help ? `${ids.problem} ${ids.help}` : ids.problem;
  const control = field.type === 'select' ? selectView : inputView;
  return html`
    <div part="field">
      <label for=${ids.field}>${label}${required ? html`<span aria-hidden="true">&nbsp;*</span>` : nothing}</label>
      ${control(field, value ?? initialValue(field), describedBy, (event) => {
        onInput(event);
        const changed = event.target as HTMLInputElement;
        // What was wrong is right as soon as it is, and nothing is found wrong while it is being typed.
        if (changed.ariaInvalid === 'true') showProblem(changed);
      })}
      <small id=${ids.problem} class="problem"></small>
      ${help ? html`<small id=${ids.help}>${help}</small>` : nothing}
    </div>
  `;
}

const selectView = (field: Field, value: string, describedBy: string, onInput: OnInput): TemplateResult => html`
  <select
    part="input"
    id=${idOf(field)}
    name=${field.name}
    aria-describedby=${describedBy}
    ?required=${field.required}
    @input=${onInput}
  >
    ${field.options.map(
      (option) => html`<option value=${option.value} .selected=${option.value === value}>${option.label}</option>`,
    )}
  </select>
`;

function inputView(field: Field, value: string, describedBy: string, onInput: OnInput): TemplateResult {
  const { type } = field;
  const isUrl = type === 'url';
  return html`<input
    part="input"
    id=${idOf(field)}
    name=${field.name}
    type=${isUrl ? 'text' : type}
    inputmode=${isUrl ? 'url' : nothing}
    autocapitalize=${isUrl ? 'off' : nothing}
    autocomplete=${type === 'password' ? 'off' : type === 'email' ? 'email' : nothing}
    spellcheck=${isUrl ? 'false' : nothing}
    placeholder=${field.placeholder || nothing}
    pattern=${field.pattern || nothing}
    aria-describedby=${describedBy}
    ?required=${field.required}
    .value=${value}
    @input=${onInput}
  />`;
}

/** Says at a field what is wrong with it, in the browser's words, for as long as it is. */
function showProblem(control: HTMLInputElement): void {
  const { valid } = control.validity;
  control.ariaInvalid = valid ? null : 'true';
  const place = control.nextElementSibling as Element;
  place.textContent = valid ? '' : control.validationMessage;
}

/**
 * Checks what was typed, and tells the visitor where it cannot be used.
 *
 * @param root - where the fields are
 * @param settings - those that the values are for
 * @param take - gets each value as it will be used
 * @returns whether all of it can be used
 */
export function checkFields(
  root: ShadowRoot,
  settings: Settings,
  texts: Messages,
  take: (name: string, value: string) => void,
): boolean {
  const { webAddress, oneName, otherHost } = { ...en, ...texts };
  const sentenceFor = (field: Field, value: string): string => {
    const found = fieldProblem(field, value, currentPage());
    const problem = found ?? (value && placeProblem(settings, field.name, value));
    if (problem === 'host') return otherHost(field.hosts.join(', '));
    return problem === 'url' ? webAddress : problem === 'label' ? oneName : '';
  };
  const controls = settings.fields.map((field) => {
    const control = root.getElementById(idOf(field)) as HTMLInputElement;
    control.value = normalizeValue(field, control.value);
    take(field.name, control.value);
    control.setCustomValidity(sentenceFor(field, control.value));
    showProblem(control);
    return control;
  });
  const wrong = controls.find(({ validity }) => !validity.valid);
  // Not the browser's bubble, which is gone in a moment and tells of one field alone.
  wrong?.focus();
  return !wrong;
}
