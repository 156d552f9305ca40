import { failure, type ErrorStep, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import { find, nothingFound, type Template, type Values } from './plain-template.js';

/** Templates of every kind: `{{ path }}`, `{{ name ?? login ?? 'somebody' }}`. */

/** The inside of one pair of braces: paths to try in turn, and at last perhaps a text. */
export interface Expression {
  readonly source: string;
  readonly alternatives: readonly (readonly string[] | { readonly text: string })[];
}

/** A template, parsed. */
export interface ParsedTemplate extends Template {
  readonly parts: readonly (string | Expression)[];
}

const expressions = /\{\{((?:'[^']*'|[^'{}])*)\}\}/g;
const alternative = /\s*(?:'([^']*)'|([^\s'"?{}]+))\s*(\?\?|$)/y;

function parseExpression(source: string): Expression {
  const alternatives: (string[] | { text: string })[] = [];
  for (let at = 0, more = '??'; more;) {
    alternative.lastIndex = at;
    const [all, text, path, next] = alternative.exec(source) ?? [];
    const keys = path?.split('.');
    if (all === undefined || keys?.includes('')) throw new Error('expression');
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
 * @throws an `Error` whose message is a key of fault-words.ts
 */
export function parseTemplate(source: string, attribute: string): ParsedTemplate {
  // With one capturing group, split() gives text and expression in turn.
  const parts = source.split(expressions).map((part, index) => {
    if (index % 2) return parseExpression(part);
    if (part.includes('{{')) throw new Error('unclosed');
    return part;
  });
  const template: ParsedTemplate = {
    attribute,
    source,
    parts: parts.filter((part) => part !== ''),
    expand: (values, step) =>
      template.parts.map((part) => (typeof part === 'string' ? part : evaluate(part, template, values, step))).join(''),
  };
  return template;
}

/** Whether a template mentions a value, wherever it stands among its alternatives. */
export const mentions = ({ parts }: ParsedTemplate, path: string): boolean =>
  parts.some(
    (part) => typeof part !== 'string' && part.alternatives.some((keys) => 'join' in keys && keys[0] === path),
  );

/** Whether the token is among a template's values, wherever it stands in it. */
export const holdsToken = (template: ParsedTemplate): boolean =>
  mentions(template, 'access_token') || mentions(template, 'id_token');

/**
 * What an expression stands for.
 *
 * @throws `template_failed` when it finds nothing
 */
export function evaluate(
  { source, alternatives }: Expression,
  { attribute }: Template,
  values: Values,
  step: ErrorStep,
) {
  for (const keys of alternatives) {
    const found = 'text' in keys ? keys.text : find(keys, values);
    if (found !== undefined) return found;
  }
  throw nothingFound(attribute, source, step);
}

/** A template's error, which names attribute and template but no value. */
export const failed = ({ attribute }: Template, step: ErrorStep, why: string): OAuthConnectError =>
  failure('template_failed', step, 'template', [attribute, why]);

// Control characters would end the header; beyond Latin-1 a header can't be sent at all.
const unfitForHeader = /[^\t\x20-\x7e\x80-\xff]/;

/** Whether a header's value can be sent. */
export const fitsHeader = (value: string): boolean => !unfitForHeader.test(value);
