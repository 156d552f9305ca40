import { failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { IssuerCheck } from './issuer-identification.js';
import { readErrorCode, readErrorDescription } from './server-error.js';

/**
 * What is believed of the answer to an authorization request. Part of the security core: nothing of an answer is used that
 * has not passed here, and the types see to that.
 */

declare const validated: unique symbol;

/** The parameters of an answer that is of this attempt, whole, and of the kind that was asked for. */
export interface ValidatedResponse {
  readonly [validated]: true;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What the answer to an attempt must be. */
export interface ExpectedResponse {
  readonly state: string;
  readonly responseType: string;
  /** What to call the provider in messages. */
  readonly providerName: string;
  /** Where the issuer is known: throws where the answer, an error included, is not from it (RFC 9207 §2.4). */
  readonly checkIssuer?: IssuerCheck | undefined;
}

/** A token or code that can be sent: some servers have more characters in it than RFC 6750 §2.1 allows. */
export const sendable = /^[\x21-\x7e]+$/;

/**
 * Checks the answer to an authorization request.
 *
 * @param response - the query or fragment that the provider returned with
 * @param expected - what the attempt asked for
 * @throws `invalid_response`, `state_mismatch`, `issuer_mismatch`, or `authorization_failed` with what the provider said
 * @see RFC 6749 §4.2.2, §4.2.2.1, §10.12; RFC 6749 §3.1: no parameter twice
 */
export function validateResponse(response: string, expected: ExpectedResponse): ValidatedResponse {
  const params = new URLSearchParams(once(response));
  const names = [...params.keys()];
  if (new Set(names).size < names.length) throw failure('invalid_response', 'callback', 'twice', []);
  if (!params.get('state'))
    throw failure('state_mismatch', 'callback', 'noState', [errorWithoutState(params, expected)]);
  if (params.get('state') !== expected.state) throw failure('state_mismatch', 'callback', 'otherState', []);
  expected.checkIssuer?.(params);
  const isError = params.has('error');
  const asked = isError ? [] : expected.responseType.split(' ').map(parameterOf);
  const unasked = ['code', 'access_token', 'id_token'].find((name) => params.has(name) && !asked.includes(name));
  if (unasked) throw failure('invalid_response', 'callback', 'unasked', [unasked]);
  if (isError) throw refusal(params, expected);
  for (const name of asked)
    if (!sendable.test(params.get(name) ?? '')) throw failure('invalid_response', 'callback', 'without', [name]);
  // RFC 6749 §7.1: a token of a type that is not understood is not used. Some providers leave the type out.
  if (!/^bearer$/i.test(params.get('token_type') ?? 'bearer'))
    throw failure('invalid_response', 'callback', 'unknownType', []);
  return { parameters: Object.fromEntries(params) } as ValidatedResponse;
}

/** Some providers say the same in query and fragment: that is one answer. */
function once(response: string): string {
  const half = response.slice(0, response.length / 2);
  return response === `${half}&${half}` ? half : response;
}

/** What an answer without a state calls its error, for the author alone; nothing where another issuer may have made it. */
function errorWithoutState(params: URLSearchParams, { checkIssuer }: ExpectedResponse): string {
  if (params.has('iss'))
    try {
      if (!checkIssuer) return '';
      checkIssuer(params);
    } catch {
      return '';
    }
  return readErrorCode(params.get('error')) ?? '';
}

/** The parameter that answers a response type (OAuth 2.0 Multiple Response Type Encoding Practices §3). */
const parameterOf = (type: string): string => (type === 'token' ? 'access_token' : type);

function refusal(params: URLSearchParams, { providerName, state }: ExpectedResponse): OAuthConnectError {
  const oauthError = readErrorCode(params.get('error'), [state]);
  const oauthErrorDescription = readErrorDescription(params.get('error_description'), [state]);
  return failure('authorization_failed', 'login', 'refused', [providerName, oauthError ?? ''], {
    oauthError,
    oauthErrorDescription,
  });
}
