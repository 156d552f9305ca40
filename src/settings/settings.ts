import { OAuthConnectError } from '../errors.js';
import { readAllowedUrls } from './allowed-urls-option.js';
import { checkTogether } from './configuration-rules.js';
import { readFields, type Field } from './fields.js';
import { OptionReader, requireText, type ConfigurationProblem } from './option-reader.js';
import type { ConnectorOptions } from './options.js';
import { readHeaders, readObject, readPairs, readTemplates, readTexts, type Pairs } from './parameters.js';
import { parseTemplate, type Template } from './template.js';
import { parseUrl, type Page } from './url-rules.js';
import type { UrlTemplate } from './url-template.js';

/** What an author wrote, checked, and never changed again. */
export interface Settings {
  readonly page: Page;
  readonly providerName: string;
  readonly fields: readonly Field[];
  readonly redirectUrl: string;
  readonly clientId: Template;
  readonly clientSecret: string | undefined;
  readonly loginUrl: UrlTemplate;
  readonly loginParams: Pairs<string>;
  readonly tokenUrl: UrlTemplate | undefined;
  readonly refreshUrl: UrlTemplate | undefined;
  readonly revokeUrl: UrlTemplate | undefined;
  readonly revokeStyle: string;
  readonly revokeMethod: string;
  readonly testUrl: UrlTemplate | undefined;
  readonly testMethod: string;
  readonly testBody: unknown;
  readonly connectionName: Template | undefined;
  readonly allowedUrls: readonly UrlTemplate[] | undefined;
  readonly apiUrl: UrlTemplate | undefined;
  readonly uniqueIdentifier: Template | undefined;
  readonly requestHeaders: Pairs<Template>;
  readonly requestQuery: Pairs<Template>;
  readonly requestBody: Pairs;
  readonly issuer: UrlTemplate | undefined;
  readonly scope: string;
  readonly responseType: string;
  readonly storage: string;
  /** What decides where tokens go, as written: a stored connection is restored only where all of it is the same. */
  readonly binding: string;
}

/** The settings as read, before it is known whether they can be used. */
export type Draft = { readonly [K in keyof Settings]: Settings[K] | undefined } & Pick<Settings, 'fields' | 'page'>;

/** The settings, or all the faults that keep them from being used. */
export interface Reading {
  readonly settings: Settings | undefined;
  readonly providerName: string;
  readonly redirectUrl: string;
  readonly errors: readonly ConfigurationProblem[];
  readonly warnings: readonly ConfigurationProblem[];
  /** The warnings to log: those for which a better way is known. */
  readonly advice: readonly ConfigurationProblem[];
}

/** Of addresses in their absolute form, so that a page elsewhere on the site does not count as the same. */
const bindingOf = (draft: Draft, options: ConnectorOptions): string =>
  JSON.stringify([
    ...[draft.issuer, draft.loginUrl, draft.tokenUrl, draft.refreshUrl, draft.revokeUrl, draft.testUrl, draft.apiUrl]
      .concat(draft.allowedUrls)
      .map((url) => url?.written),
    ...[draft.requestHeaders, draft.requestQuery].map((pairs) =>
      pairs?.map(([name, template]) => [name, template.source]),
    ),
    ...[draft.requestBody, draft.testMethod, draft.testBody, draft.revokeStyle, draft.revokeMethod],
    ...[draft.clientId?.source, draft.redirectUrl, draft.scope, draft.responseType, Boolean(options.tokenInQuery)],
  ]);

/**
 * Reads a configuration. It never throws: what is wrong is listed, all of it at once.
 *
 * @param options - what the author wrote
 * @param page - the page it is used on
 */
export function readSettings(options: ConnectorOptions, page: Page): Reading {
  const reader = new OptionReader(options, page);
  const loginUrl = reader.url('loginUrl');
  const draft: Draft = {
    page,
    loginUrl,
    providerName: reader.text('providerName') ?? loginUrl?.knownHost.replace(/^www\./, '') ?? '',
    fields: reader.json('fields', readFields) ?? [],
    redirectUrl: reader.read('redirectUrl', (value) => readRedirectUrl(requireText(value), page)),
    clientId: reader.template('clientId'),
    clientSecret: reader.text('clientSecret'),
    loginParams: reader.json('loginParams', readTexts) ?? [],
    tokenUrl: reader.url('tokenUrl'),
    refreshUrl: reader.url('refreshUrl'),
    revokeUrl: reader.url('revokeUrl'),
    revokeStyle: reader.word('revokeStyle'),
    revokeMethod: reader.word('revokeMethod'),
    testUrl: reader.url('testUrl'),
    testMethod: reader.word('testMethod'),
    testBody: reader.json('testBody', readTemplates),
    connectionName: reader.template('connectionName'),
    allowedUrls: reader.read('allowedUrls', (value, attribute) => readAllowedUrls(value, attribute, page)),
    apiUrl: reader.url('apiUrl', 'prefix'),
    uniqueIdentifier: reader.read('uniqueIdentifier', (value, attribute) =>
      parseTemplate(pathOrTemplate(requireText(value)), attribute),
    ),
    requestHeaders: reader.json('requestHeaders', readHeaders) ?? [],
    requestQuery: reader.json('requestQuery', readPairs) ?? [],
    requestBody:
      reader.json('requestBody', (json, attribute) => Object.entries(readObject(readTemplates(json, attribute)))) ?? [],
    issuer: reader.url('issuer'),
    scope:
      reader.read('scope', (value) => (Array.isArray(value) ? value.map(requireText).join(' ') : requireText(value))) ??
      '',
    responseType: reader.word('responseType'),
    storage: reader.word('storage'),
    binding: '',
  };
  checkTogether(reader, draft);
  const { errors, warnings, advice } = reader;
  return {
    settings: errors.length ? undefined : ({ ...draft, binding: bindingOf(draft, options) } as Settings),
    providerName: draft.providerName ?? '',
    redirectUrl: draft.redirectUrl ?? '',
    errors,
    warnings,
    advice,
  };
}

const pathOrTemplate = (text: string): string => (text.includes('{{') ? text : `{{${text}}}`);

/** RFC 6749 §3.1.2; what the provider compares must be what is registered there, to the letter. */
function readRedirectUrl(text: string, page: Page): string {
  if (/[?#]|\{\{/.test(text)) throw new Error('must have no query, fragment or template');
  return parseUrl(text, page, page.href).href;
}

/** The one error that a faulty configuration ends in, with every fault in it. */
export const configurationError = (errors: readonly ConfigurationProblem[], page: Page): OAuthConnectError =>
  new OAuthConnectError(
    !page.secure
      ? 'insecure_context'
      : errors.every(({ attribute }) => attribute === 'client-secret')
        ? 'client_secret_exposed'
        : 'invalid_configuration',
    'configuration',
    `This configuration cannot be used:\n${errors.map(({ message }) => `- ${message}`).join('\n')}`,
  );
