import { html, nothing, type TemplateResult } from 'lit';
import type { Progress } from '../../connector/running-attempt.js';
import { action } from './action.js';
import type { Words } from './words.js';

/** What an attempt that runs is shown with. */
export interface WaitingView extends Words {
  readonly progress: Progress;
  readonly onShow: () => void;
  readonly onRetry: () => void;
  readonly onCancel: () => void;
}

/** The visitor is signing in elsewhere, or the answer is being checked. */
export function waitingView(view: WaitingView): TemplateResult {
  const { texts, provider, progress, onShow, onRetry, onCancel } = view;
  // In this tab there is no other one.
  const hasWindow = progress === 'waiting';
  const title = progress === 'checking' ? texts.checking : texts.waiting(provider);
  return html`
    <div part="waiting" class="pending" role="group" aria-label=${title} tabindex="-1">
      <div class="row">
        <span part="spinner"></span>
        <p part="message"><b>${title}</b></p>
      </div>
      ${hasWindow ? html`<small>${texts.windowOpened}</small>` : nothing}
      <div class="row wrap">
        ${
          hasWindow
            ? [
                action('show-window', texts.showWindow, onShow),
                action('retry', texts.tryAgain, onRetry, { quiet: true }),
              ]
            : nothing
        }
        ${action('cancel', texts.cancel, onCancel, { quiet: true })}
      </div>
    </div>
  `;
}
