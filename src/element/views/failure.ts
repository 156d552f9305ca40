import { html, nothing, type TemplateResult } from 'lit';
import type { OAuthConnectError } from '../../errors/oauth-connect-error.js';
import { action } from './action.js';
import { errorHint, errorTitle, withErrorMessages } from './error-title.js';
import type { Words } from './words.js';

/** What an attempt that failed is shown with. */
export interface FailureView extends Words {
  readonly error: OAuthConnectError;
  /** What the account is called that was to be connected again, where one was. */
  readonly account: string | undefined;
  /** Whether to show what the author of the page has to do. */
  readonly forAuthor: boolean;
  /** Begins a new attempt; missing where the start button stands below. */
  readonly onRetry: (() => void) | undefined;
  /** Begins one in this tab; missing where that cannot be. */
  readonly onContinue: (() => void) | undefined;
}

/** An attempt that failed: why, what to do, and a way on. */
export function failureView({ error, account, forAuthor, onRetry, onContinue, ...rest }: FailureView): TemplateResult {
  const { code, step, message } = error;
  const title = errorTitle(code, rest);
  const words = withErrorMessages(rest.texts);
  const isBlocked = code === 'popup_blocked';
  return html`
    <div part="error" class="pending error" role="group" aria-label=${title} tabindex="-1">
      <slot name="error">
        <p part="message"><b>${title}</b>${words.space}${errorHint(code, rest, account)}</p>
        <small><code part="code">${code}</code></small>
        ${forAuthor ? html`<small lang="en" dir="ltr">${step}: ${message}</small>` : nothing}
      </slot>
      <div class="row wrap">
        ${isBlocked && onContinue ? action('continue', words.continueHere, onContinue) : nothing}
        ${onRetry ? action('retry', words.tryAgain, onRetry) : nothing}
      </div>
    </div>
  `;
}
