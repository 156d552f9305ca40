import { html, nothing, type TemplateResult } from 'lit';
import type { OAuthConnectError } from '../../errors/oauth-connect-error.js';
import { action } from './action.js';
import { errorTitle, withErrorMessages } from './error-title.js';
import type { Words } from './words.js';

/** What an attempt that failed is shown with. */
export interface FailureView extends Words {
  readonly error: OAuthConnectError;
  /** Whether to show what the author of the page has to do. */
  readonly forAuthor: boolean;
  /** Begins a new attempt; missing where the start button stands below. */
  readonly onRetry: (() => void) | undefined;
  /** Begins one in this tab; missing where that cannot be. */
  readonly onContinue: (() => void) | undefined;
}

/** An attempt that failed, with a way on. */
export function failureView({ error, forAuthor, onRetry, onContinue, ...rest }: FailureView): TemplateResult {
  const { code, step, message } = error;
  const title = errorTitle(code, rest);
  const words = withErrorMessages(rest.texts);
  const isBlocked = code === 'popup_blocked';
  return html`
    <div part="error" class="pending error" role="group" aria-label=${title} tabindex="-1">
      <slot name="error">
        <p part="message">
          <b>${title}</b>${words.space}${
            isBlocked ? words.blockedHint : html`${words.failedHint}${words.space}<span part="code">${code}</span>`
          }
        </p>
        ${forAuthor ? html`<small lang="en" dir="ltr">${step}: ${message}</small>` : nothing}
      </slot>
      <div class="row wrap">
        ${isBlocked && onContinue ? action('continue', words.continueHere, onContinue) : nothing}
        ${onRetry ? action('retry', words.tryAgain, onRetry) : nothing}
      </div>
    </div>
  `;
}
