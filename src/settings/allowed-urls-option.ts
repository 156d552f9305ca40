import { anyLabel } from './any-label.js';
import { readList } from './draft.js';
import { wordsOf } from './fault-words.js';
import type { UrlTemplate } from './plain-url.js';
import type { Page } from './url-rules.js';
import { parseUrlTemplate } from './url-template.js';

const twoFixedLabels = new RegExp(`^https?://${anyLabel}(?:\\.[^./:]+)*?(?:\\.[^./:{}]+){2}[:/]`);

/**
 * Reads `allowed-urls`: URL prefixes, of which a host may begin with `*.` before at least two labels that are fixed.
 *
 * @throws an `Error` that says which one is wrong
 */
export function readAllowedUrls(value: unknown, attribute: string, page: Page): readonly UrlTemplate[] {
  return readList(value).map((item, index) => {
    try {
      return readAllowedUrl(item.trim(), attribute, page);
    } catch (error) {
      throw new Error(`has an entry (number ${String(index + 1)}) that ${wordsOf(error)}`);
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
