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
  /** The connection could not be stored; it lives on in memory. */
  storage_failed: never;
}

/** One of the codes that an {@link OAuthConnectError} has. */
export type ErrorCode = keyof ErrorCodes;

/** The part of the journey in which an error arose. */
export type ErrorStep =
  'configuration' | 'login' | 'callback' | 'token' | 'test' | 'request' | 'refresh' | 'revoke' | 'storage';

/** What a server said, as far as it is safe to repeat. */
export interface ServerAnswer {
  /** The HTTP status. */
  status?: number | undefined;
  /** The `error` of RFC 6749 §4.2.2.1 and §5.2. */
  oauthError?: string | null | undefined;
  /** The `error_description`, as text. */
  oauthErrorDescription?: string | null | undefined;
}

/** The most that is kept of a text from outside, in characters. */
const longestText = 200;

const unprintable = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * A text from outside on one line of at most 200 characters: control characters would let it break out of its place in
 * a log, and those that change the direction of writing would let it pass for another.
 */
export const plainText = (text: string | null | undefined): string =>
  (text ?? '').replace(unprintable, ' ').trim().slice(0, longestText);

/**
 * What `failed` events hold and what promises reject with. Its message says what happened and what to do; it never holds
 * a token, a code, a secret or a response.
 */
export class OAuthConnectError extends Error {
  override readonly name = 'OAuthConnectError';
  /** What went wrong, for programs. */
  readonly code: ErrorCode;
  /** Where on the journey it went wrong. */
  readonly step: ErrorStep;
  /** The HTTP status, where a server answered. */
  readonly status: number | undefined;
  /** The provider's `error` (RFC 6749 §4.2.2.1, §5.2). */
  readonly oauthError: string | undefined;
  /** The provider's `error_description`: text of at most 200 characters. */
  readonly oauthErrorDescription: string | undefined;

  /**
   * @param code - what went wrong
   * @param step - where on the journey
   * @param message - what happened, and what to do
   * @param answer - what a server said, where one answered
   */
  constructor(code: ErrorCode, step: ErrorStep, message: string, answer: ServerAnswer = {}) {
    super(message);
    this.code = code;
    this.step = step;
    this.status = answer.status;
    this.oauthError = plainText(answer.oauthError) || undefined;
    this.oauthErrorDescription = plainText(answer.oauthErrorDescription) || undefined;
  }
}

type Explanations = typeof import('./error-messages.js').explanations;

/** Errors whose words are not there yet. */
const unexplained = new WeakMap<object, readonly [key: string, args: readonly unknown[]]>();

/**
 * An error whose words are loaded when it is told: a sign-in that goes well need not load them.
 *
 * @param key - which words
 * @param args - what they speak of
 */
export function problem<K extends keyof Explanations>(
  code: ErrorCode,
  step: ErrorStep,
  key: K,
  args: Parameters<Explanations[K]>,
  answer?: ServerAnswer,
): OAuthConnectError {
  const error = new OAuthConnectError(code, step, key, answer);
  unexplained.set(error, [key, args]);
  return error;
}

/** Puts an error into words, and says where there are more, before anybody gets to see it. */
export async function explain<E>(error: E): Promise<E> {
  if (error instanceof OAuthConnectError) {
    const known = unexplained.get(error);
    unexplained.delete(error);
    // Where even our own files cannot be had, the code has to do.
    await import('./error-messages.js').then(
      ({ tell }) => tell(error, known),
      () => known && (error.message = error.code),
    );
  }
  return error;
}
