import { html, type TemplateResult } from 'lit';
import type { Connection } from '../../connections/connection.js';
import type { Messages } from '../messages/en.js';
import { initialsOf } from './initials.js';
import type { Words } from './words.js';

/** What a connected account is shown with. */
export interface AccountView extends Words {
  readonly disabled: boolean;
  /** Whether there may be several accounts. */
  readonly multiple: boolean;
  readonly onDisconnect: () => void;
  readonly onReconnect: () => void;
}

/** What an account that ran out says to those who do not see it. */
export const expiredAnnouncement = (name: string, texts: Messages): string => `${name}: ${texts.expired}`;

/** A connected account. */
export function accountView({ name, status }: Connection, view: AccountView): TemplateResult {
  const { texts, provider, disabled } = view;
  const isExpired = status === 'expired';
  // The label says whose button it is to those who do not see that.
  const [part, words, title, onClick] = isExpired
    ? ['reconnect', texts.reconnect, texts.reconnectName(name), view.onReconnect]
    : ['disconnect', texts.disconnect, texts.disconnectName(name), view.onDisconnect];
  // Where there may be several, an author's content cannot stand for each: nothing has that slot.
  return html`
    <div part="connection" class="card row wrap ${status}" role="group" aria-label=${name} tabindex="-1">
      <slot name=${view.multiple ? '-' : 'connected'} class="row who">
        <span part="initials" aria-hidden="true">${initialsOf(name)}</span>
        <span>
          <bdi part="connection-name" title=${name}>${name}</bdi>
          <small part="connection-status">${isExpired ? texts.expired : texts.connected(provider)}</small>
        </span>
      </slot>
      <button part=${part} type="button" aria-label=${title} ?disabled=${disabled} @click=${onClick}>${words}</button>
    </div>
  `;
}
