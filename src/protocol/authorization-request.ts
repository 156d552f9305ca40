import { randomOctets, URL } from '../platform/taken-at-load.js';

/** What is asked at the login page (RFC 6749 §4.1.1, §4.2.1). */

/** All that the address of a login page is made of. */
export interface AuthorizationRequest {
  readonly loginUrl: URL;
  readonly clientId: string;
  readonly redirectUrl: string;
  readonly responseType: string;
  readonly scope: string;
  readonly state: string;
  /** Further parameters, none of which may be among the ones above. */
  readonly params: readonly (readonly [string, string])[];
}

/** 256 random bits in hexadecimal: a `state` that nobody can guess (RFC 6749 §10.10). */
export const randomState = (): string =>
  Array.from(randomOctets(32), (octet) => octet.toString(16).padStart(2, '0')).join('');

/** What the state of each attempt begins with: answers to others who use the same redirect URL are told by it, and left alone. */
export const statePrefix = 'oauth-connect.';

/**
 * The address of the login page.
 *
 * @param request - what to ask; the login URL's own query is kept as it is (RFC 6749 §3.1)
 */
export function authorizationUrl(request: AuthorizationRequest): string {
  const params = new URLSearchParams([
    ...request.params,
    ['client_id', request.clientId],
    ['redirect_uri', request.redirectUrl],
    ['response_type', request.responseType],
    ...(request.scope ? [['scope', request.scope]] : []),
    ['state', request.state],
  ] as string[][]);
  const url = new URL(request.loginUrl);
  // Every server reads %20 as a space, not every one reads "+" so.
  url.search = [url.search.slice(1), params.toString().replaceAll('+', '%20')].filter(Boolean).join('&');
  return url.href;
}
