import { bindingOf, formerBindingOf } from './binding.js';
import { configurationError, ConfigurationProblems } from './configuration-problems.js';
import { misspeltOptions } from './misspelt-options.js';
import { optionParsers } from './option-parsers.js';
import { attributeName, defaults, isSet, optionNames, type ConnectorOptions, type OptionName } from './options.js';
import type { PageEnvironment } from './page-environment.js';
import type { Reading, Settings, SettingsDraft } from './settings.js';
import { validateSettings, type CheckProvider } from './validate-settings.js';
import { checkWritten } from './written-values.js';

/**
 * Reads a configuration. It never throws: what is wrong is listed, all of it at once.
 *
 * @param options - what the author wrote
 * @param page - the page that it is used on
 * @param checkProvider - what there is to say of the provider, whose preset is in the options already
 */
export function readSettings(options: ConnectorOptions, page: PageEnvironment, checkProvider?: CheckProvider): Reading {
  const problems = new ConfigurationProblems(misspeltOptions(options));
  const draft = readDraft(options, page, problems);
  validateSettings(draft, problems, checkProvider);
  const { errors, warnings, advice } = problems;
  const error = errors.length ? configurationError(errors, page) : undefined;
  return {
    // Without an error all that is required is there.
    settings: error ? undefined : (draft as Settings),
    providerName: draft.providerName,
    redirectUrl: draft.redirectUrl ?? '',
    errors,
    warnings,
    advice,
    error,
  };
}

function readDraft(options: ConnectorOptions, page: PageEnvironment, problems: ConfigurationProblems): SettingsDraft {
  const read = readOptions(options, page, problems);
  const { loginUrl, tokenUrl, issuer, resource } = read;
  // RFC 10017 §7.2: the better grant wherever it can be had.
  const usualGrant = (issuer ?? tokenUrl ?? resource) ? 'code' : 'token';
  const draft: Omit<SettingsDraft, 'binding'> = {
    fields: [],
    loginParams: [],
    requestHeaders: [],
    requestQuery: [],
    requestBody: [],
    scope: '',
    ...read,
    page,
    providerName: read.providerName ?? (loginUrl ?? issuer)?.knownHost.replace(/^www\./, '') ?? '',
    ...(problems.hasError('responseType') ? {} : { responseType: read.responseType ?? usualGrant }),
  };
  const binding = bindingOf(draft);
  return { ...draft, binding, formerBinding: formerBindingOf(draft, binding) };
}

/** Each option that is set, unless it cannot be read. */
function readOptions(
  options: ConnectorOptions,
  page: PageEnvironment,
  problems: ConfigurationProblems,
): Partial<Pick<Settings, OptionName>> {
  const read: Partial<Record<OptionName, unknown>> = {};
  for (const name of optionNames) {
    try {
      const value = writtenValue(options, name);
      if (value !== undefined) checkWritten(problems, name, value);
      if (value !== undefined) read[name] = optionParsers[name](value, attributeName(name), page);
    } catch (error) {
      problems.errorThrown(name, error);
    }
  }
  return read as Partial<Pick<Settings, OptionName>>;
}

/** What an option is set to, or its default. */
function writtenValue(options: ConnectorOptions, name: OptionName): unknown {
  const written: unknown = options[name];
  const value = typeof written === 'string' ? written.trim() : written;
  // The one that can be unset: an issuer's metadata may name an API that is of no use.
  if (value === '' && name === 'testUrl') return value;
  return value === false || !isSet(value) ? defaults[name] : value;
}
