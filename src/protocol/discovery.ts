import { failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import { URL } from '../platform/taken-at-load.js';
import { fetchText, parseObject } from './http.js';
import { mayUse, readMetadata, type ProviderMetadata } from './provider-metadata.js';

/** Where an issuer's metadata are asked for. */

const purpose = { step: 'configuration', code: 'discovery_failed' } as const;

/**
 * Reads an issuer's metadata: of OpenID Connect Discovery, else of RFC 8414.
 *
 * @param issuer - the issuer, without query and fragment
 * @param signal - ends the requests
 * @throws `issuer_mismatch` for metadata of another issuer, `network_error`, `redirect_refused`, else `discovery_failed`;
 *   the signal's own reason
 * @see OpenID Connect Discovery §4; RFC 8414 §3.1 (the path comes last there)
 */
export async function discover(issuer: URL, signal: AbortSignal): Promise<ProviderMetadata> {
  if (!mayUse(issuer, issuer)) throw failure('discovery_failed', 'configuration', 'issuerNotHttps', [issuer.href]);
  const { origin } = issuer;
  const path = issuer.pathname.replace(/\/$/, '');
  try {
    return await fetchMetadata(`${origin}${path}/.well-known/openid-configuration`, issuer, signal);
  } catch (error) {
    const { code, status } = error as Partial<OAuthConnectError>;
    // A 404 often comes without CORS headers, and then can't be told from no answer at all.
    if (status !== 404 && code !== 'network_error') throw error;
    const oauthAddress = `${origin}/.well-known/oauth-authorization-server${path}`;
    return fetchMetadata(oauthAddress, issuer, signal).catch((second: unknown) => {
      throw status === 404 ? second : error;
    });
  }
}

async function fetchMetadata(address: string, issuer: URL, signal: AbortSignal): Promise<ProviderMetadata> {
  const init = { headers: { accept: 'application/json' } };
  const { status, text } = await fetchText(new URL(address), init, purpose, signal);
  if (status !== 200)
    throw failure('discovery_failed', 'configuration', 'metadataStatus', [issuer.href, status], { status });
  const members = parseObject(text);
  if (!members) throw failure('discovery_failed', 'configuration', 'metadataNoJson', [issuer.href], { status });
  return readMetadata(members, issuer);
}
