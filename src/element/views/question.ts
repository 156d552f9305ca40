import { html, type TemplateResult } from 'lit';
import { en } from '../messages/en-question.js';
import { action } from './action.js';
import type { Words } from './words.js';

/** What is asked before an account is disconnected: loaded with `confirm-disconnect`. */

export { questionStyles as styles } from '../styles/question.js';

/** What the question is shown with. */
export interface QuestionView extends Words {
  /** Of the account. */
  readonly name: string;
  readonly disabled: boolean;
  readonly onAnswer: (isConfirmed: boolean) => void;
}

/** Shall this account be disconnected? The buttons are others than before it: a second click answers nothing. */
export function questionView({ name, texts, disabled, onAnswer }: QuestionView): TemplateResult {
  const { disconnectQuestion, keepConnected } = { ...en, ...texts };
  return html`
    <p part="message" class="question" role="alert">${disconnectQuestion}</p>
    <div class="row wrap">
      ${action('disconnect', texts.disconnect, () => onAnswer(true), { title: texts.disconnectName(name), disabled })}
      ${action('cancel', keepConnected, () => onAnswer(false), { quiet: true })}
    </div>
  `;
}
