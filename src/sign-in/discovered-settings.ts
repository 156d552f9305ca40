import { OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import { plainUrl, type UrlTemplate } from '../settings/plain-url.js';
import type { Settings } from '../settings/settings.js';

/**
 * The settings, with the issuer's metadata in the place of what its author left out.
 *
 * @throws `discovery_failed` where something is still missing
 */
export function withMetadata(settings: Settings, metadata: ProviderMetadata | undefined): Settings {
  if (!metadata) return settings;
  const endpoint = (name: keyof ProviderMetadata): UrlTemplate | undefined =>
    metadata[name] ? plainUrl(metadata[name] as string, 'issuer', settings.page) : undefined;
  const loginUrl = settings.loginUrl ?? endpoint('authorizationEndpoint');
  const tokenUrl = settings.tokenUrl ?? endpoint('tokenEndpoint');
  if (!loginUrl || (settings.responseType === 'code' && !tokenUrl))
    throw new OAuthConnectError(
      'discovery_failed',
      'configuration',
      "The issuer's metadata do not tell all endpoints that are needed: set login-url and token-url.",
    );
  return {
    ...settings,
    providerName: settings.providerName || new URL(metadata.issuer).host.replace(/^www\./, ''),
    loginUrl,
    tokenUrl,
    revokeUrl: settings.revokeUrl ?? endpoint('revocationEndpoint'),
    testUrl: settings.testUrl ?? endpoint('userinfoEndpoint'),
  };
}
