import type { ErrorCode } from '../../errors/oauth-connect-error.js';
import { en, type ErrorMessages } from '../messages/en-errors.js';
import type { Messages } from '../messages/en.js';
import type { Words } from './words.js';

/** The words for errors: other languages bring them with the rest of their texts, as may the author. */
export const withErrorMessages = (texts: Messages): Messages & ErrorMessages => ({ ...en, ...texts });

/** What to call an error in the visitor's words. */
export function errorTitle(code: ErrorCode, { texts, provider }: Words): string {
  const words = withErrorMessages(texts);
  if (code === 'popup_blocked') return words.blocked;
  if (code === 'network_error') return words.unreachable(provider);
  if (code === 'wrong_account') return words.wrongAccount;
  if (code === 'authorization_failed') return words.refused(provider);
  if (code === 'test_failed' || code === 'identifier_missing') return words.unreadable(provider);
  if (code === 'state_mismatch' || code === 'issuer_mismatch') return words.untrusted;
  return words.failed(provider);
}

/** What to do about it, in one sentence or two. */
export function errorHint(code: ErrorCode, { texts }: Words, account?: string): string {
  const words = withErrorMessages(texts);
  if (code === 'popup_blocked') return words.blockedHint;
  if (code === 'network_error' || code === 'not_loaded') return words.unreachableHint;
  if (code === 'wrong_account' && account) return words.wrongAccountHint(account);
  if (code === 'state_mismatch' || code === 'issuer_mismatch') return words.untrustedHint;
  return words.failedHint;
}
