import { failure, OAuthConnectError, type ErrorStep } from '../errors/oauth-connect-error.js';
import { sendable } from './authorization-response.js';
import { parseObject, type TextResponse } from './http.js';
import { readErrorCode, readErrorDescription } from './server-error.js';
import type { TokenType } from './token-set.js';

/** Answers of a token endpoint (RFC 6749 §5.1, §5.2), as servers really write them. */

/** The members of an answer. */
export type TokenMembers = Readonly<Record<string, unknown>>;

/**
 * The token endpoint answered with an `error` of its own. Where that is no code, or repeats what was sent, `oauthError` is
 * left out, so that this class alone tells it from a server that is down.
 */
export class TokenRefusedError extends OAuthConnectError {}

/**
 * Reads the answer of a token endpoint.
 *
 * @param expected - the kind of token that was asked for; what is left out counts as `Bearer`
 * @param step - the part of the journey that an error names
 * @param secrets - what was sent: an error or description that repeats it is not passed on
 * @returns its members, an access token among them
 * @throws `token_request_failed` for a refusal or an answer that can't be read, `invalid_response` for one without a
 *   token that can be sent (RFC 6749 §7.1; RFC 9449 §5: a Bearer token is no answer to a DPoP request)
 */
export function readTokenResponse(
  answer: TextResponse,
  expected: TokenType,
  step: ErrorStep,
  secrets: readonly string[] = [],
): TokenMembers {
  const { status } = answer;
  const members = membersOf(answer);
  const token = members?.['access_token'];
  // Some answer 200 with an error.
  if (status < 200 || status > 299 || (!token && isErrorText(members?.['error'])))
    throw refusal(status, members ?? {}, expected, step, secrets);
  if (!members) throw failure('token_request_failed', step, 'tokenNoResponse', [], { status });
  if (typeof token !== 'string' || !sendable.test(token))
    throw failure('invalid_response', step, 'tokenWithoutToken', []);
  const type = members['token_type'] ?? 'Bearer';
  if (typeof type !== 'string' || type.toLowerCase() !== expected.toLowerCase())
    throw failure('invalid_response', step, 'tokenOtherType', [expected]);
  return members;
}

/** JSON whatever its content type, or form-encoded as with older servers. */
function membersOf({ headers, text }: TextResponse): TokenMembers | undefined {
  if (/^\s*(?:application\/x-www-form-urlencoded|text\/plain)\b/i.test(headers.get('content-type') ?? '')) {
    const form = new URLSearchParams(text);
    if (form.has('access_token') || form.has('error')) return Object.fromEntries(form);
  }
  return parseObject(text);
}

const isErrorText = (error: unknown): boolean => typeof error === 'string' && error !== '';

/** Many servers write a sentence into `error`, some with the code or the refresh token in it. */
function refusal(
  status: number,
  { error, error_description: description }: TokenMembers,
  expected: TokenType,
  step: ErrorStep,
  secrets: readonly string[],
): OAuthConnectError {
  const oauthError = readErrorCode(error, secrets);
  return failure(
    'token_request_failed',
    step,
    'tokenRefused',
    [oauthError ?? '', status, expected === 'DPoP'],
    { status, oauthError, oauthErrorDescription: readErrorDescription(description, secrets) },
    isErrorText(error) ? TokenRefusedError : OAuthConnectError,
  );
}
