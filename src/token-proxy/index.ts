/** `oauth-connect/token-proxy`: for a server. It keeps a client secret where pages cannot have it. */

export { createTokenProxy } from './token-proxy.js';
export type {
  ClientAuthenticationMethod,
  KeptRefreshTokens,
  ProxiedProvider,
  SigningAlgorithm,
  SigningKey,
  TokenProxyAction,
  TokenProxyLimits,
  TokenProxyLogEntry,
  TokenProxyOptions,
} from './options.js';
