import { html, type TemplateResult } from 'lit';

/** A button that is not the main one. */
export const action = (part: string, label: string, onClick: () => void, quiet = false): TemplateResult => html`
  <button part=${part} type="button" class=${quiet ? 'quiet' : ''} @click=${onClick}>${label}</button>
`;
