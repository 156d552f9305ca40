import { failure } from '../errors/oauth-connect-error.js';
import type { FieldOption } from './options.js';
import { parseUrl, tryUrl, type UrlUser } from './url-rules.js';

/** The questions before sign-in (step 1 of the set-up), and the values that they get. */

/** What a field of the `fields` attribute can be. */
export type FieldType = NonNullable<FieldOption['type']>;

/** A question that is asked before sign-in. */
export interface Field extends Required<FieldOption> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The values of fields by name. */
export type FieldValues = Readonly<Record<string, string>>;

/** What is wrong with a value; the element finds the visitor's words for it. */
export type FieldProblem = 'required' | 'url' | 'host' | 'email' | 'pattern' | 'option';

/** What browsers themselves take for an address (HTML Standard §4.10.5.1.5). */
const email = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

/**
 * The expression of a field's `pattern`, which works as in HTML: the whole value, Unicode sets first.
 *
 * @throws `SyntaxError`
 */
export function patternOf(source: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 'v');
  } catch {
    return new RegExp(`^(?:${source})$`, 'u');
  }
}

/** What a field holds before anybody has touched it; a `select` begins with its first option, as in HTML. */
export const initialValue = (field: Field): string => field.default || (field.options[0]?.value ?? '');

/** A web address may be typed without its scheme. */
export function normalizeValue({ type }: Field, value: string): string {
  if (type !== 'url' && type !== 'email') return value;
  const trimmed = value.trim();
  return type === 'url' && trimmed && !/^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? `https://${trimmed}` : trimmed;
}

function isUrl(value: string, page: UrlUser): boolean {
  try {
    return Boolean(parseUrl(value, page));
  } catch {
    return false;
  }
}

/** Whether the host of a URL is one of these domains, or below one. */
const isAtOneOf = (domains: readonly string[], url: string): boolean =>
  domains.some((domain) => `.${tryUrl(url)?.hostname ?? ''}`.endsWith(`.${domain}`));

/** What is wrong with a value, if anything; typed values and those given by script are held to the same. */
export function fieldProblem(field: Field, value: string, page: UrlUser): FieldProblem | undefined {
  if (!value) return field.required ? 'required' : undefined;
  if (field.type === 'url' && !isUrl(value, page)) return 'url';
  if (field.hosts.length && !isAtOneOf(field.hosts, value)) return 'host';
  if (field.type === 'email' && !email.test(value)) return 'email';
  if (field.type === 'select' && !field.options.some((option) => option.value === value)) return 'option';
  return field.pattern && !patternOf(field.pattern).test(value) ? 'pattern' : undefined;
}

/** A field may be called as a member that every object inherits. */
const ownValue = (values: FieldValues, name: string): unknown =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/**
 * The values that an attempt goes with: given ones over those of last time, and over those that fields begin with.
 *
 * @param given - what was typed, or what a script gave
 * @param remembered - what an earlier attempt went with
 * @throws `invalid_configuration` for a value that cannot be used, or that no field is there for
 */
export function fieldValuesFor(
  { fields, page }: { readonly fields: readonly Field[]; readonly page: UrlUser },
  given: FieldValues,
  remembered: FieldValues = {},
): FieldValues {
  const unknown = Object.keys(given).find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined) throw failure('invalid_configuration', 'configuration', 'noField', [unknown]);
  return Object.fromEntries(
    fields.map((field) => {
      const { name } = field;
      const written = ownValue(given, name) ?? ownValue(remembered, name) ?? initialValue(field);
      if (typeof written !== 'string' && typeof written !== 'number')
        throw failure('invalid_configuration', 'configuration', 'fieldValue', [name, 'text']);
      const value = normalizeValue(field, String(written));
      const problem = fieldProblem(field, value, page);
      if (problem) throw failure('invalid_configuration', 'configuration', 'fieldValue', [name, problem]);
      return [name, value];
    }),
  );
}

/** The values without those that are kept like tokens. */
export const publicValues = (fields: readonly Field[], values: FieldValues): FieldValues =>
  Object.fromEntries(
    fields
      .filter(({ type }) => type !== 'password')
      .map(({ name }) => [name, Object.hasOwn(values, name) ? (values[name] ?? '') : '']),
  );
