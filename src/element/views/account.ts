import { html, type TemplateResult } from 'lit';
import type { Connection } from '../../connections/connection.js';
import { initialsOf } from './initials.js';
import type { WithImage } from './images.js';

/** What a connected account is shown with. */
export interface AccountView {
  /** The line below the name. */
  readonly status?: string | undefined;
  /** The buttons, and what is asked of the visitor. */
  readonly actions: unknown;
  /** Whether there may be several accounts. */
  readonly multiple: boolean;
  /** Shows a picture in place of the initials, once that has been loaded. */
  readonly withImage: WithImage | undefined;
}

/** A connected account. */
export function accountView(connection: Connection, view: AccountView): TemplateResult {
  const { name, picture } = connection;
  const initials = initialsOf(name);
  // Where there may be several, an author's content cannot stand for each: nothing has that slot.
  return html`
    <div part="connection" class="card row wrap ${connection.status}" role="group" aria-label=${name} tabindex="-1">
      <slot name=${view.multiple ? '-' : 'connected'} class="row who">
        <span part="initials" aria-hidden="true"
          >${picture ? (view.withImage?.(picture, initials) ?? initials) : initials}</span
        >
        <span>
          <bdi part="connection-name" title=${name}>${name}</bdi>
          <small part="connection-status">${view.status}</small>
        </span>
      </slot>
      ${view.actions}
    </div>
  `;
}
