import { parseUrl, type Page } from './url-rules.js';

/** What a field of the `fields` attribute can be. */
export type FieldType = 'text' | 'url' | 'email' | 'password' | 'select';

/** A question that is asked before sign-in (step 1 of the set-up). */
export interface Field {
  /** What templates call its value. */
  readonly name: string;
  /** What the visitor reads. */
  readonly label: string;
  /** `select` where there are `options`, else `text`. A `password` is kept like a token. */
  readonly type: FieldType;
  /** What a `select` offers. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The value it begins with. */
  readonly default: string;
  /** Whether it must be filled in. */
  readonly required: boolean;
  /** An example, shown while it is empty. */
  readonly placeholder: string;
  /** What its whole value must match, as in HTML (HTML Standard §4.10.5.3.6). */
  readonly pattern: string;
  /** A sentence below it. */
  readonly help: string;
}

/** The values of fields by name. */
export type FieldValues = Readonly<Record<string, string>>;

/** What is wrong with a value; the element finds the visitor's words for it. */
export type FieldProblem = 'required' | 'url' | 'email' | 'pattern' | 'option';

/** Names that mean something else in templates. */
const reserved =
  'access_token refresh_token id_token token_type expires_in scope state code client_id client_secret __proto__'.split(
    ' ',
  );
const types = ['text', 'url', 'email', 'password', 'select'];
// What browsers themselves take for an address (HTML Standard §4.10.5.1.5).
const email = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : value == null
      ? ''
      : fail('has a value that is no text');

function fail(problem: string): never {
  throw new Error(problem);
}

/** As `pattern` works in HTML: the whole value, Unicode sets first. */
function wholePattern(source: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 'v');
  } catch {
    return new RegExp(`^(?:${source})$`, 'u');
  }
}

function readOption(option: unknown): Field['options'][number] {
  const value = isObject(option) ? option['value'] : option;
  if (typeof value !== 'string') fail('has an option that is neither a text nor { "value", "label" }');
  return { value, label: isObject(option) && option['label'] != null ? text(option['label']) : value };
}

function readField(raw: unknown, taken: Set<unknown>): Field {
  if (!isObject(raw)) fail('must be a JSON array of objects such as {"name": "region", "label": "Region"}');
  const { name, label, options } = raw;
  if (typeof name !== 'string' || !/^[^\s.'"?{}]+$/.test(name)) fail('has a field without a usable "name"');
  if (reserved.includes(name)) fail(`has a field named "${name}", which is reserved`);
  if (taken.has(name)) fail(`has two fields named "${name}"`);
  taken.add(name);
  if (typeof label !== 'string' || !label) fail(`has a field "${name}" without a "label"`);
  const type = raw['type'] ?? (options ? 'select' : 'text');
  if (!types.includes(type as string)) fail(`has a field "${name}" whose "type" is none of ${types.join(', ')}`);
  if ((type === 'select') !== (Array.isArray(options) && options.length > 0))
    fail(`has a field "${name}" with "options" but not of type "select", or the other way round`);
  const field: Field = {
    name,
    label,
    type: type as FieldType,
    options: ((options ?? []) as unknown[]).map(readOption),
    default: text(raw['default']),
    required: raw['required'] === true,
    placeholder: text(raw['placeholder']),
    pattern: text(raw['pattern']),
    help: text(raw['help']),
  };
  wholePattern(field.pattern);
  if (field.default && type === 'select' && !field.options.some(({ value }) => value === field.default))
    fail(`has a field "${name}" whose "default" is not among its "options"`);
  return field;
}

/**
 * Reads the `fields` attribute.
 *
 * @throws an `Error` that says what is wrong, to follow the attribute's name
 */
export function readFields(json: unknown): readonly Field[] {
  if (!Array.isArray(json)) fail('must be a JSON array');
  const taken = new Set();
  return json.map((raw) => readField(raw, taken));
}

/** What a field holds before anybody has touched it; a `select` begins with its first option, as in HTML. */
export const initialValue = (field: Field): string => field.default || (field.options[0]?.value ?? '');

/** A web address may be typed without its scheme. */
export const normalizeValue = (field: Field, value: string): string =>
  field.type === 'url' && value.trim() && !/^[a-z][a-z\d+.-]*:\/\//i.test(value.trim())
    ? `https://${value.trim()}`
    : field.type === 'url' || field.type === 'email'
      ? value.trim()
      : value;

function isUrl(value: string, page: Page): boolean {
  try {
    return Boolean(parseUrl(value, page));
  } catch {
    return false;
  }
}

/** What is wrong with a value, if anything; typed values and those given by script are held to the same. */
export function fieldProblem(field: Field, value: string, page: Page): FieldProblem | undefined {
  if (!value) return field.required ? 'required' : undefined;
  if (field.type === 'url' && !isUrl(value, page)) return 'url';
  if (field.type === 'email' && !email.test(value)) return 'email';
  if (field.type === 'select' && !field.options.some((option) => option.value === value)) return 'option';
  return field.pattern && !wholePattern(field.pattern).test(value) ? 'pattern' : undefined;
}
