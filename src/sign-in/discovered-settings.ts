import { failure } from '../errors/oauth-connect-error.js';
import { URL } from '../platform/taken-at-load.js';
import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import { fixedUrl, type UrlTemplate } from '../settings/url-template.js';
import type { Settings } from '../settings/settings.js';

/**
 * The settings, with the issuer's metadata in the place of what its author left out.
 *
 * @throws `discovery_failed` where something is still missing
 */
export function discoveredSettings(settings: Settings, metadata: ProviderMetadata | undefined): Settings {
  if (!metadata) return settings;
  const endpoint = (name: keyof ProviderMetadata): UrlTemplate | undefined =>
    metadata[name] ? fixedUrl(metadata[name] as string, 'issuer', settings.page) : undefined;
  const loginUrl = settings.loginUrl ?? endpoint('authorizationEndpoint');
  const tokenUrl = settings.tokenUrl ?? endpoint('tokenEndpoint');
  if (!loginUrl || (settings.responseType === 'code' && !tokenUrl))
    throw failure('discovery_failed', 'configuration', 'endpointsMissing', []);
  return {
    ...settings,
    providerName: settings.providerName || new URL(metadata.issuer).host.replace(/^www\./, ''),
    loginUrl,
    tokenUrl,
    revokeUrl: settings.revokeUrl ?? endpoint('revocationEndpoint'),
    // `null`: none, whatever the metadata say. A token for another API is none for the issuer's own.
    testUrl: settings.testUrl === undefined && !settings.resource ? endpoint('userinfoEndpoint') : settings.testUrl,
  };
}
