import { URL } from '../platform/taken-at-load.js';
import { invalid } from './configuration-problems.js';
import * as sentences from './configuration-sentences.js';

/**
 * What an address may be. Part of the security core: everything that is opened, fetched or compared has passed here.
 */

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/** White space and control characters are cut or encoded by URL parsers, backslashes become slashes: never repaired. */
// eslint-disable-next-line no-control-regex -- they are what is refused
const repaired = /[\x00-\x20\x7f\\]/;

/** What matters here of the page that would use a URL. */
export interface UrlUser {
  /** Whether its host is a loopback host. */
  readonly loopback: boolean;
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
 * Says why a URL may not be used (a sentence of configuration-sentences.ts), or nothing when it may.
 *
 * @param url - the URL, parsed
 * @param page - the page that would use it
 * @see RFC 9700 §2.6: https, except on loopback hosts
 */
export function urlProblem(url: URL, page: UrlUser): string | undefined {
  if (url.username || url.password) return sentences.userInfo;
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:' || !isLoopback(url.hostname)) return sentences.scheme;
  return page.loopback ? undefined : sentences.http;
}

/**
 * Parses a URL and applies the rules, repairing nothing.
 *
 * @param text - the URL as written
 * @param page - the page that would use it
 * @param base - what a relative one is resolved against; without it only absolute ones are taken
 * @throws `InvalidOption`, which says what is wrong
 */
export function parseUrl(text: string, page: UrlUser, base?: string): URL {
  if (repaired.test(text)) throw invalid(sentences.repaired);
  const url = tryUrl(text, base);
  if (!url) throw invalid(base ? sentences.noUrl : sentences.relativeUrl);
  const problem = urlProblem(url, page);
  if (problem) throw invalid(problem);
  return url;
}
