import { html, nothing, type TemplateResult } from 'lit';
import { withErrorMessages } from './error-title.js';
import type { Words } from './words.js';

/**
 * A configuration that can't be used.
 *
 * @param problems - what is wrong with it, for whoever develops the page; visitors are told what concerns them
 */
export function invalidView({ texts, provider }: Words, problems: readonly string[]): TemplateResult {
  const words = withErrorMessages(texts);
  return html`
    <div part="error" class="pending error">
      <slot name="error">
        <p part="message"><b>${words.invalid(provider)}</b>${words.space}${words.invalidHint}</p>
        ${
          problems.length
            ? html`<ul lang="en" dir="ltr">
                ${problems.map((problem) => html`<li>${problem}</li>`)}
              </ul>`
            : nothing
        }
      </slot>
    </div>
  `;
}
