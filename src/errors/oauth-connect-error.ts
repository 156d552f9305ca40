import type { ErrorCode, ErrorStep } from './error-codes.js';

export type { ErrorCode, ErrorCodes, ErrorStep } from './error-codes.js';

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

const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * A text from outside on one line of at most 200 characters: control characters and line ends would let it break out
 * of its place in a log, and those that change the direction of writing would let it pass for another.
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

type Messages = typeof import('./error-messages.js').messages;

/** Which sentence of error-messages.ts tells an error, and what it speaks of. */
export interface Reason {
  readonly key: string;
  readonly details: readonly unknown[];
}

/** The reasons of errors whose sentences have not been looked up. */
const reasons = new WeakMap<object, Reason>();

/**
 * An error without its sentence, which is looked up where the error leaves for the page: a sign-in that goes well need
 * not load the words for one that does not.
 *
 * @param key - the sentence, by its name in error-messages.ts
 * @param details - what the sentence speaks of
 * @param answer - what a server said, where one answered
 * @param Kind - a class of errors that is told from others
 */
export function failure<K extends keyof Messages>(
  code: ErrorCode,
  step: ErrorStep,
  key: K,
  details: Parameters<Messages[K]>,
  answer?: ServerAnswer,
  Kind: typeof OAuthConnectError = OAuthConnectError,
): OAuthConnectError {
  // Where the sentence cannot be loaded, the code stands in for it.
  const error = new Kind(code, step, code, answer);
  reasons.set(error, { key, details });
  return error;
}

/**
 * The same failure under another code, as another part of the journey tells it: with the sentence of the first, and with
 * what the server said.
 *
 * @param Kind - a class of errors that is told from others
 */
export function failureAs(
  error: OAuthConnectError,
  code: ErrorCode,
  step: ErrorStep,
  Kind: typeof OAuthConnectError = OAuthConnectError,
): OAuthConnectError {
  const reason = reasons.get(error);
  const again = new Kind(code, step, reason ? code : error.message, error);
  if (reason) reasons.set(again, reason);
  return again;
}

/** The reason of an error whose sentence is still to be looked up; asked once. */
export function takeReason(error: OAuthConnectError): Reason | undefined {
  const reason = reasons.get(error);
  reasons.delete(error);
  return reason;
}
