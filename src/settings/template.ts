import { failure, type ErrorStep } from '../errors/oauth-connect-error.js';
import { invalid } from './configuration-problems.js';
import * as sentences from './configuration-sentences.js';

/**
 * Templates: `{{ path }}`, `{{ emails.0.value }}`, `{{ name ?? login ?? 'somebody' }}`. A value is substituted once and
 * never expanded again; only own properties are seen.
 */

/** The inside of one pair of braces: paths to try in turn, and at last perhaps a text. */
export interface Expression {
  readonly source: string;
  readonly alternatives: readonly (Path | { readonly text: string })[];
}

/** The keys that lead to a value. */
export type Path = readonly string[];

/** A text with values to be put in, which knows the attribute that it came from. */
export interface Template {
  readonly attribute: string;
  /** As its author wrote it. */
  readonly source: string;
  readonly parts: readonly (string | Expression)[];
  /**
   * Puts the values in, as plain text.
   *
   * @param step - the part of the journey that an error names
   * @throws `template_failed` when an expression finds nothing
   */
  expand(values: Values, step: ErrorStep): string;
}

/** Where values come from, the first first. */
export type Values = readonly unknown[];

const expressions = /\{\{((?:'[^']*'|[^'{}])*)\}\}/g;
const alternative = /\s*(?:'([^']*)'|([^\s'"?{}]+))\s*(\?\?|$)/y;

/** What is refused in a header: control characters would end it, and beyond Latin-1 nothing can be sent. */
const unfitForHeader = /[^\t\x20-\x7e\x80-\xff]/;

function parseExpression(source: string): Expression {
  const alternatives: (Path | { text: string })[] = [];
  for (let at = 0, more = '??'; more;) {
    alternative.lastIndex = at;
    const [all, text, path, next] = alternative.exec(source) ?? [];
    const keys = path?.split('.');
    if (all === undefined || keys?.includes('')) throw invalid(sentences.expression);
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
 * @throws `InvalidOption`, which says what is wrong
 */
export function parseTemplate(source: string, attribute: string): Template {
  // With one capturing group, split() gives text and expression in turn.
  const parts = source.split(expressions).map((part, index) => {
    if (index % 2) return parseExpression(part);
    if (part.includes('{{')) throw invalid(sentences.unclosed);
    return part;
  });
  const template: Template = {
    attribute,
    source,
    parts: parts.filter((part) => part !== ''),
    expand: (values, step) =>
      template.parts
        .map((part) => (typeof part === 'string' ? part : evaluate(part, attribute, values, step)))
        .join(''),
  };
  return template;
}

/** A text without the expressions in it. */
export const withoutExpressions = (source: string): string => source.replace(expressions, '');

const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value && key !== '__proto__' && Object.hasOwn(value, key)
    ? Array.isArray(value) && !/^\d+$/.test(key)
      ? undefined
      : (value as Record<string, unknown>)[key]
    : undefined;

/** The first string (not an empty one), number or boolean that a path finds. */
export function find(path: Path, values: Values): string | undefined {
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
 * @param attribute - the attribute it stands in, which an error names
 * @throws `template_failed` when it finds nothing
 */
export function evaluate({ source, alternatives }: Expression, attribute: string, values: Values, step: ErrorStep) {
  for (const one of alternatives) {
    const found = isText(one) ? one.text : find(one, values);
    if (found !== undefined) return found;
  }
  throw failure('template_failed', step, 'found', [attribute, source]);
}

/** Whether an alternative is a text, and no path. */
export const isText = (one: Expression['alternatives'][number]): one is { readonly text: string } => 'text' in one;

/** The expressions of a template, in order. */
export const expressionsOf = ({ parts }: Pick<Template, 'parts'>): readonly Expression[] =>
  parts.filter((part) => typeof part !== 'string');

/** Whether a template mentions a value, wherever it stands among its alternatives. */
export const mentions = (template: Pick<Template, 'parts'>, name: string): boolean =>
  expressionsOf(template).some(({ alternatives }) => alternatives.some((one) => !isText(one) && one[0] === name));

/** Whether the token is among a template's values, wherever it stands in it. */
export const holdsToken = (template: Pick<Template, 'parts'>): boolean =>
  mentions(template, 'access_token') || mentions(template, 'id_token');

/** Whether a header's value can be sent. */
export const fitsHeader = (value: string): boolean => !unfitForHeader.test(value);
