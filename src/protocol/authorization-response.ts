import { failure } from '../errors/oauth-connect-error.js';
import type { IssuerCheck } from './issuer-identification.js';

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

/** A token that can stand in an Authorization header (RFC 6750 §2.1), be it wider than the grammar there; also a code. */
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
  if (new Set(names).size < names.length) throw failure('invalid_response', 'callback', 'twice', []);
  if (params.get('state') !== expected.state) throw failure('state_mismatch', 'callback', 'otherState', []);
  expected.checkIssuer?.(params);
  const { responseType, providerName } = expected;
  const error = params.get('error');
  const asked = error === null ? responseType.split(' ').map((type) => (type === 'token' ? 'access_token' : type)) : [];
  const unasked = ['code', 'access_token', 'id_token'].find((name) => params.has(name) && !asked.includes(name));
  if (unasked) throw failure('invalid_response', 'callback', 'unasked', [unasked]);
  if (error !== null)
    throw failure('authorization_failed', 'login', 'refused', [providerName, error], {
      oauthError: error,
      oauthErrorDescription: params.get('error_description'),
    });
  for (const name of asked)
    if (!sendable.test(params.get(name) ?? '')) throw failure('invalid_response', 'callback', 'without', [name]);
  // RFC 6749 §7.1: a token of a type that is not understood is not used. Some providers leave the type out.
  if (!/^bearer$/i.test(params.get('token_type') ?? 'bearer'))
    throw failure('invalid_response', 'callback', 'unknownType', []);
  return { parameters: Object.fromEntries(params) } as ValidatedResponse;
}
