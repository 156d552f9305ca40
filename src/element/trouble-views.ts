import { css, html, nothing, type TemplateResult } from 'lit';
import type { OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { Messages } from './messages/en.js';
import { en, type TroubleMessages } from './messages/en-trouble.js';
import { action, type AccountWords } from './views.js';

/** What is seen when something went wrong: loaded when something did. */

/** How it looks. */
export const styles = css`
  :host {
    --_danger: var(--oauth-connect-danger, light-dark(#b3261e, #ff9d94));
    --_danger-words: var(--_danger);
    --_warning: var(--oauth-connect-warning, light-dark(#8a5300, #f2bd6a));
  }
  @supports (color: oklch(from red l c h)) {
    :host {
      --_danger: var(--oauth-connect-danger, oklch(from currentColor clamp(0.5, (l - 0.6) * 999, 0.8) 0.16 27));
      /* Red that is light enough to be read is pale: a line may be redder than words. */
      --_danger-words: var(
        --oauth-connect-danger,
        oklch(from currentColor clamp(0.5, (l - 0.6) * 999, 0.88) clamp(0.07, (0.6 - l) * 999, 0.16) 27)
      );
      --_warning: var(--oauth-connect-warning, oklch(from currentColor clamp(0.48, (l - 0.6) * 999, 0.88) 0.1 70));
    }
  }
  .expired [part='connection-status'] {
    color: var(--_warning);
  }
  .expired [part='connection-status']::before {
    background: currentColor;
  }
  .error {
    padding-block: 0.1em;
    border: 0;
    border-inline-start: 0.2em solid var(--_danger);
    border-radius: 0;
    background: none;
  }
  .error b {
    color: var(--_danger-words);
  }
  .error + * {
    margin-block-start: 1.2em;
  }
  [part='code'] {
    font-family: ui-monospace, monospace;
    font-size: 0.875em;
    color: color-mix(in oklab, currentColor 85%, transparent);
  }
  ul {
    font-size: 0.875em;
    padding-inline-start: 1.2em;
  }
`;

/** The words for it: other languages bring them with the rest of their texts, as may the author. */
const wordsOf = (texts: Messages): Messages & TroubleMessages => ({ ...en, ...texts });

/** What to call an error in the visitor's words. */
export function errorTitle({ code }: OAuthConnectError, texts: Messages, provider: string): string {
  const words = wordsOf(texts);
  if (code === 'popup_blocked') return words.blocked;
  if (code === 'network_error') return words.unreachable(provider);
  if (code === 'wrong_account') return words.wrongAccount;
  if (code === 'test_failed' || code === 'authorization_failed') return words.refused(provider);
  if (code === 'state_mismatch' || code === 'issuer_mismatch') return words.untrusted;
  return words.failed(provider);
}

/** What is written, and said, of an account that needs the visitor, and what can be done. */
export function expiredWords(texts: Messages, name: string): AccountWords & { readonly said: string } {
  const { expired, reconnect, reconnectName } = wordsOf(texts);
  const said = `${name}: ${expired}`;
  return { part: 'reconnect', status: expired, said, label: reconnect, title: reconnectName(name) };
}

/** An attempt that failed, with a way on. */
export function failure(
  error: OAuthConnectError,
  texts: Messages,
  provider: string,
  onRetry: (() => void) | undefined,
  onContinue: (() => void) | false,
): TemplateResult {
  const title = errorTitle(error, texts, provider);
  const words = wordsOf(texts);
  return html`
    <div part="error" class="pending error" role="group" aria-label=${title} tabindex="-1">
      <slot name="error">
        <p part="message">
          <b>${title}</b>${words.space}${
            error.code === 'popup_blocked'
              ? words.blockedHint
              : html`${words.failedHint}${words.space}<span part="code">${error.code}</span>`
          }
        </p>
      </slot>
      <div class="row wrap">
        ${error.code === 'popup_blocked' && onContinue && top === self ? action('continue', words.continueHere, onContinue) : nothing}
        ${onRetry ? action('retry', words.tryAgain, onRetry) : nothing}
      </div>
    </div>
  `;
}

/** A configuration that can't be used; its faults are for whoever develops the page. */
export function invalid(texts: Messages, provider: string, faults: readonly string[]): TemplateResult {
  const words = wordsOf(texts);
  return html`
    <div part="error" class="pending error">
      <slot name="error">
        <p part="message"><b>${words.invalid(provider)}</b>${words.space}${words.invalidHint}</p>
        ${
          faults.length
            ? html`<ul lang="en" dir="ltr">
                ${faults.map((fault) => html`<li>${fault}</li>`)}
              </ul>`
            : nothing
        }
      </slot>
    </div>
  `;
}
