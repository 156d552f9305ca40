import { html, nothing, type TemplateResult } from 'lit';
import { action } from './action.js';
import type { Words } from './words.js';

/** What an attempt that runs is shown with. */
export interface WaitingView extends Words {
  readonly checking: boolean;
  readonly onShow: () => void;
  readonly onRetry: () => void;
  readonly onCancel: () => void;
}

/** The visitor is signing in elsewhere, or the answer is being checked. */
export function waitingView({ texts, provider, checking, onShow, onRetry, onCancel }: WaitingView): TemplateResult {
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
