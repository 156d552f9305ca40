import { OAuthConnectError, type ErrorStep } from '../errors/oauth-connect-error.js';
import { sendable } from './authorization-response.js';
import { parseObject, type Answer } from './http.js';
import type { TokenType } from './token-set.js';

/** What a token endpoint says (RFC 6749 §5.1, §5.2), as it is met in the field. */

const advice: Record<string, string> = {
  invalid_grant: 'Sign in again: it is used up, too old, or was given to another client or redirect URL.',
  invalid_client: 'Check client-id. A client with a secret needs a token proxy: token-url="/oauth/acme/token".',
};

/** The members of an answer: JSON whatever its content type, or form-encoded as with older servers. */
function membersOf({ headers, text }: Answer): Readonly<Record<string, unknown>> | undefined {
  if (/^\s*(?:application\/x-www-form-urlencoded|text\/plain)\b/i.test(headers.get('content-type') ?? '')) {
    const form = new URLSearchParams(text);
    if (form.has('access_token') || form.has('error')) return Object.fromEntries(form);
  }
  return parseObject(text);
}

/**
 * Reads the answer of a token endpoint.
 *
 * @param expected - the kind of token that was asked for; what is left out counts as `Bearer`
 * @param step - the part of the journey that an error names
 * @param secrets - what was sent: a description that repeats it is not passed on
 * @returns its members, an access token among them
 * @throws `token_request_failed` for a refusal or an answer that can't be read, `invalid_response` for one without a
 *   token that we know how to send (RFC 6749 §7.1; RFC 9449 §5: a Bearer token is no answer to a DPoP request)
 */
export function readTokenResponse(
  answer: Answer,
  expected: TokenType,
  step: ErrorStep,
  secrets: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  const { status } = answer;
  const members = membersOf(answer);
  const error = members?.['error'];
  const token = members?.['access_token'];
  // Some answer 200 with an error.
  if (status < 200 || status > 299 || (typeof error === 'string' && error && !token)) throw refusal(status, members);
  if (!members)
    throw new OAuthConnectError(
      'token_request_failed',
      step,
      'The token endpoint answered with something that is no token response. Check token-url.',
      { status },
    );
  const invalid = (problem: string): OAuthConnectError =>
    new OAuthConnectError('invalid_response', step, `The token endpoint's answer ${problem}. Nothing of it was used.`);
  if (typeof token !== 'string' || !sendable.test(token)) throw invalid('holds no usable access token');
  const type = members['token_type'] ?? 'Bearer';
  if (typeof type !== 'string' || type.toLowerCase() !== expected.toLowerCase())
    throw invalid(`holds a token of another type than ${expected}`);
  return members;

  function refusal(status: number, members: Readonly<Record<string, unknown>> = {}): OAuthConnectError {
    const { error, error_description: description } = members;
    const oauthError = typeof error === 'string' ? error : undefined;
    const isFit = typeof description === 'string' && !secrets.some((one) => one && description.includes(one));
    return new OAuthConnectError(
      'token_request_failed',
      step,
      `The token endpoint answered ${oauthError ? 'with an error of its own' : status}. ${advice[oauthError ?? ''] ?? ''}`.trim(),
      { status, oauthError, oauthErrorDescription: isFit ? description : undefined },
    );
  }
}
