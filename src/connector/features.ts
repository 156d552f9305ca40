import { OAuthConnectError, type ErrorStep } from '../errors/oauth-connect-error.js';
import { loadPart } from '../errors/load-part.js';

/** What the engine loads later, each with its occasion. `import()` stands here, and for presets in load-preset.ts. */

/** A loader; what it loads is named after its module, and its failure after the step that waits for it. */
const part =
  <T>(name: string, step: ErrorStep, load: () => Promise<T>) =>
  (): Promise<T> =>
    loadPart(name, load, step);

export const features = {
  /** A configuration names a provider: what reads it, and loads its preset. */
  presets: part('read-with-preset', 'configuration', () => import('../presets/read-with-preset.js')),
  /** `response-type="code"`: before the click where the visitor points at the element, else after it. */
  codeGrant: part('code-grant', 'login', () => import('../sign-in/code-grant.js')),
  /** A code from an issuer that is known. */
  issuer: part('issuer', 'configuration', () => import('../sign-in/issuer.js')),
  /** Tokens in a fragment, from an issuer that is known. */
  idTokenGrant: part('id-token-grant', 'login', () => import('../sign-in/id-token-grant.js')),
  /** `dpop`, and connections whose tokens are bound to a key. */
  dpop: part('dpop', 'token', () => import('../requests/dpop.js')),
  /** An API refused a request, and says why. */
  challenges: part('challenges', 'request', () => import('../protocol/challenges.js')),
  /** A test call with parameters or a body. */
  testRequest: part('test-request', 'test', () => import('../requests/test-request.js')),
  /** A test call that did not succeed, and may the next time. */
  retry: part('retry', 'test', () => import('../requests/retry.js')),
  /** An answer of a test API that may hold integers beyond 2^53. */
  exactIntegers: part('exact-integers', 'test', () => import('../protocol/exact-integers.js')),
  /** `login-mode="redirect"`, and the page that such an attempt comes back to. */
  redirectSignIn: part('redirect-sign-in', 'callback', () => import('../sign-in/redirect-sign-in.js')),
  /** A window, or this page, may be where the callback page should be. */
  missingCallback: part('missing-callback', 'callback', () => import('../sign-in/missing-callback.js')),
  /** Something was stored in this tab, or another frame or copy of the element stores something. */
  restore: part('restore', 'storage', () => import('../connections/restore.js')),
  /** What this tab has stored is in use: in another tab, a frame, or another copy of the element. */
  sameTab: part('same-tab', 'storage', () => import('../connections/same-tab.js')),
  /** `storage="local"`. */
  sharedRecords: part('shared-records', 'storage', () => import('../connections/shared-records.js')),
  /** The first call of a connection's method. */
  connectionOperations: part('connection-operations', 'request', () => import('./connection-operations.js')),
  /** A connection whose tokens can be renewed. */
  renewal: part('renewal', 'refresh', () => import('./renewal.js')),
  /** Renewed tokens that could not be stored. */
  unstoredTokens: part('unstored-tokens', 'storage', () => import('./unstored-tokens.js')),
  /** A renewal without a refresh token. */
  silentSignIn: part('silent-sign-in', 'refresh', () => import('../sign-in/silent-sign-in.js')),
  /** Tokens are to be revoked. */
  revokeTokens: part('revoke-tokens', 'revoke', () => import('../requests/revoke-tokens.js')),
} as const;

/**
 * Looks up an error's sentence, before anybody gets to see it. Where the sentences cannot be loaded, the error keeps its
 * code, its step and what the server said.
 */
export async function describeError<E>(error: E): Promise<E> {
  if (error instanceof OAuthConnectError)
    await import('../errors/describe-error.js').then(
      ({ describe }) => describe(error),
      () => undefined,
    );
  return error;
}

/**
 * Says in the console why something went wrong; the code alone where the words cannot be loaded.
 *
 * @param logged - the error of the configuration, which was logged as it was read
 */
export async function logFailure(error: OAuthConnectError, logged?: OAuthConnectError): Promise<void> {
  if (error === logged) return;
  await import('../errors/describe-error.js').then(
    (words) => words.logFailure(error),
    () => console.warn(`oauth-connect: ${error.code}`),
  );
}
