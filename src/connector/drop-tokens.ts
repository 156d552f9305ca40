import type { TokenContext } from '../requests/connection-record.js';
import type { Settings } from '../settings/settings.js';
import { features } from './features.js';
import { hasConnectionOf } from './stores.js';

/** Tokens that nobody will hold are revoked, in the background: nobody waits for it, and nobody could do anything about it. */

/** Revokes tokens at their provider, in the very task that it is called in: the page may be about to go. */
export type RevokeInBackground = (settings: Settings, context: TokenContext) => void;

/** Loads what revokes tokens. */
export async function loadRevocation(): Promise<RevokeInBackground> {
  const { revokeTokens } = await features.revokeTokens();
  return (settings, context) => {
    revokeTokens(settings, context, features.dpop).catch(() => undefined);
  };
}

/**
 * Drops tokens that have come and are not used. Where a connection of the same server and client lives they are only
 * forgotten: the server may end the whole grant with one of its tokens (RFC 7009 §2.1).
 */
export function dropTokens(settings: Settings, context: TokenContext): void {
  if (!settings.revokeUrl || hasConnectionOf(context.server, context.clientId)) return;
  loadRevocation().then(
    (revoke) => revoke(settings, context),
    () => undefined,
  );
}
