import { invalid, whyInvalid } from './configuration-problems.js';
import * as sentences from './configuration-sentences.js';
import type { PageEnvironment } from './page-environment.js';
import { parseUrlTemplate, type UrlTemplate } from './url-template.js';

/** Stands for `*` as the first label of a host in `allowed-urls`: what URL parsers make of the sign itself differs. */
export const anyLabel = 'any-label-of-oauth-connect';

const twoFixedLabels = new RegExp(`^https?://${anyLabel}(?:\\.[^./:]+)*?(?:\\.[^./:{}]+){2}[:/]`);

/**
 * Reads `allowed-urls`: URL prefixes, of which a host may begin with `*.` before at least two labels that are fixed.
 *
 * @throws `InvalidOption`, which says which one is wrong
 */
export const readAllowedUrls = (
  urls: readonly string[],
  attribute: string,
  page: PageEnvironment,
): readonly UrlTemplate[] =>
  urls.map((url, index) => {
    try {
      return readAllowedUrl(url.trim(), attribute, page);
    } catch (error) {
      throw invalid(sentences.entry(index + 1, whyInvalid(error)));
    }
  });

function readAllowedUrl(text: string, attribute: string, page: PageEnvironment): UrlTemplate {
  const named = text.replace(/^(https?:\/\/)\*\./i, `$1${anyLabel}.`);
  const template = parseUrlTemplate(named, attribute, page, 'prefix');
  if (/\*|%2a/i.test(named) || (named !== text && !twoFixedLabels.test(template.written)))
    throw invalid(sentences.wildcard);
  return template;
}
