import { css, html, nothing, type TemplateResult } from 'lit';
import { fieldProblem, initialValue, normalizeValue, type Field } from '../settings/fields.js';
import { currentPage } from '../settings/current-page.js';
import { en } from './messages/en-fields.js';
import type { Messages } from './messages/en.js';

/** The questions before sign-in (step 1): loaded where there are some. */

/** How they look. */
export const styles = css`
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  .fields {
    display: grid;
    gap: var(--_gap);
  }
  .fields + slot > .primary {
    inline-size: 100%;
    margin-block-start: calc(var(--_gap) * 1.2);
  }
  label > small {
    margin-block-start: 0.25em;
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
    margin-block-start: 0.3em;
    padding: 0.2em 0.7em;
    font-size: 1.143em;
    font-weight: 400;
    border: 1px solid color-mix(in oklab, currentColor 55%, transparent);
    border-radius: calc(var(--_radius) * 0.85);
    background: none;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
`;

/** One question before sign-in (step 1). */
export function field(one: Field, value: string | undefined, onInput: (event: Event) => void): TemplateResult {
  const id = `help-${one.name}`;
  const shown = value ?? initialValue(one);
  return html`
    <label part="field">
      ${one.label}
      ${
        one.type === 'select'
          ? html`<select part="input" name=${one.name} ?required=${one.required} @input=${onInput}>
              ${one.options.map(
                (option) =>
                  html`<option value=${option.value} ?selected=${option.value === shown}>${option.label}</option>`,
              )}
            </select>`
          : html`<input
              part="input"
              name=${one.name}
              type=${one.type === 'url' ? 'text' : one.type}
              inputmode=${one.type === 'url' ? 'url' : nothing}
              autocomplete=${one.type === 'password' ? 'off' : nothing}
              spellcheck=${one.type === 'url' ? 'false' : nothing}
              placeholder=${one.placeholder || nothing}
              pattern=${one.pattern || nothing}
              aria-describedby=${one.help ? id : nothing}
              ?required=${one.required}
              .value=${shown}
              @input=${onInput}
            />`
      }
      ${one.help ? html`<small id=${id}>${one.help}</small>` : nothing}
    </label>
  `;
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
  }
  return form.reportValidity();
}
