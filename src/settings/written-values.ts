import type { ConfigurationProblems } from './configuration-problems.js';
import * as sentences from './configuration-sentences.js';
import type { OptionName } from './options.js';

/** What is wrong with IDs and addresses as they are written, before they are read. */

const isIdOrAddress = /^(?:clientId|clientSecret|provider|issuer|resource|scope)$|Urls?$/;
/** Characters that cannot be seen, which come along when a text is copied from a page: zero-width spaces and the like. */
const invisible = /[\p{Cf}\u00a0]/u;
/** A host where the scheme was forgotten; `callback.html` is a file. */
const bareHost = /^(?:[a-z\d-]+\.)+(?!(?:html?|php\d?|aspx?|jsp|json|cgi)\b)[a-z]{2,}(?::\d+)?(?:\/|$)/i;

/** Notes what is wrong with the value of an option. */
export function checkWritten(problems: ConfigurationProblems, option: OptionName, value: unknown): void {
  if (!isIdOrAddress.test(option)) return;
  const [character] = invisible.exec(String(value)) ?? [];
  if (character) problems.error(option, sentences.invisible(character.codePointAt(0) ?? 0));
  if (!/^(?:issuer|resource)$|Urls?$/.test(option)) return;
  const isText = typeof value === 'string';
  if (isText && /,(?:\s|$|https?:)/.test(value) && option === 'allowedUrls') problems.advise(option, sentences.commas);
  const entries = isText ? value.split(/[\s,]+/) : [value].flat();
  if (entries.some((entry) => bareHost.test(String(entry)))) problems.advise(option, sentences.schemeForgotten);
}
