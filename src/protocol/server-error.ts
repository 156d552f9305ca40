/** What is repeated of a server's error (RFC 6749 §4.1.2.1, §5.2): nothing that was sent to that server. */

/** The grammar of an `error`, and no longer than any code is. */
const errorCode = /^[\x20\x21\x23-\x5b\x5d-\x7e]{1,64}$/;

/** Whether a text repeats a secret. One of a few letters would be found in any text by chance: there the whole counts. */
export const repeats = (text: unknown, secret: string): boolean =>
  typeof text === 'string' && (secret.length < 6 ? text === secret : text.includes(secret));

/** Servers repeat what they do not understand as it came, form-encoded. */
const asSent = (secret: string): string => new URLSearchParams({ secret }).toString().slice('secret='.length);

/**
 * A server's `error`, where it is a code.
 *
 * @param sent - what no error may repeat: many servers write a sentence into it, some with the code or the token
 */
export const readErrorCode = (error: unknown, sent: readonly string[] = []): string | undefined =>
  typeof error === 'string' &&
  errorCode.test(error) &&
  !sent.some((one) => one && (repeats(error, one) || repeats(error, asSent(one))))
    ? error
    : undefined;

/** A server's `error_description`, where it repeats nothing that was sent. */
export const readErrorDescription = (description: unknown, sent: readonly string[]): string | undefined =>
  typeof description === 'string' &&
  !sent.some((one) => one && (description.includes(one) || description.includes(asSent(one))))
    ? description
    : undefined;
