import type { ErrorStep } from '../errors/oauth-connect-error.js';
import { wordsOf } from './fault-words.js';
import { parseWhole, plainUrl, type UrlKind, type UrlTemplate } from './plain-url.js';
import type { Template, Values } from './plain-template.js';
import { evaluate, failed, parseTemplate, type Expression } from './template.js';
import { parseUrl, tryUrl, urlProblem, type Page } from './url-rules.js';

/**
 * URLs with templates in them. A value can be the base at the very start, one label of the host, or a percent-encoded
 * part of path or query; it can never bring in another host, another path segment or another parameter.
 */

type Place = 'base' | 'host' | 'path' | 'query';

/** The texts of a URL, absolute and normalised, and its expressions, in order. */
type Pieces = readonly (string | { readonly expression: Expression; readonly place: Place })[];

const standIn = /xoc(\d+)cox/;
const base = 'https://xoc0cox';
const label = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/** Reads what stands in a path as servers might: decoded over and over. */
function decoded(segment: string): string {
  for (let before = ''; before !== segment;) {
    before = segment;
    segment = segment.replace(/%2e/gi, '.').replace(/%25/g, '%');
  }
  return segment;
}

/**
 * Parses a URL attribute.
 *
 * @param source - as its author wrote it; relative ones are resolved against the page
 * @throws an `Error` that says what is wrong with it
 */
export function parseUrlTemplate(
  source: string,
  attribute: string,
  page: Page,
  kind: UrlKind = 'endpoint',
): UrlTemplate {
  const template = parseTemplate(source, attribute);
  const found = template.parts.filter((part) => typeof part !== 'string');
  if (!found.length) return plainUrl(source, attribute, page, kind);
  const startsWithTemplate = typeof template.parts[0] === 'object';
  if (standIn.test(source)) throw new Error('is no URL');
  let index = 0;
  // The URL parser itself tells where each template stands: names that are valid everywhere stand in for them.
  const text = template.parts.map((part) => (typeof part === 'string' ? part : `xoc${String(index++)}cox`)).join('');
  if (startsWithTemplate && !/^xoc0cox(?:[/?#]|$)/.test(text))
    throw new Error('a template at the start of a URL must be followed by "/", "?" or the end');
  const url = parseWhole(startsWithTemplate ? `https://${text}` : text, page, kind);
  const { protocol, host, pathname, search } = url;

  const places: [Place, string][] = [
    [startsWithTemplate ? 'base' : 'host', startsWithTemplate ? base : `${protocol}//${host}`],
    // Right after a base, the slash that the URL parser adds is not the author's.
    ['path', startsWithTemplate && !text.startsWith('xoc0cox/') ? pathname.slice(1) : pathname],
    ['query', search],
  ];
  const pieces = places.flatMap(([place, part]) =>
    (place === 'base' ? ['', '0', ''] : part.split(standIn))
      .map((piece, at) => (at % 2 ? { expression: found[Number(piece)] as Expression, place } : piece))
      .filter((piece) => piece !== ''),
  );
  if (pieces.filter((piece) => typeof piece === 'object').length !== found.length)
    throw new Error('a template may stand at the start, as one label of the host, in the path or in the query');
  const knownHost = startsWithTemplate ? '' : host.replace(/^.*xoc\d+cox[^.]*\.?/, '');
  const written = pieces
    .map((piece) => (typeof piece === 'string' ? piece : `{{${piece.expression.source}}}`))
    .join('');
  return {
    ...template,
    written,
    variableHost: startsWithTemplate || standIn.test(host),
    knownHost,
    expand: (values, step) => expandPieces(template, pieces, values, page, step),
  };
}

function expandBase(template: Template, value: string, next: unknown, page: Page, step: ErrorStep): string {
  try {
    if (/[?#]/.test(value)) throw new Error('must not have a query or fragment');
    const { href } = parseUrl(value, page);
    return typeof next === 'string' && next.startsWith('/') ? href.replace(/\/$/, '') : href;
  } catch (error) {
    throw failed(template, step, `begins with a value that ${wordsOf(error)}`);
  }
}

function expandPieces(template: Template, pieces: Pieces, values: Values, page: Page, step: ErrorStep): URL {
  const text = pieces
    .map((piece, index) => {
      if (typeof piece === 'string') return piece;
      const value = evaluate(piece.expression, template, values, step);
      if (piece.place === 'base') return expandBase(template, value, pieces[index + 1], page, step);
      if (piece.place !== 'host') return encode(value, template, step);
      if (!label.test(value))
        throw failed(template, step, 'may put one label of letters, digits and inner hyphens into the host, no more');
      return value;
    })
    .join('');
  const url = tryUrl(text);
  const [, authority = '', path = ''] = /^\w+:\/\/([^/?]*)([^?]*)/.exec(text) ?? [];
  // A host that reads otherwise than written (`2130706433` is 127.0.0.1) is not the one that was meant.
  if (!url || urlProblem(url, page) || url.host !== authority.toLowerCase())
    throw failed(template, step, 'makes no valid URL');
  if (authority.split('.').some((part) => part.length > 63)) throw failed(template, step, 'makes too long a host');
  if (path.split('/').some((segment) => /^\.\.?$/.test(decoded(segment))))
    throw failed(template, step, 'would climb out of its place in the path');
  return url;
}

function encode(value: string, template: Template, step: ErrorStep): string {
  try {
    return encodeURIComponent(value);
  } catch {
    // Half of a surrogate pair has no UTF-8.
    throw failed(template, step, 'has a value that is no valid text');
  }
}
