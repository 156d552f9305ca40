import { html, nothing, type TemplateResult } from 'lit';

/** What a button may have besides. */
export interface ActionDetails {
  readonly quiet?: boolean;
  /** Whose button it is, for those who do not see that. */
  readonly title?: string;
  readonly disabled?: boolean;
}

/** A button that is not the main one. */
export const action = (
  part: string,
  label: string,
  onClick: () => void,
  { quiet, title, disabled }: ActionDetails = {},
): TemplateResult => html`
  <button
    part=${part}
    type="button"
    class=${quiet ? 'quiet' : ''}
    aria-label=${title ?? nothing}
    ?disabled=${disabled}
    @click=${onClick}
  >
    ${label}
  </button>
`;
