import { action } from './action.js';
import { withErrorMessages } from './error-title.js';
import type { Words } from './words.js';

/** What an account that ran out says. */
export const expiredStatus = ({ texts }: Words): string => withErrorMessages(texts).expired;

/** The same for those who do not see it. */
export const expiredAnnouncement = (name: string, words: Words): string => `${name}: ${expiredStatus(words)}`;

/** The button that signs in again. */
export function reconnectAction(name: string, { texts }: Words, onClick: () => void, disabled: boolean): unknown {
  const { reconnect, reconnectName } = withErrorMessages(texts);
  return action('reconnect', reconnect, onClick, { title: reconnectName(name), disabled });
}
