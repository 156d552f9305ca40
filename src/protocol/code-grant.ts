/**
 * What only some configurations need, behind one `import()`: an issuer's metadata, and codes for tokens. What fewer still
 * need waits behind this one, so that a bundler makes one file of it and no crumbs: checks of ID tokens come by
 * themselves where there is an issuer, the rest by the functions below.
 */

export { discover, type ProviderMetadata } from './discovery.js';
export { issuerCheck } from './issuer-identification.js';
export { challengeMethod, createPkce, type Pkce } from './pkce.js';
export { asksForIdToken, redeemCode, refreshTokens, RenewalRefusedError } from './token-request.js';

/** ID tokens in fragments, for `id_token token`. */
export const loadFrontChannel = () => import('./front-channel-id-token.js');
