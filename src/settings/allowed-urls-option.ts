import { requireText } from './option-reader.js';
import type { Page } from './url-rules.js';
import { parseUrlTemplate, type UrlTemplate } from './url-template.js';

// White space parts the URLs, but not where it stands within a template.
const urls = /(?:\{\{[^{}]*\}\}|\S)+/g;

/** Stands for `*` as the first label of a host: what URL parsers make of the sign itself differs. */
export const anyLabel = 'any-label-of-oauth-connect';

const twoFixedLabels = new RegExp(`^https?://${anyLabel}(?:\\.[^./:]+)*?(?:\\.[^./:{}]+){2}[:/]`);

/**
 * Reads `allowed-urls`: URL prefixes, of which a host may begin with `*.` before at least two labels that are fixed.
 *
 * @throws an `Error` that says which one is wrong
 */
export function readAllowedUrls(value: unknown, attribute: string, page: Page): readonly UrlTemplate[] {
  const list: unknown[] = Array.isArray(value) ? value : (requireText(value).match(urls) ?? []);
  return list.map((item, index) => {
    try {
      return readAllowedUrl(requireText(item).trim(), attribute, page);
    } catch (error) {
      throw new Error(`has an entry (number ${String(index + 1)}) that ${(error as Error).message}`);
    }
  });
}

function readAllowedUrl(text: string, attribute: string, page: Page): UrlTemplate {
  const named = text.replace(/^(https?:\/\/)\*\./i, `$1${anyLabel}.`);
  const template = parseUrlTemplate(named, attribute, page, 'prefix');
  if (/\*|%2a/i.test(named) || (named !== text && !twoFixedLabels.test(template.written)))
    throw new Error('may have "*" only as the first label of a host, before two fixed ones: https://*.example.com');
  return template;
}
