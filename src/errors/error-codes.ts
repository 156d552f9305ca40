/**
 * Every way a sign-in or a request can end badly. A code is for programs and for whoever is asked for help; visitors
 * see words.
 */
export interface ErrorCodes {
  /** The attributes do not add up; `configurationErrors` lists every fault. */
  invalid_configuration: never;
  /** A `client-secret` stands in a page that everybody can read. */
  client_secret_exposed: never;
  /** The page is no secure context, so nothing it does can be trusted (https, or a loopback host, is needed). */
  insecure_context: never;
  /** The issuer's metadata could not be read. */
  discovery_failed: never;
  /** The browser did not let the sign-in window open. */
  popup_blocked: never;
  /** An answer came for another attempt than this one (RFC 6749 §10.12). */
  state_mismatch: never;
  /** An answer came from another provider, or to another redirect URL (RFC 9207 §2.4). */
  issuer_mismatch: never;
  /** The answer breaks the rules of RFC 6749 §4.1.2 or §4.2.2. */
  invalid_response: never;
  /** The provider has answered, and no callback page was at the redirect URL to hand the answer on. */
  callback_missing: never;
  /** The provider answered with an error of its own (RFC 6749 §4.2.2.1). */
  authorization_failed: never;
  /** The token endpoint refused (RFC 6749 §5.2). */
  token_request_failed: never;
  /** The ID token does not hold (OpenID Connect Core §3.1.3.7). */
  invalid_id_token: never;
  /** The test API did not answer 2xx with a JSON object, or speaks of somebody else. */
  test_failed: never;
  /** Another account came back than the one that was to be connected again. */
  wrong_account: never;
  /** There is no connection to do this with. */
  not_connected: never;
  /** Nothing tells this account from others, or it was not said which of several is meant. */
  identifier_missing: never;
  /** A template found no value, or one that may not stand where the template stands. */
  template_failed: never;
  /** The address is not among the allowed URLs; nothing was sent. */
  url_not_allowed: never;
  /** The server answered with a redirect, which could carry the token elsewhere. */
  redirect_refused: never;
  /** The connection ran out and the visitor has to sign in again. */
  expired: never;
  /** The tokens could not be renewed. */
  refresh_failed: never;
  /** The provider did not confirm that the token is revoked. */
  revoke_failed: never;
  /** No answer: the network, the server's CORS headers, or this page's Content-Security-Policy. */
  network_error: never;
  /** A part of the element could not be loaded: all of its files belong beside `oauth-connect.js`. */
  not_loaded: never;
  /** The connection could not be stored; it lives on in memory. */
  storage_failed: never;
}

/** One of the codes that an {@link OAuthConnectError} has. */
export type ErrorCode = keyof ErrorCodes;

/** The part of the journey in which an error arose. */
export type ErrorStep =
  'configuration' | 'login' | 'callback' | 'token' | 'test' | 'request' | 'refresh' | 'revoke' | 'storage';
