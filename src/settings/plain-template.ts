import { failure, type ErrorStep } from '../errors/oauth-connect-error.js';

/**
 * Templates: `{{ path }}`, `{{ emails.0.value }}`. A value is substituted once and never expanded again; only own
 * properties are seen. Those with alternatives are read by template.ts.
 */

/** A text with values to be put in, which knows the attribute that it came from. */
export interface Template {
  readonly attribute: string;
  readonly source: string;
  /**
   * Puts the values in, as plain text.
   *
   * @param step - the part of the journey that an error names
   * @throws `template_failed` when nothing is found
   */
  expand(values: Values, step: ErrorStep): string;
}

/** Where values come from, the first first. */
export type Values = readonly unknown[];

const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value && key !== '__proto__' && Object.hasOwn(value, key)
    ? Array.isArray(value) && !/^\d+$/.test(key)
      ? undefined
      : (value as Record<string, unknown>)[key]
    : undefined;

/** The first string (not an empty one), number or boolean that a path finds. */
export function find(path: readonly string[], values: Values): string | undefined {
  for (const scope of values) {
    const found = path.reduce(own, scope);
    if (typeof found === 'number' || typeof found === 'boolean' || (typeof found === 'string' && found))
      return String(found);
  }
  return undefined;
}

/** @throws `template_failed` where a path finds nothing */
export const nothingFound = (attribute: string, path: string, step: ErrorStep): Error =>
  failure('template_failed', step, 'found', [attribute, path]);

const simple = /\{\{\s*([^\s'"?{}.]+(?:\.[^\s'"?{}.]+)*)\s*\}\}/g;

/**
 * Parses a template of paths alone.
 *
 * @throws an `Error` where there is more in it
 */
export function plainTemplate(source: string, attribute: string): Template {
  if (source.replace(simple, '').includes('{{')) throw new Error('expression');
  return {
    attribute,
    source,
    expand: (values, step) =>
      source.replace(simple, (_all, path: string) => {
        const found = find(path.split('.'), values);
        if (found === undefined) throw nothingFound(attribute, path, step);
        return found;
      }),
  };
}
