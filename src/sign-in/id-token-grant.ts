import type { ValidatedResponse } from '../protocol/authorization-response.js';
import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import { claimsOfFrontChannelIdToken } from '../protocol/front-channel-id-token.js';
import { exactClaimsOf } from '../protocol/id-token.js';
import { issuerCheck } from '../protocol/issuer-identification.js';
import { tokensOfFragment, type TokenSet } from '../protocol/token-set.js';
import { sendBearer } from '../requests/send.js';
import type { Settings } from '../settings/settings.js';
import type { Attempt } from './attempt.js';
import { discoveredSettings } from './discovered-settings.js';
import type { Grant, LoginRequest } from './grant.js';
import { loginAddress } from './login-address.js';
import { discoverIssuer } from './issuer.js';
import { nonceFor, preparedGrant } from './prepared-grant.js';
import { requireIssuerPromise } from './visitors-server.js';

/**
 * Tokens in a fragment from an issuer that is known (OpenID Connect Core §3.2): `id_token token`, and `token` alone. An ID
 * token came through the browser, so its signature is checked.
 */

interface PreparedFragment {
  readonly metadata: ProviderMetadata | undefined;
}

export const idTokenGrant: Grant = preparedGrant<PreparedFragment>({
  prepare: async (settings, values) => ({ metadata: await discoverIssuer(settings, values) }),
  request: fragmentRequest,
});

function fragmentRequest(attempt: Attempt, prepared: PreparedFragment): LoginRequest {
  const { metadata } = prepared;
  requireIssuerPromise(attempt, metadata);
  const settings = discoveredSettings(attempt.settings, metadata);
  const nonce = nonceFor(attempt, settings, metadata);
  const params: [string, string][] = nonce === undefined ? [] : [['nonce', nonce]];
  return {
    ...loginAddress(attempt, settings, metadata, params),
    ...{ settings, metadata, nonce, prepared },
    checkIssuer: metadata && issuerCheck(metadata),
    sendWithToken: sendBearer,
    redeem: (response, signal) => redeem(response, attempt.clientId, settings, metadata, nonce, signal),
  };
}

async function redeem(
  response: ValidatedResponse,
  clientId: string,
  { scope, responseType }: Settings,
  issuer: ProviderMetadata | undefined,
  nonce = '',
  signal: AbortSignal,
): Promise<TokenSet> {
  const tokens = tokensOfFragment(response, scope, Date.now());
  if (!issuer || !responseType.includes('id_token')) return tokens;
  const claims = await claimsOfFrontChannelIdToken(tokens, { issuer, clientId, nonce }, signal);
  return { ...tokens, claims, exactClaims: exactClaimsOf(tokens) };
}
