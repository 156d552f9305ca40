import type { ErrorStep } from '../errors/oauth-connect-error.js';
import type { Values } from './plain-template.js';
import { parseUrl, type Page } from './url-rules.js';

/** URLs as attributes hold them. Most have no template in them, and need nothing more than this file. */

/** A URL attribute, whose templates are known to stand where templates may. */
export interface UrlTemplate {
  readonly attribute: string;
  readonly source: string;
  /** The whole as text, absolute: two templates are the same where this is. */
  readonly written: string;
  /** Whether a value decides the host. */
  readonly variableHost: boolean;
  /** The host as far as it is known without values. */
  readonly knownHost: string;
  /**
   * Puts the values in.
   *
   * @param step - the part of the journey that an error names
   * @throws `template_failed` when a value is missing, or may not stand where it would; values are never repaired
   */
  expand(values: Values, step: ErrorStep): URL;
}

/** `prefix` must have neither query nor fragment, `endpoint` no fragment. */
export type UrlKind = 'endpoint' | 'prefix';

/**
 * Parses a URL that a page may use.
 *
 * @param source - as its author wrote it; a relative one is resolved against the page
 * @throws an `Error` whose message is a key of fault-words.ts
 */
export function parseWhole(source: string, page: Page, kind: UrlKind): URL {
  const url = parseUrl(source, page, page.href);
  if (url.href.includes('#')) throw new Error('fragment');
  if (kind === 'prefix' && url.href.includes('?')) throw new Error('query');
  return url;
}

/**
 * Parses a URL attribute without a template.
 *
 * @throws as {@link parseWhole}
 */
export function plainUrl(source: string, attribute: string, page: Page, kind: UrlKind = 'endpoint'): UrlTemplate {
  // Braces are no fault to a URL parser.
  if (source.includes('{{')) throw new Error('expression');
  const { href, host } = parseWhole(source, page, kind);
  return {
    attribute,
    source,
    written: href,
    variableHost: false,
    knownHost: host,
    expand: () => new URL(href),
  };
}
