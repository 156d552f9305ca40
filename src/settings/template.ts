import { OAuthConnectError, type ErrorStep } from '../errors.js';

/**
 * Templates: `{{ path }}`, `{{ emails.0.value }}`, `{{ name ?? login ?? 'somebody' }}`. A value is substituted once and
 * never expanded again; only own properties are seen.
 */

/** The inside of one pair of braces: paths to try in turn, and at last perhaps a text. */
export interface Expression {
  readonly source: string;
  readonly alternatives: readonly (readonly string[] | { readonly text: string })[];
}

/** A parsed template, which knows the attribute that it came from. */
export interface Template {
  readonly attribute: string;
  readonly source: string;
  readonly parts: readonly (string | Expression)[];
}

/** Where values come from, the first first. */
export type Values = readonly unknown[];

const expressions = /\{\{((?:'[^']*'|[^'{}])*)\}\}/g;
const alternative = /\s*(?:'([^']*)'|([^\s'"?{}]+))\s*(\?\?|$)/y;

function parseExpression(source: string): Expression {
  const alternatives: (string[] | { text: string })[] = [];
  for (let at = 0, more = '??'; more;) {
    alternative.lastIndex = at;
    const [all, text, path, next] = alternative.exec(source) ?? [];
    const keys = path?.split('.');
    if (all === undefined || keys?.includes('')) throw new Error(`{{${source}}} is no template; write {{ path }}`);
    alternatives.push(keys ?? { text: text ?? '' });
    at += all.length;
    more = next ?? '';
  }
  return { source: source.trim(), alternatives };
}

/**
 * Parses a template.
 *
 * @param source - the template as its author wrote it
 * @param attribute - the attribute it stands in, which errors name
 * @throws an `Error` that says what is wrong with it
 */
export function parseTemplate(source: string, attribute: string): Template {
  // With one capturing group, split() gives text and expression in turn.
  const parts = source.split(expressions).map((part, index) => {
    if (index % 2) return parseExpression(part);
    if (part.includes('{{')) throw new Error(`"{{" opens a template that is not closed as {{ path }}`);
    return part;
  });
  return { attribute, source, parts: parts.filter((part) => part !== '') };
}

/** Whether a template mentions a value, wherever it stands among its alternatives. */
export const mentions = ({ parts }: Template, path: string): boolean =>
  parts.some(
    (part) => typeof part !== 'string' && part.alternatives.some((keys) => 'join' in keys && keys[0] === path),
  );

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

/**
 * What an expression stands for.
 *
 * @throws `template_failed` when it finds nothing
 */
export function evaluate({ source, alternatives }: Expression, template: Template, values: Values, step: ErrorStep) {
  for (const keys of alternatives) {
    const found = 'text' in keys ? keys.text : find(keys, values);
    if (found !== undefined) return found;
  }
  throw failed(
    template,
    step,
    `found nothing at {{ ${source} }}. Check the path, or add a text: {{ ${source} ?? '…' }}`,
  );
}

/** A template's error, which names attribute and template but no value. */
export const failed = ({ attribute }: Template, step: ErrorStep, problem: string): OAuthConnectError =>
  new OAuthConnectError('template_failed', step, `${attribute}: its template ${problem}.`);

/**
 * Expands a template to plain text, for names, queries and bodies.
 *
 * @param step - the part of the journey that an error names
 * @throws `template_failed` when an expression finds nothing
 */
export const expand = (template: Template, values: Values, step: ErrorStep): string =>
  template.parts.map((part) => (typeof part === 'string' ? part : evaluate(part, template, values, step))).join('');

/**
 * Expands the strings within a JSON value, keys aside.
 *
 * @throws `template_failed` when an expression finds nothing
 */
export const expandJson = (json: unknown, attribute: string, values: Values, step: ErrorStep): unknown =>
  JSON.parse(JSON.stringify(json), (_key, value: unknown) =>
    typeof value === 'string' ? expand(parseTemplate(value, attribute), values, step) : value,
  );
