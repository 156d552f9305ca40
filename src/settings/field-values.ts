import { failure } from '../errors/oauth-connect-error.js';
import { fieldProblem, initialValue, normalizeValue, type Field, type FieldValues } from './login-fields.js';
import { noFieldValues } from './no-fields.js';
import type { Page } from './url-rules.js';

const words = {
  required: 'is required',
  url: 'must be a web address that begins with https://',
  email: 'must be an e-mail address',
  pattern: 'does not have the form that its pattern asks for',
  option: 'is none of its options',
};

/**
 * The values that an attempt goes with: given ones over those of last time, and over those that fields begin with.
 *
 * @throws `invalid_configuration` for a value that cannot be used, or that no field is there for
 */
export function checkFieldValues(
  fields: readonly Field[],
  given: FieldValues,
  remembered: FieldValues,
  page: Page,
): FieldValues {
  const names = fields.map(({ name }) => name);
  noFieldValues(Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name))));
  return Object.fromEntries(
    fields.map((field) => {
      const value = normalizeValue(field, given[field.name] ?? remembered[field.name] ?? initialValue(field));
      const wrong = fieldProblem(field, value, page);
      if (wrong) throw failure('invalid_configuration', 'configuration', 'fieldValue', [field.name, words[wrong]]);
      return [field.name, value];
    }),
  );
}
