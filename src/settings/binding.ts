import { toJson } from '../platform/taken-at-load.js';
import type { OptionName } from './options.js';
import type { SettingsDraft } from './settings.js';
import type { UrlTemplate } from './url-template.js';

/**
 * The options that decide where tokens go. Stored connections are found by what is made of these, in this order: a list
 * that changes must still find them.
 */
const boundOptions = [
  'redirectUrl',
  'clientId',
  'loginUrl',
  'tokenUrl',
  'refreshUrl',
  'revokeUrl',
  'testUrl',
  'testBody',
  'allowedUrls',
  'apiUrl',
  'requestHeaders',
  'requestQuery',
  'requestBody',
  'issuer',
  'scope',
  'revokeStyle',
  'revokeMethod',
  'testMethod',
  'responseType',
  'tokenInQuery',
] as const satisfies OptionName[];

/** What a stored connection is bound to: it is restored only where all of this is the same. */
export const bindingOf = (settings: Omit<SettingsDraft, 'binding'>): string =>
  toJson(
    [
      ...boundOptions.map((name) => settings[name]),
      // What an earlier version could not say counts only where it is said.
      ...(settings.issuer && settings.testUrl === null ? ['test-url=""'] : []),
    ],
    // Addresses are absolute here, so that a page elsewhere on the site does not count as the same.
    (value) => {
      const { written, source } = (value ?? {}) as Partial<UrlTemplate>;
      return written ?? source ?? value;
    },
  );
