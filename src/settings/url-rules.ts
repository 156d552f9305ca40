/**
 * What an address may be. Part of the security core: everything that is opened, fetched or compared has passed here.
 */

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/** White space and control characters are cut or encoded by URL parsers, backslashes become slashes: never repaired. */
// eslint-disable-next-line no-control-regex -- they are what is refused
const repaired = /[\x00-\x20\x7f\\]/;

/** The page that an element or a connector works on. */
export interface Page {
  /** Its address, which relative URL attributes are resolved against. */
  readonly href: string;
  /** Its origin, or `'null'` where it has none (`file:`, a sandboxed frame). */
  readonly origin: string;
  /** Whether its host is a loopback host: a page in development. */
  readonly loopback: boolean;
  /** Whether it is a secure context. */
  readonly secure: boolean;
  /** Whether it is in a frame. */
  readonly framed?: boolean;
}

/** The URL that a text is, or nothing (`URL.parse` is too young for some browsers in use). */
export function tryUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** Whether a host can only be this very machine (RFC 8252 §7.3, and `localhost`, which browsers resolve themselves). */
export const isLoopback = (hostname: string): boolean => loopbackHosts.includes(hostname);

/**
 * Says why a URL may not be used (a key of fault-words.ts), or nothing when it may.
 *
 * @param url - the URL, parsed
 * @param page - the page that would use it
 * @see RFC 9700 §2.6: https, but for loopback
 */
export const urlProblem = (url: URL, page: Page): string | undefined =>
  url.username || url.password
    ? 'user'
    : url.protocol === 'https:'
      ? undefined
      : url.protocol === 'http:' && isLoopback(url.hostname)
        ? page.loopback
          ? undefined
          : 'http'
        : 'scheme';

/**
 * Parses a URL and applies the rules, repairing nothing.
 *
 * @param text - the URL as written
 * @param page - the page that would use it
 * @param base - what a relative one is resolved against; without it only absolute ones are taken
 * @throws an `Error` whose message is a key of fault-words.ts
 */
export function parseUrl(text: string, page: Page, base?: string): URL {
  if (repaired.test(text)) throw new Error('repaired');
  const url = tryUrl(text, base);
  if (!url) throw new Error(base ? 'url' : 'whole');
  const problem = urlProblem(url, page);
  if (problem) throw new Error(problem);
  return url;
}
