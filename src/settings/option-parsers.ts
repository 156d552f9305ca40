import { readAllowedUrls } from './allowed-urls-option.js';
import { invalid } from './configuration-problems.js';
import * as sentences from './configuration-sentences.js';
import { readBody, readHeaders, readJson, readMembers, readTemplates, readTexts } from './json-options.js';
import { readFields } from './login-fields-option.js';
import { words, type OptionName } from './options.js';
import type { PageEnvironment } from './page-environment.js';
import type { Settings } from './settings.js';
import { parseTemplate, type Template } from './template.js';
import { parseUrl } from './url-rules.js';
import { parseUrlTemplate, type UrlKind, type UrlTemplate } from './url-template.js';

/** How each option is read, before it is known whether the options can be used together. */

/**
 * Reads an option that is set.
 *
 * @param value - whatever an author or a framework gave
 * @param attribute - its name in errors
 * @param page - the page that it is used on
 * @throws `InvalidOption`, which says what is wrong
 */
export type OptionParser<T> = (value: unknown, attribute: string, page: PageEnvironment) => T;

function text(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw invalid(sentences.text);
  return String(value);
}

const flag: OptionParser<boolean> = (value) => Boolean(value);

/** One of a few words; as in HTML, upper and lower case are the same. */
function word(name: keyof typeof words): OptionParser<string> {
  const allowed: readonly string[] = words[name];
  return (value) => {
    const wanted = text(value).toLowerCase().replace(/\s+/g, ' ');
    const found = allowed.find((one) => one.toLowerCase() === wanted);
    if (found === undefined) throw invalid(sentences.word(allowed));
    return found;
  };
}

const template: OptionParser<Template> = (value, attribute) => parseTemplate(text(value), attribute);

/** A path alone is a template of that path. */
const pathOrTemplate: OptionParser<Template> = (value, attribute) => {
  const written = text(value);
  return parseTemplate(written.includes('{{') ? written : `{{${written}}}`, attribute);
};

const url =
  (kind?: UrlKind): OptionParser<UrlTemplate> =>
  (value, attribute, page) =>
    parseUrlTemplate(text(value), attribute, page, kind);

/** RFC 6749 §3.1.2; what the provider compares must be what is registered there, to the letter. */
const redirectUrl: OptionParser<string> = (value, _attribute, page) => {
  const written = text(value);
  if (/[?#]|\{\{/.test(written)) throw invalid(sentences.redirectUrl);
  return parseUrl(written, page, page.href).href;
};

/** An image that the page's author names: no value has a place in it. */
const image: OptionParser<string> = (value, _attribute, page) => {
  const written = text(value);
  if (written.includes('{{')) throw invalid(sentences.expression);
  return parseUrl(written, page, page.href).href;
};

/** White space parts the URLs of a list, but not where it stands within a template. */
const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(text) : (text(value).match(/(?:\{\{[^{}]*\}\}|\S)+/g) ?? []);

const scope: OptionParser<string> = (value) => (Array.isArray(value) ? value.map(text).join(' ') : text(value));

const json =
  <T>(read: (json: unknown, attribute: string) => T): OptionParser<T> =>
  (value, attribute) =>
    read(readJson(value), attribute);

/** A parser for each option. */
export const optionParsers: { readonly [K in OptionName]: OptionParser<Settings[K]> } = {
  fields: json(readFields),
  redirectUrl,
  clientId: template,
  clientSecret: text,
  loginUrl: url(),
  tokenUrl: url(),
  loginParams: json(readTexts),
  refreshUrl: url(),
  revokeUrl: url(),
  revokeStyle: word('revokeStyle'),
  revokeMethod: word('revokeMethod'),
  testUrl: (value, ...rest) => (value === '' ? null : url()(value, ...rest)),
  testMethod: word('testMethod'),
  testBody: json(readBody),
  connectionName: template,
  allowedUrls: (value, attribute, page) => readAllowedUrls(list(value), attribute, page),
  apiUrl: url('prefix'),
  uniqueIdentifier: pathOrTemplate,
  requestHeaders: json(readHeaders),
  requestQuery: json(readTemplates),
  requestBody: json(readMembers),
  tokenInQuery: flag,
  provider: text,
  providerName: text,
  issuer: url(),
  resource: url('prefix'),
  scope,
  responseType: word('responseType'),
  storage: word('storage'),
  loginMode: word('loginMode'),
  renew: word('renew'),
  face: word('face'),
  dpop: flag,
  multiple: flag,
  iconUrl: image,
  picture: template,
  confirmDisconnect: flag,
};
