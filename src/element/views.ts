import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../connections/connection.js';
import type { Messages } from './messages/en.js';

/** What can be seen, each state a function of what it shows. Texts only ever become text nodes and attributes. */

/** The first letters of the first two words, as people read them. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? '')
    .filter(Boolean)
    .slice(0, 2)
    .join('')
    .toLocaleUpperCase();

/** The button that begins it all. */
export const button = (label: TemplateResult, provider: string, disabled: boolean): TemplateResult => html`
  <button part="button" class="primary" type="submit" ?disabled=${disabled}>
    <span class="row">
      <slot name="icon"><span part="icon" aria-hidden="true">${initialsOf(provider).slice(0, 1)}</span></slot>
      <span part="label">${label}</span>
    </span>
  </button>
`;

/** A button that is not the main one. */
export const action = (part: string, label: string, onClick: () => void, quiet = false): TemplateResult => html`
  <button part=${part} type="button" class=${quiet ? 'quiet' : ''} @click=${onClick}>${label}</button>
`;

/** What an attempt that runs is shown with. */
export interface Waiting {
  readonly texts: Messages;
  readonly provider: string;
  readonly checking: boolean;
  readonly onShow: () => void;
  readonly onRetry: () => void;
  readonly onCancel: () => void;
}

/** The visitor is signing in elsewhere, or the answer is being checked. */
export function waiting({ texts, provider, checking, onShow, onRetry, onCancel }: Waiting): TemplateResult {
  const title = checking ? texts.checking : texts.waiting(provider);
  return html`
    <div part="waiting" class="pending" role="group" aria-label=${title} tabindex="-1">
      <div class="row">
        <span part="spinner"></span>
        <p part="message"><b>${title}</b></p>
      </div>
      ${checking ? nothing : html`<small>${texts.windowOpened}</small>`}
      <div class="row wrap">
        ${
          checking
            ? nothing
            : [action('show-window', texts.showWindow, onShow), action('retry', texts.tryAgain, onRetry, true)]
        }
        ${action('cancel', texts.cancel, onCancel, true)}
      </div>
    </div>
  `;
}

/** What is said of an account, and what can be done with it. */
export interface AccountWords {
  readonly part: 'disconnect' | 'reconnect';
  readonly status: string;
  readonly label: string;
  /** The label for who does not see whose button it is. */
  readonly title: string;
}

/** A connected account. Where there may be several, an author's content cannot stand for each: nothing has that slot. */
export const account = (
  { name, status }: Connection,
  words: AccountWords,
  disabled: boolean,
  multiple: unknown,
  onClick: () => void,
): TemplateResult => html`
  <div part="connection" class="card row wrap ${status}" role="group" aria-label=${name} tabindex="-1">
    <slot name=${multiple ? '-' : 'connected'} class="row who">
      <span part="initials" aria-hidden="true">${initialsOf(name)}</span>
      <span>
        <bdi part="connection-name" title=${name}>${name}</bdi>
        <small part="connection-status">${words.status}</small>
      </span>
    </slot>
    <button part=${words.part} type="button" aria-label=${words.title} ?disabled=${disabled} @click=${onClick}>
      ${words.label}
    </button>
  </div>
`;
