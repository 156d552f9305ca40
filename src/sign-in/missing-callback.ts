import { failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import { isSameRedirectUrl } from '../transport/relay.js';
import type { Settings } from '../settings/settings.js';
import { lookEveryMs, lookUntil } from '../transport/look-until.js';
import type { Attempt } from './attempt.js';

/** An answer that came to a page which is no callback page: loaded where that may be. */

/** How long a page at the redirect URL may be there, fully loaded, without a word. */
const silentForMs = 3000;

const missing = (redirectUrl: string): OAuthConnectError =>
  failure('callback_missing', 'callback', 'callbackMissing', [redirectUrl]);

/** Whether a window shows, fully loaded, the redirect URL or an answer to this attempt; throws where it can't be read. */
function hasArrived(popup: Window, { state, settings }: Attempt): boolean {
  const { origin, pathname, search, hash } = popup.location;
  if (popup.document.readyState !== 'complete') return false;
  const isAnswer = [search, hash].some((part) => {
    const params = new URLSearchParams(part.slice(1));
    return (
      params.get('state') === state && ['code', 'access_token', 'id_token', 'error'].some((name) => params.has(name))
    );
  });
  return isAnswer || isSameRedirectUrl(origin + pathname, settings.redirectUrl);
}

/**
 * Watches a window whose address can be read, for as long as it is open and the attempt runs.
 *
 * @returns `callback_missing`, once it is; pending for ever where it never is
 */
export function callbackMissing(popup: Window, attempt: Attempt): Promise<OAuthConnectError> {
  return new Promise((resolve) => {
    let looks = 0;
    lookUntil(() => {
      try {
        looks = !popup.closed && hasArrived(popup, attempt) ? looks + 1 : 0;
        if (popup.closed) return true;
      } catch {
        // It is at a page of another origin.
        looks = 0;
      }
      if ((looks - 1) * lookEveryMs < silentForMs) return false;
      resolve(missing(attempt.settings.redirectUrl));
      return true;
    }, attempt.signal);
  });
}

/**
 * An answer with a state of ours that came to this very page, in place of the callback page: nobody gets it, and it leaves
 * the address.
 *
 * @returns what to tell of it; `undefined` where this page is not at the redirect URL
 */
export function misplacedAnswer({ redirectUrl }: Settings): OAuthConnectError | undefined {
  const { origin, pathname } = location;
  if (!isSameRedirectUrl(origin + pathname, redirectUrl)) return undefined;
  history.replaceState(history.state, '', pathname);
  return missing(redirectUrl);
}
