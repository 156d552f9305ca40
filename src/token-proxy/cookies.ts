/** The cookies of a request, in the order in which they came; of two of a name the first, whose path is the longer one. */
export function readCookies(request: Request): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    // In steps that read each letter once: a regular expression for this one would try each run of spaces again and again.
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(at, 0)).trim();
    if (name && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}

/**
 * A `Set-Cookie` that no script and no other site gets to see. The prefix `__Secure-` in its name makes browsers refuse it
 * without `Secure`; `__Host-` would do more, but demands `Path=/`, and then each request of the site would carry it.
 *
 * @param maxAge - in seconds; 0 takes it away
 */
export const setCookie = (name: string, value: string, path: string, maxAge: number): string =>
  `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; Secure; SameSite=Strict`;
