import { OAuthConnectError } from '../errors/oauth-connect-error.js';
import { readAllowedUrls } from './allowed-urls-option.js';
import { checkTogether, type CheckProvider } from './validate-settings.js';
import { pathOrTemplate, plainReaders, readDraft, requireText, type Reader, type Readers } from './draft.js';
import { FaultList } from './configuration-problems.js';
import { wordsOf } from './fault-words.js';
import { checkFieldValues } from './field-values.js';
import { readFields } from './login-fields.js';
import { attributeName, words, type ConnectorOptions } from './options.js';
import { readHeaders, readJson, readObject, readPairs, readTemplates, readTexts } from './parameters.js';
import type { UrlKind } from './plain-url.js';
import type { ConfigurationProblem, Reading, Settings } from './settings.js';
import type { Page } from './url-rules.js';
import { parseTemplate } from './template.js';
import { parseUrlTemplate } from './url-template.js';

/** Any configuration, with all its faults. A plain one needs less and is read without this: see plain-settings.ts. */

const url =
  (kind?: UrlKind): Reader =>
  (value, name, page) =>
    parseUrlTemplate(requireText(value), attributeName(name), page, kind);

const json =
  (read: (json: unknown, attribute: string) => unknown): Reader =>
  (value, name) =>
    read(readJson(value), attributeName(name));

const template: Reader = (value, name) => parseTemplate(requireText(value), attributeName(name));

/** As in HTML, upper and lower case are the same. */
const word: Reader = (value, name) => {
  const wanted = requireText(value).toLowerCase().replace(/\s+/g, ' ');
  const found = (words[name as keyof typeof words] as readonly string[]).find((one) => one.toLowerCase() === wanted);
  if (!found) throw new Error('word');
  return found;
};

const readers: Readers = {
  ...plainReaders,
  ...Object.fromEntries(Object.keys(words).map((name) => [name, word])),
  clientId: template,
  connectionName: template,
  uniqueIdentifier: (value, name, page) => template(pathOrTemplate(value), name, page),
  fields: json(readFields),
  clientSecret: requireText,
  loginUrl: url(),
  loginParams: json(readTexts),
  tokenUrl: url(),
  refreshUrl: url(),
  revokeUrl: url(),
  testUrl: url(),
  testBody: json(readTemplates),
  allowedUrls: (value, name, page) => readAllowedUrls(value, attributeName(name), page),
  apiUrl: url('prefix'),
  requestHeaders: json(readHeaders),
  requestQuery: json(readPairs),
  requestBody: json((value, attribute) => Object.entries(readObject(readTemplates(value, attribute)))),
  tokenInQuery: Boolean,
  provider: requireText,
  issuer: url(),
  dpop: Boolean,
  multiple: Boolean,
};

/**
 * Reads a configuration. It never throws: what is wrong is listed, all of it at once.
 *
 * @param options - what the author wrote
 * @param page - the page it is used on
 * @param checkProvider - what there is to say of the provider; its preset is in the options already (with-preset.ts)
 */
export function readSettings(options: ConnectorOptions, page: Page, checkProvider?: CheckProvider): Reading {
  const faults = new FaultList();
  const draft = readDraft(options, page, readers, (name, error) => faults.fault(name, wordsOf(error, name)));
  checkTogether(faults, draft, checkProvider);
  const { errors, warnings, advice } = faults;
  const { providerName = '', redirectUrl = '', fields } = draft;
  const settings = {
    ...draft,
    checkFieldValues: (given, remembered) => checkFieldValues(fields, given, remembered, page),
  } as Settings;
  return errors.length
    ? { settings: undefined, providerName, redirectUrl, errors, warnings, advice, error: whole(errors, page) }
    : { settings, providerName, redirectUrl, errors, warnings, advice, error: undefined };
}

const whole = (errors: readonly ConfigurationProblem[], page: Page): OAuthConnectError =>
  new OAuthConnectError(
    !page.secure
      ? 'insecure_context'
      : errors.every(({ attribute }) => attribute === 'client-secret')
        ? 'client_secret_exposed'
        : 'invalid_configuration',
    'configuration',
    `This configuration cannot be used:\n${errors.map(({ message }) => `- ${message}`).join('\n')}`,
  );
