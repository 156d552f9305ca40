import { withErrorMessages } from './error-title.js';
import type { AccountAction } from './account.js';
import type { Words } from './words.js';

/** What an account that ran out says to those who do not see it. */
export const expiredAnnouncement = (name: string, { texts }: Words): string =>
  `${name}: ${withErrorMessages(texts).expired}`;

/** What is said of such an account, and what can be done about it. */
export function expiredAction(name: string, { texts }: Words, onClick: () => void): AccountAction {
  const { expired, reconnect, reconnectName } = withErrorMessages(texts);
  return { part: 'reconnect', status: expired, label: reconnect, title: reconnectName(name), onClick };
}
