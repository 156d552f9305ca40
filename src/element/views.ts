import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../connection/connection.js';
import type { OAuthConnectError } from '../errors.js';
import { initialValue, type Field } from '../settings/fields.js';
import type { Messages } from './messages/en.js';

/** What can be seen, each state a function of what it shows. Texts only ever become text nodes and attributes. */

/** The first letters of the first two words, as people read them. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/\s+/)
    .map(
      (word) => [...new Intl.Segmenter().segment(word)].find(({ segment }) => /[\p{L}\p{N}]/u.test(segment))?.segment,
    )
    .filter((letter) => letter !== undefined);
  return letters.slice(0, 2).join('').toLocaleUpperCase();
}

/** The button that begins it all. */
export const button = (label: TemplateResult, initials: string, disabled: boolean): TemplateResult => html`
  <button part="button" class="primary" type="submit" ?disabled=${disabled}>
    <span>
      <slot name="icon"><span part="icon" aria-hidden="true">${initials}</span></slot>
      <span part="label">${label}</span>
    </span>
  </button>
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
      ${checking ? nothing : html`<p class="soft">${texts.windowOpened}</p>`}
      <div class="row">
        ${
          checking
            ? nothing
            : html`<button part="show-window" type="button" @click=${onShow}>${texts.showWindow}</button>`
        }
        ${
          checking
            ? nothing
            : html`<button part="retry" type="button" class="quiet" @click=${onRetry}>${texts.tryAgain}</button>`
        }
        <button part="cancel" type="button" class="quiet" @click=${onCancel}>${texts.cancel}</button>
      </div>
    </div>
  `;
}

/** What to call an error in the visitor's words. */
export function errorTitle({ code }: OAuthConnectError, texts: Messages, provider: string): string {
  if (code === 'popup_blocked') return texts.blocked;
  if (code === 'network_error') return texts.unreachable(provider);
  if (code === 'wrong_account') return texts.wrongAccount;
  if (code === 'test_failed' || code === 'authorization_failed') return texts.refused(provider);
  if (code === 'state_mismatch' || code === 'issuer_mismatch') return texts.untrusted;
  return texts.failed(provider);
}

/** An attempt that failed, with a way on. */
export const failure = (
  error: OAuthConnectError,
  texts: Messages,
  provider: string,
  onRetry: (() => void) | undefined,
): TemplateResult => html`
  <div part="error" class="pending error" role="group" aria-label=${errorTitle(error, texts, provider)} tabindex="-1">
    <slot name="error">
      <p part="message">
        <b>${errorTitle(error, texts, provider)}.</b>
        ${
          error.code === 'popup_blocked'
            ? texts.blockedHint
            : html`${texts.failedHint} <span part="code" class="soft">${error.code}</span>`
        }
      </p>
    </slot>
    ${
      onRetry
        ? html`<div class="row"><button part="retry" type="button" @click=${onRetry}>${texts.tryAgain}</button></div>`
        : nothing
    }
  </div>
`;

/** A configuration that can't be used; its faults are for whoever develops the page. */
export const invalid = (title: string, hint: string, faults: readonly string[]): TemplateResult => html`
  <div part="error" class="pending error">
    <slot name="error">
      <p part="message"><b>${title}.</b> ${hint}</p>
      ${
        faults.length
          ? html`<ul class="soft">
              ${faults.map((fault) => html`<li>${fault}</li>`)}
            </ul>`
          : nothing
      }
    </slot>
  </div>
`;

/** A connected account. */
export function account(
  connection: Connection,
  texts: Messages,
  provider: string,
  disabled: boolean,
  onClick: () => void,
): TemplateResult {
  const { name, status } = connection;
  const expired = status === 'expired';
  return html`
    <div part="connection" class="card ${expired ? 'expired' : ''}" role="group" aria-label=${name} tabindex="-1">
      <slot name="connected" class="who">
        <span part="initials" aria-hidden="true">${initialsOf(name)}</span>
        <span>
          <bdi part="connection-name" title=${name}>${name}</bdi>
          <small part="connection-status">${expired ? texts.expired : texts.connected(provider)}</small>
        </span>
      </slot>
      <button
        part=${expired ? 'reconnect' : 'disconnect'}
        type="button"
        aria-label=${expired ? texts.reconnectName(name) : texts.disconnectName(name)}
        ?disabled=${disabled}
        @click=${onClick}
      >
        ${expired ? texts.reconnect : texts.disconnect}
      </button>
    </div>
  `;
}
