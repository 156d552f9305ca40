import { writeJson } from './large-integers.js';
import type { Refusal } from './refusal.js';

/** How answers look: never stored, never sniffed, and readable by pages of the allowed origins only. */

/** Headers of every answer. */
export function addCommonHeaders({ headers }: Response, allowedOrigin: string | undefined): void {
  headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  headers.append('vary', 'Origin');
  if (!allowedOrigin) return;
  headers.set('access-control-allow-origin', allowedOrigin);
  headers.set('access-control-expose-headers', 'Retry-After');
}

/** The answer to a preflight. Pages send forms, which need none; a page that adds a harmless header gets one. */
export const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'Accept, Content-Type',
      'access-control-max-age': '600',
    },
  });

/** A token response, with cookies where there are some. */
export function tokensAnswer(members: Readonly<Record<string, unknown>>, cookies: readonly string[]): Response {
  const response = new Response(writeJson(members), { headers: { 'content-type': 'application/json' } });
  return withCookies(response, cookies);
}

/** RFC 7009 §2.2: the status says it all. */
export const revokedAnswer = (cookies: readonly string[]): Response =>
  withCookies(new Response(null, { status: 200 }), cookies);

/** RFC 6749 §5.2. Without `WWW-Authenticate`, by which browsers would ask the visitor for a password. */
export const refusalAnswer = ({ status, error, message, headers }: Refusal): Response =>
  Response.json({ error, error_description: message }, { status, headers });

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
