import { html, type TemplateResult } from 'lit';
import type { Connection } from '../../connections/connection.js';
import { initialsOf } from './initials.js';
import type { Words } from './words.js';

/** What is said of an account, and what can be done about it. */
export interface AccountAction {
  readonly part: string;
  /** The line below the name. */
  readonly status: string;
  readonly label: string;
  /** Whose button it is, for those who do not see that. */
  readonly title: string;
  readonly onClick: () => void;
}

/** What a connected account is shown with. */
export interface AccountView {
  readonly action: AccountAction;
  readonly disabled: boolean;
  /** Whether there may be several accounts. */
  readonly multiple: boolean;
}

/** What can be done about an account that is connected. */
export const connectedAction = (name: string, { texts, provider }: Words, onClick: () => void): AccountAction => ({
  part: 'disconnect',
  status: texts.connected(provider),
  label: texts.disconnect,
  title: texts.disconnectName(name),
  onClick,
});

/** A connected account. */
export function accountView({ name, status }: Connection, { action, disabled, multiple }: AccountView): TemplateResult {
  const { part, label, title, onClick } = action;
  // Where there may be several, an author's content cannot stand for each: nothing has that slot.
  return html`
    <div part="connection" class="card row wrap ${status}" role="group" aria-label=${name} tabindex="-1">
      <slot name=${multiple ? '-' : 'connected'} class="row who">
        <span part="initials" aria-hidden="true">${initialsOf(name)}</span>
        <span>
          <bdi part="connection-name" title=${name}>${name}</bdi>
          <small part="connection-status">${action.status}</small>
        </span>
      </slot>
      <button part=${part} type="button" aria-label=${title} ?disabled=${disabled} @click=${onClick}>${label}</button>
    </div>
  `;
}
