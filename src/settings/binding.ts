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

type Bound = Omit<SettingsDraft, 'binding'>;
type Written = Partial<UrlTemplate>;

/** JSON of the author's holds no functions, so only a template has this one. */
const isTemplate = ({ expand }: Written): boolean => typeof expand === 'function';

/** What a stored connection is bound to: it is restored only where all of this is the same. */
export const bindingOf = (settings: Bound): string => bindingBy(settings, isTemplate);

/**
 * The binding of a version that took any object with a member `source` or `written` for a template, so that other members
 * of it did not count.
 *
 * @returns `undefined` where it is the same
 */
export function formerBindingOf(settings: Bound, binding: string): string | undefined {
  const former = bindingBy(settings, () => true);
  return former === binding ? undefined : former;
}

const bindingBy = (settings: Bound, isUnwrapped: (value: Written) => boolean): string =>
  toJson(
    [
      ...boundOptions.map((name) => settings[name]),
      // What an earlier version could not say counts only where it is said.
      ...(settings.issuer && settings.testUrl === null ? ['test-url=""'] : []),
      ...(settings.resource ? [`resource=${settings.resource.written}`] : []),
    ],
    // Addresses are absolute here, so that a page elsewhere on the site does not count as the same.
    (value) => {
      const template = (value ?? {}) as Written;
      return isUnwrapped(template) ? (template.written ?? template.source ?? value) : value;
    },
  );
