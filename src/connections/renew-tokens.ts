import { failure } from '../errors/oauth-connect-error.js';
import { OtherAccountError, refreshTokens, RenewalRefusedError } from '../protocol/refresh-request.js';
import { valuesOf, type ConnectionRecord } from '../requests/connection-record.js';
import type { DpopSupport } from '../requests/dpop.js';
import type { Settings } from '../settings/settings.js';

/** New tokens for old ones: from a record to a record. It knows no store. */

/** What a renewal may need, loaded where it does. */
export interface RenewalMeans {
  /** What proves the possession of the key that the tokens are bound to. */
  readonly dpop: () => Promise<DpopSupport>;
  /** Signs in once more, in a hidden iframe. */
  readonly signInSilently: (record: ConnectionRecord, settings: Settings) => Promise<ConnectionRecord>;
}

/**
 * Renews a record's tokens (RFC 6749 §6), by whatever there is to do it with.
 *
 * @returns the same connection with new tokens; after a silent sign-in also with what the test API says by now
 * @throws `refresh_failed`; a {@link RenewalRefusedError} where it needs the visitor
 */
export async function renewTokens(
  record: ConnectionRecord,
  settings: Settings,
  means: RenewalMeans,
): Promise<ConnectionRecord> {
  const isSilent = settings.renew === 'silent';
  if (!record.tokens.refreshToken && isSilent) return silently(record, settings, means);
  try {
    return await byRefreshToken(record, settings, means);
  } catch (error) {
    // The visitor's session at the provider may live longer than a refresh token.
    const isRefused = error instanceof RenewalRefusedError && !(error instanceof OtherAccountError);
    if (isRefused && isSilent) return silently(record, settings, means);
    throw error;
  }
}

async function silently(record: ConnectionRecord, settings: Settings, means: RenewalMeans): Promise<ConnectionRecord> {
  const { tokens, profile, exactProfile, name, picture, metadata, issuedAt } = await means.signInSilently(
    record,
    settings,
  );
  return { ...record, tokens, profile, exactProfile, name, picture, metadata, issuedAt, expired: false };
}

async function byRefreshToken(
  record: ConnectionRecord,
  settings: Settings,
  means: RenewalMeans,
): Promise<ConnectionRecord> {
  const { clientId, metadata, resource, tokens: previous } = record;
  const { refreshUrl, tokenUrl, clientSecret, storage } = settings;
  const url = (refreshUrl ?? tokenUrl)?.expand(valuesOf(record), 'refresh');
  if (!url) throw failure('refresh_failed', 'refresh', 'noRefreshToken', [settings.responseType, settings.scope]);
  const { jkt } = previous;
  const dpop = jkt === undefined ? undefined : await means.dpop();
  const prover = jkt === undefined ? undefined : await dpop?.proverOf(jkt);
  if (jkt !== undefined && !prover)
    throw failure('refresh_failed', 'refresh', 'keyGone', [], undefined, RenewalRefusedError);
  const client = { id: clientId, secret: clientSecret };
  // Never abandoned: the provider may have spent the refresh token as soon as this is sent.
  const tokens = await refreshTokens({ tokenUrl: url, client, issuer: metadata, resource, previous, dpop: prover });
  if (jkt !== undefined) await dpop?.settleKey(jkt, storage !== 'memory');
  return { ...record, tokens, issuedAt: Date.now(), expired: false };
}
