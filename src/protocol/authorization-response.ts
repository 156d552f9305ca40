import { OAuthConnectError } from '../errors.js';
import type { IssuerCheck } from './issuer-check.js';

/**
 * What we believe of an answer. Part of the security core: nothing of an answer is used that has not passed here, and
 * the types see to that.
 */

declare const validated: unique symbol;

/** The parameters of an answer that is ours, whole, and of the kind that was asked for. */
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
  /** Where the issuer is known: whether the answer comes from it. Errors are asked too (RFC 9207 §2.4). */
  readonly checkIssuer?: IssuerCheck | undefined;
}

const advice: Record<string, string> = {
  invalid_scope: 'Check the scope attribute against what the provider offers.',
  invalid_request: 'Check login-url, login-params and what the provider says about them.',
  unauthorized_client: "Allow this response-type for the client in the provider's settings.",
  unsupported_response_type: 'The provider does not know this response-type; try another.',
};

const invalid = (problem: string): OAuthConnectError =>
  new OAuthConnectError('invalid_response', 'callback', `The provider's answer ${problem}. Nothing of it was used.`);

/** A token that can stand in an Authorization header (RFC 6750 §2.1), be it wider than the grammar there. */
export const sendable = /^[\x21-\x7e]+$/;

/**
 * Checks an answer.
 *
 * @param response - the query or fragment that the provider returned with
 * @param expected - what the attempt asked for
 * @throws `invalid_response`, `state_mismatch`, `issuer_mismatch`, or `authorization_failed` with what the provider said
 * @see RFC 6749 §4.2.2, §4.2.2.1, §10.12; RFC 6749 §3.1: no parameter twice
 */
export function validateResponse(response: string, expected: ExpectedResponse): ValidatedResponse {
  const params = new URLSearchParams(response);
  const names = [...params.keys()];
  if (new Set(names).size < names.length) throw invalid('has a parameter twice');
  if (params.get('state') !== expected.state)
    throw new OAuthConnectError(
      'state_mismatch',
      'callback',
      'The answer belongs to another sign-in than this one. Nothing of it was used; start again.',
    );
  expected.checkIssuer?.(params);
  const unexpected = params.has('error')
    ? ['code', 'access_token', 'id_token']
    : expected.responseType === 'code'
      ? ['access_token', 'id_token']
      : ['code', ...(expected.responseType === 'token' ? ['id_token'] : [])];
  const found = unexpected.find((name) => params.has(name));
  if (found) throw invalid(`holds "${found}", which nobody asked for`);
  const error = params.get('error');
  if (error !== null) throw refusal(error, params, expected);
  checkContents(params, expected.responseType);
  return { parameters: Object.fromEntries(params) } as ValidatedResponse;
}

/** An answer holds what was asked for (RFC 6749 §4.1.2, §4.2.2; OpenID Connect Core §3.2.2.5). */
function checkContents(params: URLSearchParams, responseType: string): void {
  if (responseType === 'code') {
    if (!params.get('code')) throw invalid('holds no code');
    return;
  }
  if (!sendable.test(params.get('access_token') ?? '')) throw invalid('holds no usable access token');
  // RFC 6749 §7.1: a token of a type that is not understood is not used. Some providers leave the type out.
  if (!/^bearer$/i.test(params.get('token_type') ?? 'bearer')) throw invalid('holds a token of an unknown type');
  if (responseType !== 'token' && !params.get('id_token')) throw invalid('holds no ID token');
}

function refusal(error: string, params: URLSearchParams, { providerName }: ExpectedResponse): OAuthConnectError {
  return new OAuthConnectError(
    'authorization_failed',
    'login',
    `${providerName || 'The provider'} refused the sign-in with an error of its own. ${advice[error] ?? ''}`.trim(),
    { oauthError: error, oauthErrorDescription: params.get('error_description') },
  );
}
