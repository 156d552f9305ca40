import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../connections/connection.js';
import type { LazyViewLoader } from './lazy-views.js';
import { accountView } from './views/account.js';
import { action } from './views/action.js';
import type { Words } from './views/words.js';

/** What an account is shown with, and what can be done about it. */
export interface AccountCard extends Words {
  /** The views that are there. */
  readonly views: LazyViewLoader['views'];
  readonly disabled: boolean;
  /** Whether there may be several accounts. */
  readonly multiple: boolean;
  /** Whether the visitor is being asked whether to disconnect it. */
  readonly isQuestioned: boolean;
  readonly onReconnect: () => void;
  readonly onDisconnect: () => void;
  readonly onAnswer: (isConfirmed: boolean) => void;
}

/** An account with its buttons; `undefined` while a view that it needs is not there. */
export function accountCard(connection: Connection, card: AccountCard): TemplateResult | undefined {
  const { name, status } = connection;
  const { views, texts, disabled, isQuestioned, multiple } = card;
  const expired = status === 'expired';
  if ((expired && !views.errors) || (isQuestioned && !views.question)) return undefined;
  const actions = isQuestioned
    ? views.question?.questionView({ ...card, name })
    : html`<div class="row wrap">
        ${expired ? views.errors?.reconnectAction(name, card, card.onReconnect, disabled) : nothing}
        ${action('disconnect', texts.disconnect, card.onDisconnect, {
          quiet: expired,
          title: texts.disconnectName(name),
          disabled,
        })}
      </div>`;
  return accountView(connection, {
    multiple,
    actions,
    status: expired ? views.errors?.expiredStatus(card) : texts.connected(card.provider),
    withImage: views.images?.withImage,
  });
}
