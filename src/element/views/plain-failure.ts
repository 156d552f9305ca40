import { html, nothing, type TemplateResult } from 'lit';
import type { OAuthConnectError } from '../../errors/oauth-connect-error.js';
import { action } from './action.js';
import type { Words } from './words.js';

/** What is shown in place of a view that could not be loaded. */
export interface PlainFailureView extends Words {
  /** What was to be shown, where that is an error, and why it could not be. */
  readonly errors: readonly OAuthConnectError[];
  /** Whether to show what the author of the page has to do. */
  readonly forAuthor: boolean;
  readonly onRetry: () => void;
}

/** Something went wrong, and so did loading the view that would say more. */
export function plainFailureView({ texts, provider, errors, forAuthor, onRetry }: PlainFailureView): TemplateResult {
  const title = texts.failed(provider);
  return html`
    <div part="error" class="pending" role="group" aria-label=${title} tabindex="-1">
      <slot name="error">
        <p part="message"><b>${title}</b> <span part="code">${errors.map(({ code }) => code).join(', ')}</span></p>
        ${forAuthor ? html`<small lang="en" dir="ltr">${errors.at(-1)?.message}</small>` : nothing}
      </slot>
      <div class="row wrap">${action('retry', texts.tryAgain, onRetry)}</div>
    </div>
  `;
}
