import type { Settings } from '../settings/settings.js';
import { allowedUrl } from './allowed-urls.js';
import type { ConnectionRecord } from './connection-record.js';
import { isRequest } from './kind-of.js';
import { applyParameters, type OutgoingRequest } from './request-parameters.js';
import type { SendWithToken } from './send.js';

/** Authorised requests. Part of the security core: what is checked here is what is sent. */

/** A body of a `Request`, in a form that members can be added to where it has members. */
async function bodyOf(request: Request, headers: Headers): Promise<BodyInit | undefined> {
  if (['GET', 'HEAD'].includes(request.method)) return undefined;
  const type = headers.get('content-type') ?? '';
  if (/^multipart\/form-data/i.test(type)) {
    // The boundary of the new body is another one.
    headers.delete('content-type');
    return request.formData();
  }
  if (/^application\/x-www-form-urlencoded/i.test(type)) return new URLSearchParams(await request.text());
  // Not every browser tells a request without a body from one with an empty one.
  if (/\bjson\b/i.test(type)) return (await request.text()) || undefined;
  const blob = await request.blob();
  return blob.size ? blob : undefined;
}

/** What the caller asks for, as a request that can still be changed. */
async function outgoingRequest(input: RequestInfo | URL, init: RequestInit, url: URL): Promise<OutgoingRequest> {
  if (!isRequest(input)) {
    const method = init.method?.toUpperCase() ?? 'GET';
    return { url, headers: new Headers(init.headers), method, body: init.body, init };
  }
  const request = new Request(input, init);
  const headers = new Headers(request.headers);
  const { method, mode, credentials, cache, referrer, referrerPolicy, integrity, keepalive, signal } = request;
  return {
    url,
    headers,
    method,
    body: await bodyOf(request, headers),
    init: { mode, credentials, cache, referrer, referrerPolicy, integrity, keepalive, signal, ...init },
  };
}

/** What an authorised request came to. */
export interface AuthorizedResponse {
  readonly response: Response;
  /** Whether the server no longer takes the connection's token (RFC 6750 §3.1). */
  readonly isUnauthorized: boolean;
}

/**
 * Sends a request with the connection's token and parameters, to allowed URLs only.
 *
 * @param input - as of `fetch()`; a relative address is resolved against `api-url`
 * @param init - as of `fetch()`; a redirect is followed only where it says `redirect: 'follow'` and nothing but the
 *   `Authorization` header, which browsers drop on the way to another origin, holds a secret
 * @param sendWithToken - how the token leaves: by itself, or with a proof of its key
 * @throws `url_not_allowed` before anything is sent, `redirect_refused`, `network_error`, `template_failed`
 */
export async function authorizedFetch(
  input: RequestInfo | URL,
  init: RequestInit,
  settings: Settings,
  record: ConnectionRecord,
  sendWithToken: SendWithToken,
): Promise<AuthorizedResponse> {
  const url = allowedUrl(addressOf(input), settings, record);
  const request = await outgoingRequest(input, init, url);
  const { holdsToken, carriesSecret } = applyParameters(request, settings, record, 'request');
  const { headers, method, body } = request;
  const response = await sendWithToken(record, url, {
    init: { ...request.init, method, headers, body: body ?? null },
    step: 'request',
    followsRedirects: init.redirect === 'follow' && !carriesSecret,
  });
  return { response, isUnauthorized: response.status === 401 && holdsToken };
}

/** Where a request is asked to go, as its caller wrote it. */
export const addressOf = (input: RequestInfo | URL): string => (isRequest(input) ? input.url : String(input));
