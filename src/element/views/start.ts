import { html, nothing, type TemplateResult } from 'lit';
import type { WithImage } from './images.js';
import { initialsOf } from './initials.js';
import type { Words } from './words.js';

/** What stands for a provider: the first letter of its name. */
export const letterOf = (provider: string): string => initialsOf(provider).slice(0, 1);

/** The button that begins it all. */
export const startButton = (label: unknown, letter: unknown, disabled: boolean): TemplateResult => html`
  <button part="button" class="primary" type="submit" ?disabled=${disabled}>
    <span class="row">
      <slot name="icon"><span part="icon" aria-hidden="true">${letter}</span></slot>
      <span part="label">${label}</span>
    </span>
  </button>
`;

/** What the form before a sign-in is made of. */
export interface StartView extends Words {
  /** Whether the author's own words stand in the button. */
  readonly isLabelSlotted: boolean;
  /** An image in place of the letter in the button, and what shows it. */
  readonly iconUrl: string | undefined;
  readonly withImage: WithImage | undefined;
  readonly disabled: boolean;
  /** The questions, where there are some. */
  readonly fields: unknown;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onSlotChange: () => void;
  /** A click on the button, or on the author's own in its place. */
  readonly onClick: (event: Event) => void;
}

/** Nothing is connected yet, or another account may be. */
export const startView = (view: StartView): TemplateResult => {
  const label = html`<slot ?hidden=${!view.isLabelSlotted} @slotchange=${view.onSlotChange}></slot>${
      view.isLabelSlotted ? nothing : view.texts.connect(view.provider)
    }`;
  const letter = letterOf(view.provider);
  const icon = view.iconUrl === undefined ? letter : (view.withImage?.(view.iconUrl, letter) ?? letter);
  // Lit removes the outer element: a field named "remove" would hide that method of the form.
  return html`
    <div>
      <form novalidate @submit=${view.onSubmit}>
        ${view.fields}
        <slot name="button" @click=${view.onClick}>${startButton(label, icon, view.disabled)}</slot>
      </form>
    </div>
  `;
};
