import { attributeName, defaults, optionNames, words, type ConnectorOptions, type OptionName } from './options.js';
import { plainUrl, type UrlKind, type UrlTemplate } from './plain-url.js';
import type { Settings } from './settings.js';
import { plainTemplate } from './plain-template.js';
import { parseUrl, type Page } from './url-rules.js';

/** Options read one by one into a draft of the settings, before it is known whether they can be used together. */

/** The settings as far as they could be read. */
export type Draft = { readonly [K in keyof Settings]: Settings[K] | undefined } & Pick<Settings, 'fields' | 'page'>;

/** Reads one option; throws an `Error` whose message is a key of fault-words.ts. */
export type Reader = (value: unknown, name: OptionName, page: Page) => unknown;

/** A reader for each option that can be used. */
export type Readers = Readonly<Partial<Record<OptionName, Reader>>>;

/** A text that is there. */
export function requireText(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw new Error('text');
  return String(value);
}

const template: Reader = (value, name) => plainTemplate(requireText(value), attributeName(name));

/** A path alone is a template of that path. */
export const pathOrTemplate = (value: unknown): string => {
  const text = requireText(value);
  return text.includes('{{') ? text : `{{${text}}}`;
};

const url =
  (kind?: UrlKind): Reader =>
  (value, name, page) =>
    plainUrl(requireText(value), attributeName(name), page, kind);

/** White space parts the URLs of a list, but not where it stands within a template. */
export const readList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(requireText) : (requireText(value).match(/(?:\{\{[^{}]*\}\}|\S)+/g) ?? []);

/** RFC 6749 §3.1.2; what the provider compares must be what is registered there, to the letter. */
const redirectUrl: Reader = (value, _name, page) => {
  const text = requireText(value);
  if (/[?#]|\{\{/.test(text)) throw new Error('redirect');
  return parseUrl(text, page, page.href).href;
};

/** One of a few words. */
const word: Reader = (value, name) => {
  if (!(words[name as keyof typeof words] as readonly unknown[]).includes(value)) throw new Error('word');
  return value;
};

/** What URL parsers make of a wildcard differs, so it takes more than this to read one. */
function withoutWildcard(prefix: unknown): unknown {
  if (/\*|%2a/i.test((prefix as UrlTemplate).source)) throw new Error('wildcard');
  return prefix;
}

/** The readers of what most configurations are made of: nothing in them needs more than this. */
export const plainReaders: Readers = {
  ...Object.fromEntries(Object.keys(words).map((name) => [name, word])),
  providerName: requireText,
  clientId: template,
  connectionName: template,
  uniqueIdentifier: (value, name, page) => template(pathOrTemplate(value), name, page),
  redirectUrl,
  loginUrl: url(),
  tokenUrl: url(),
  refreshUrl: url(),
  issuer: url(),
  revokeUrl: url(),
  testUrl: url(),
  allowedUrls: (value, name, page) => readList(value).map((one) => withoutWildcard(url('prefix')(one, name, page))),
  multiple: Boolean,
  scope: (value) => (Array.isArray(value) ? value.map(requireText).join(' ') : requireText(value)),
};

/** What decides where tokens go: a stored connection is restored only where all of it is the same. */
const bound = /Url|^(?:request|test|revoke|response|issuer|clientId|scope|tokenIn)/;

/** Of addresses in their absolute form, so that a page elsewhere on the site does not count as the same. */
const bindingOf = (draft: Draft): string =>
  JSON.stringify(
    optionNames.filter((name) => bound.test(name)).map((name) => draft[name as keyof Draft]),
    (_key, value: Partial<UrlTemplate> | null) => value?.written ?? value?.source ?? value,
  );

/** The options that are lists, and empty where they are not set. */
const lists = ['fields', 'loginParams', 'requestHeaders', 'requestQuery', 'requestBody'];

/**
 * Reads a configuration.
 *
 * @param onFault - told of each option that cannot be read; what it throws ends the reading
 */
export function readDraft(
  options: ConnectorOptions,
  page: Page,
  readers: Readers,
  onFault: (name: OptionName, error: unknown) => void,
): Draft {
  const read: Partial<Record<OptionName, unknown>> = {};
  for (const name of optionNames) {
    let value: unknown = options[name];
    if (typeof value === 'string') value = value.trim() || undefined;
    value ??= defaults[name];
    if (value == null || value === false) continue;
    try {
      read[name] = (readers[name] as Reader)(value, name, page);
    } catch (error) {
      onFault(name, error);
    }
  }
  // RFC 10017 §7.2: the better grant wherever it can be had.
  if (!options.responseType) read.responseType = (read.issuer ?? read.tokenUrl) ? 'code' : 'token';
  const draft = {
    page,
    scope: '',
    ...Object.fromEntries(lists.map((name) => [name, []])),
    ...read,
  } as unknown as Draft;
  const providerName = draft.providerName ?? (draft.loginUrl ?? draft.issuer)?.knownHost.replace(/^www\./, '') ?? '';
  return { ...draft, providerName, binding: bindingOf(draft) };
}
