import { css, html, nothing, type TemplateResult } from 'lit';
import { fieldProblem, initialValue, normalizeValue, type Field } from '../settings/login-fields.js';
import { currentPage } from '../settings/page-environment.js';
import { en } from './messages/en-fields.js';
import type { Messages } from './messages/en.js';

/** The questions before sign-in (step 1): loaded where there are some. */

/** How they look. */
export const styles = css`
  :host {
    --_danger-words: var(--oauth-connect-danger, light-dark(#b3261e, #ff9d94));
  }
  @supports (color: oklch(from red l c h)) {
    :host {
      --_danger-words: var(
        --oauth-connect-danger,
        oklch(from currentColor clamp(0.5, (l - 0.6) * 999, 0.88) clamp(0.07, (0.6 - l) * 999, 0.16) 27)
      );
    }
  }
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  .fields {
    display: grid;
    gap: var(--_gap);
  }
  .fields + slot > .primary {
    inline-size: 100%;
    margin-block-start: calc(var(--_gap) * 1.2);
  }
  label {
    display: block;
    font-size: 0.875em;
    font-weight: 540;
  }
  input,
  select {
    display: block;
    inline-size: 100%;
    min-block-size: 2.5em;
    margin-block-start: 0.25em;
    padding: 0.2em 0.7em;
    border: 1px solid color-mix(in oklab, currentColor 60%, transparent);
    border-radius: calc(var(--_radius) * 0.85);
    background: none;
  }
  input:hover,
  select:hover {
    border-color: currentColor;
  }
  .fields small {
    margin-block-start: 0.25em;
  }
  .problem:empty {
    display: none;
  }
  .problem {
    color: var(--_danger-words);
    font-weight: 540;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger-words);
    box-shadow: inset 0 0 0 1px var(--_danger-words);
  }
  ::placeholder {
    color: color-mix(in oklab, currentColor 80%, transparent);
    opacity: 1;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
`;

/** One question before sign-in (step 1). */
export function field(one: Field, value: string | undefined, onInput: (event: Event) => void): TemplateResult {
  const { name, type, help, required } = one;
  const [id, helpId, problemId] = [`field-${name}`, `help-${name}`, `problem-${name}`];
  const shown = value ?? initialValue(one);
  const described = help ? `${problemId} ${helpId}` : problemId;
  const isUrl = type === 'url';
  const change = (event: Event): void => {
    onInput(event);
    const control = event.target as HTMLInputElement;
    // What was wrong is right as soon as it is, and nothing is found wrong while it is being typed.
    if (control.ariaInvalid === 'true') tell(control);
  };
  return html`
    <div part="field">
      <label for=${id}>${one.label}${required ? html`<span aria-hidden="true">&nbsp;*</span>` : nothing}</label>
      ${
        type === 'select'
          ? html`<select
              part="input"
              id=${id}
              name=${name}
              aria-describedby=${described}
              ?required=${required}
              @input=${change}
            >
              ${one.options.map(
                (option) =>
                  html`<option value=${option.value} .selected=${option.value === shown}>${option.label}</option>`,
              )}
            </select>`
          : html`<input
              part="input"
              id=${id}
              name=${name}
              type=${isUrl ? 'text' : type}
              inputmode=${isUrl ? 'url' : nothing}
              autocapitalize=${isUrl ? 'off' : nothing}
              autocomplete=${type === 'password' ? 'off' : type === 'email' ? 'email' : nothing}
              spellcheck=${isUrl ? 'false' : nothing}
              placeholder=${one.placeholder || nothing}
              pattern=${one.pattern || nothing}
              aria-describedby=${described}
              ?required=${required}
              .value=${shown}
              @input=${change}
            />`
      }
      <small id=${problemId} class="problem"></small>
      ${help ? html`<small id=${helpId}>${help}</small>` : nothing}
    </div>
  `;
}

/** Says at a field what is wrong with it, in the browser's words, for as long as it is. */
function tell(control: HTMLInputElement): void {
  const { valid } = control.validity;
  control.ariaInvalid = valid ? null : 'true';
  const place = control.nextElementSibling as Element;
  place.textContent = valid ? '' : control.validationMessage;
}

/** All the questions. */
export const fields = (
  all: readonly Field[],
  typed: Readonly<Record<string, string>>,
  onInput: (event: Event) => void,
): TemplateResult => html`
  <div part="fields" class="fields">${all.map((one) => field(one, typed[one.name], onInput))}</div>
`;

/**
 * Checks what was typed, and tells the visitor where it cannot be used.
 *
 * @param typed - gets the values as they will be used
 */
export function check(
  form: HTMLFormElement,
  all: readonly Field[],
  typed: Record<string, string>,
  texts: Messages,
): boolean {
  const { webAddress } = { ...en, ...texts };
  for (const one of all) {
    const control = form.elements.namedItem(one.name) as HTMLInputElement;
    control.value = typed[one.name] = normalizeValue(one, control.value);
    control.setCustomValidity(fieldProblem(one, control.value, currentPage()) === 'url' ? webAddress : '');
    tell(control);
  }
  // Not the browser's bubble, which is gone in a moment and tells of one field alone.
  form.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  return form.checkValidity();
}
