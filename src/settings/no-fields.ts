import { failure } from '../errors/oauth-connect-error.js';
import type { Field, FieldValues } from './login-fields.js';

/** There are no fields, so there is nothing to give a value to. */
export function noFieldValues(given: FieldValues): FieldValues {
  const [unknown] = Object.keys(given);
  if (unknown !== undefined) throw failure('invalid_configuration', 'configuration', 'noField', [unknown]);
  return {};
}

/** The values without those that are kept like tokens. */
export const publicValues = (fields: readonly Field[], values: FieldValues): FieldValues =>
  Object.fromEntries(fields.filter(({ type }) => type !== 'password').map(({ name }) => [name, values[name] ?? '']));
