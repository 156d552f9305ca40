import { failure } from '../errors/oauth-connect-error.js';
import { discover } from '../protocol/discovery.js';
import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import { expressionsOf, type Values } from '../settings/template.js';
import type { Settings } from '../settings/settings.js';

/** What a sign-in needs where its settings name an issuer: in one module, as it is loaded then. */

export { claimsOfIdToken, exactClaimsOf } from '../protocol/id-token.js';
export { issuerCheck } from '../protocol/issuer-identification.js';
export { discoveredSettings } from './discovered-settings.js';
export { requireIssuerPromise } from './visitors-server.js';

/** The same, as who is handed it knows it. */
export type IssuerSupport = typeof import('./issuer.js');

const known = new Map<string, Promise<ProviderMetadata>>();

/** An issuer's metadata, asked for once in a page's life unless that failed. */
function metadataOf(issuer: URL, isTemplate: boolean): Promise<ProviderMetadata> {
  const { href } = issuer;
  const metadata = known.get(href) ?? discover(issuer, isTemplate);
  known.set(href, metadata);
  metadata.catch(() => known.delete(href));
  return metadata;
}

/**
 * The metadata of the issuer that settings name, if they name one.
 *
 * @throws `discovery_failed`, `issuer_mismatch`, `network_error`; `template_failed` where the issuer is not known yet
 */
export async function discoverIssuer(settings: Settings, values: Values): Promise<ProviderMetadata | undefined> {
  const { issuer } = settings;
  const [named] = issuer ? expressionsOf(issuer) : [];
  // A text that stands in for a value is not the server of a visitor who will type another.
  if (issuer && named && !values.length)
    throw failure('template_failed', 'configuration', 'found', [issuer.attribute, named.source]);
  return issuer && metadataOf(issuer.expand(values, 'configuration'), Boolean(named));
}
