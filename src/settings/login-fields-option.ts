import { invalid } from './configuration-problems.js';
import * as sentences from './configuration-sentences.js';
import { patternOf, type Field, type FieldType } from './login-fields.js';

/** Names that mean something else in templates. */
const reserved = [
  'access_token',
  'refresh_token',
  'id_token',
  'token_type',
  'expires_in',
  'scope',
  'state',
  'code',
  'client_id',
  'client_secret',
  '__proto__',
];
const types: readonly unknown[] = ['text', 'url', 'email', 'password', 'select'] satisfies FieldType[];

/**
 * Reads the `fields` attribute.
 *
 * @throws `InvalidOption`, which says what is wrong
 */
export function readFields(json: unknown): readonly Field[] {
  if (!Array.isArray(json)) throw invalid(sentences.fieldArray);
  const fields = json.map(readField);
  const twice = fields.find(({ name }, index) => fields.findIndex((other) => other.name === name) < index);
  if (twice) throw invalid(sentences.fieldTwice(twice.name));
  return fields;
}

function readField(raw: unknown): Field {
  if (!isObject(raw)) throw invalid(sentences.fieldArray);
  const name = readName(raw['name']);
  const { label } = raw;
  if (typeof label !== 'string' || !label) throw invalid(sentences.fieldLabel(name));
  const type = raw['type'] ?? (raw['options'] ? 'select' : 'text');
  if (!types.includes(type)) throw invalid(sentences.fieldType(name, types as string[]));
  const options = readOptions(name, type as FieldType, raw['options']);
  const field: Field = {
    name,
    label,
    type: type as FieldType,
    options,
    default: text(raw['default']),
    required: raw['required'] === true,
    placeholder: text(raw['placeholder']),
    pattern: text(raw['pattern']),
    hosts: readHosts(name, type as FieldType, raw['hosts']),
    help: text(raw['help']),
  };
  checkPattern(field);
  if (field.default && type === 'select' && !options.some(({ value }) => value === field.default))
    throw invalid(sentences.fieldDefault(name));
  return field;
}

function readName(name: unknown): string {
  if (typeof name !== 'string' || !/^[^\s.'"?{}]+$/.test(name)) throw invalid(sentences.fieldName);
  if (reserved.includes(name)) throw invalid(sentences.fieldReserved(name));
  return name;
}

function readOptions(name: string, type: FieldType, options: unknown): Field['options'] {
  const given = Array.isArray(options) && options.length > 0;
  if ((type === 'select') !== given) throw invalid(sentences.fieldOptions(name));
  return ((options ?? []) as unknown[]).map((option) => {
    const value = isObject(option) ? option['value'] : option;
    if (typeof value !== 'string') throw invalid(sentences.fieldOption);
    return { value, label: isObject(option) && option['label'] != null ? text(option['label']) : value };
  });
}

function readHosts(name: string, type: FieldType, hosts: unknown): readonly string[] {
  if (hosts == null) return [];
  const areDomains = Array.isArray(hosts) && hosts.every((one) => /^[a-z\d-]+(?:\.[a-z\d-]+)*$/i.test(String(one)));
  if (!areDomains || !hosts.length || type !== 'url') throw invalid(sentences.fieldHosts(name));
  return hosts.map((one) => String(one).toLowerCase());
}

function checkPattern({ name, pattern }: Field): void {
  try {
    patternOf(pattern);
  } catch {
    throw invalid(sentences.fieldPattern(name));
  }
}

function text(value: unknown): string {
  if (value == null) return '';
  if (typeof value !== 'string' && typeof value !== 'number') throw invalid(sentences.fieldText);
  return String(value);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
