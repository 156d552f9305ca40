import { failure, type ErrorStep } from '../errors/oauth-connect-error.js';
import { URL } from '../platform/taken-at-load.js';
import { invalid, whyInvalid } from './configuration-problems.js';
import * as sentences from './configuration-sentences.js';
import type { PageEnvironment } from './page-environment.js';
import { evaluate, expressionsOf, parseTemplate, type Expression, type Template, type Values } from './template.js';
import { parseUrl, tryUrl, urlProblem } from './url-rules.js';

/**
 * URLs with templates in them. A value can be the base at the very start, one label of the host, or a percent-encoded
 * part of path or query; it can never bring in another host, another path segment or another parameter.
 */

/** A URL attribute, whose templates are known to stand where templates may. */
export interface UrlTemplate extends Omit<Template, 'expand'> {
  /** The whole as text, absolute: two templates are the same where this is. */
  readonly written: string;
  /** Whether a value decides the host. */
  readonly variableHost: boolean;
  /** The host as far as it is known without values. */
  readonly knownHost: string;
  /**
   * Puts the values in.
   *
   * @param step - the part of the journey that an error names
   * @throws `template_failed` when a value is missing, or may not stand where it would; values are never repaired
   */
  expand(values: Values, step: ErrorStep): URL;
}

/** `prefix` must have neither query nor fragment, `endpoint` no fragment. */
export type UrlKind = 'endpoint' | 'prefix';

type Place = 'base' | 'host' | 'path' | 'query';

/** The texts of a URL, absolute and normalised, and its expressions, in order. */
type Pieces = readonly (string | { readonly expression: Expression; readonly place: Place })[];

const standIn = /xoc(\d+)cox/;
const baseStandIn = 'xoc0cox';
/** One label of a host, as a value may be one. */
export const hostLabel = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
/** Slashes, dots and semicolons, however often they are encoded. In one pass: decoding level by level would be quadratic. */
const encodedSeparator = /%(?:25)*(2e|2f|3b|5c)/gi;
/** A segment that servers might read as `.` or `..`; some cut it at its semicolon. */
const dots = /^\.{1,2}(?:;|$)/;

/** Whether a path might climb, once a server has decoded it as often as it likes. */
const climbs = (path: string): boolean =>
  path
    .replace(encodedSeparator, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .split(/[/\\]/)
    .some((segment) => dots.test(segment));

/**
 * Parses a URL attribute.
 *
 * @param source - as its author wrote it; relative ones are resolved against the page
 * @throws `InvalidOption`, which says what is wrong
 */
export function parseUrlTemplate(
  source: string,
  attribute: string,
  page: PageEnvironment,
  kind: UrlKind = 'endpoint',
): UrlTemplate {
  const template = parseTemplate(source, attribute);
  if (!expressionsOf(template).length) return fixedUrl(source, attribute, page, kind);
  if (standIn.test(source)) throw invalid(sentences.noUrl);
  const startsWithTemplate = typeof template.parts[0] === 'object';
  let index = 0;
  // The URL parser itself tells where each template stands: names that are valid everywhere stand in for them.
  const text = template.parts.map((part) => (typeof part === 'string' ? part : `xoc${index++}cox`)).join('');
  if (startsWithTemplate && !/^xoc0cox(?:[/?#]|$)/.test(text)) throw invalid(sentences.templateAtStart);
  const url = parseAddress(startsWithTemplate ? `https://${text}` : text, page, kind);
  const pieces = piecesOf(url, template, startsWithTemplate && !text.startsWith(`${baseStandIn}/`));
  return {
    attribute,
    source,
    parts: template.parts,
    written: pieces.map((piece) => (typeof piece === 'string' ? piece : `{{${piece.expression.source}}}`)).join(''),
    variableHost: startsWithTemplate || standIn.test(url.host),
    knownHost: startsWithTemplate ? '' : url.host.replace(/^.*xoc\d+cox[^.]*\.?/, ''),
    expand: (values, step) => expandPieces(attribute, pieces, values, page, step),
  };
}

/**
 * Parses a URL in which nothing may be put in: what a server says of itself must never get a value.
 *
 * @throws `InvalidOption`, which says what is wrong
 */
export function fixedUrl(
  source: string,
  attribute: string,
  page: PageEnvironment,
  kind: UrlKind = 'endpoint',
): UrlTemplate {
  // A URL parser would accept the braces.
  if (source.includes('{{')) throw invalid(sentences.expression);
  const { href, host } = parseAddress(source, page, kind);
  return {
    attribute,
    source,
    parts: [href],
    written: href,
    variableHost: false,
    knownHost: host,
    expand: () => new URL(href),
  };
}

function parseAddress(text: string, page: PageEnvironment, kind: UrlKind): URL {
  const url = parseUrl(text, page, page.href);
  if (url.href.includes('#')) throw invalid(sentences.fragment);
  if (kind === 'prefix' && url.href.includes('?')) throw invalid(sentences.query);
  return url;
}

/**
 * Finds where the expressions of a template stand.
 *
 * @param url - the URL, with names that stand in for the expressions
 * @param baseAlone - whether a base is followed by no slash of the author's
 */
function piecesOf({ protocol, host, pathname, search }: URL, template: Template, baseAlone: boolean): Pieces {
  const found = expressionsOf(template);
  const startsWithBase = typeof template.parts[0] === 'object';
  const places: [Place, string][] = [
    startsWithBase ? ['base', baseStandIn] : ['host', `${protocol}//${host}`],
    // Right after a base, the slash that the URL parser adds is not the author's.
    ['path', baseAlone ? pathname.slice(1) : pathname],
    ['query', search],
  ];
  const pieces = places.flatMap(([place, part]) =>
    // With one capturing group, split() gives text and number in turn.
    part
      .split(standIn)
      .map((piece, at) => (at % 2 ? { expression: found[Number(piece)] as Expression, place } : piece))
      .filter((piece) => piece !== ''),
  );
  if (pieces.filter((piece) => typeof piece === 'object').length !== found.length)
    throw invalid(sentences.templatePlace);
  return pieces;
}

function expandPieces(attribute: string, pieces: Pieces, values: Values, page: PageEnvironment, step: ErrorStep): URL {
  const text = pieces
    .map((piece, index) => {
      if (typeof piece === 'string') return piece;
      const value = evaluate(piece.expression, attribute, values, step);
      if (piece.place === 'base') return expandBase(attribute, value, pieces[index + 1], page, step);
      if (piece.place !== 'host') return encode(attribute, value, step);
      if (!hostLabel.test(value)) throw failure('template_failed', step, 'templateHost', [attribute]);
      return value;
    })
    .join('');
  const url = tryUrl(text);
  const [, authority = '', path = ''] = /^\w+:\/\/([^/?]*)([^?]*)/.exec(text) ?? [];
  // A host that reads otherwise than written (`2130706433` is 127.0.0.1) is not the one that was meant.
  if (!url || urlProblem(url, page) || url.host !== authority.toLowerCase())
    throw failure('template_failed', step, 'templateUrl', [attribute]);
  if (authority.split('.').some((part) => part.length > 63))
    throw failure('template_failed', step, 'templateHostLength', [attribute]);
  if (climbs(path)) throw failure('template_failed', step, 'templateDots', [attribute]);
  return url;
}

function expandBase(attribute: string, value: string, next: unknown, page: PageEnvironment, step: ErrorStep): string {
  try {
    if (/[?#]/.test(value)) throw invalid(sentences.queryOrFragment);
    const { href } = parseUrl(value, page);
    // One slash is kept where two would meet.
    return typeof next === 'string' && next.startsWith('/') ? href.replace(/\/$/, '') : href;
  } catch (error) {
    throw failure('template_failed', step, 'templateBase', [attribute, whyInvalid(error)]);
  }
}

function encode(attribute: string, value: string, step: ErrorStep): string {
  try {
    return encodeURIComponent(value);
  } catch {
    // Half of a surrogate pair has no UTF-8.
    throw failure('template_failed', step, 'templateText', [attribute]);
  }
}
