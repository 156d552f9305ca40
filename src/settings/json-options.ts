import { parseJson, toJson } from '../platform/taken-at-load.js';
import { invalid } from './configuration-problems.js';
import * as sentences from './configuration-sentences.js';
import { fitsHeader, parseTemplate, type Template } from './template.js';

/** JSON options: what is added to requests, and what goes into a body. */

/** Keys and values in their order. */
export type Pairs<T = unknown> = readonly (readonly [string, T])[];

/** What a page may not set (Fetch Standard §2.2.2, forbidden request-header); browsers drop it without a word. */
const forbiddenHeader =
  /^(?:accept-(?:charset|encoding)|access-control-request-(?:headers|method|private-network)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(?:proxy|sec)-.*)$/i;
/** A token of RFC 9110 §5.6.2. */
const headerName = /^[\w!#$%&'*+.^`|~-]+$/;

/**
 * The value of a JSON option, cut off from the author's own object.
 *
 * @throws `InvalidOption` when it is no JSON; it repeats nothing of the text, which may hold a key
 */
export function readJson(value: unknown): unknown {
  try {
    return parseJson(typeof value === 'string' ? value : toJson(value));
  } catch {
    throw invalid(sentences.json);
  }
}

/** @throws `InvalidOption` when a JSON value is no object */
export function readObject(json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || !json || Array.isArray(json)) throw invalid(sentences.jsonObject);
  return json as Record<string, unknown>;
}

/** A JSON object of texts, numbers and booleans. */
export const readTexts = (json: unknown): Pairs<string> =>
  Object.entries(readObject(json)).map(([name, value]) => {
    if (!['string', 'number', 'boolean'].includes(typeof value)) throw invalid(sentences.jsonText(name));
    return [name, String(value)];
  });

/** A JSON object whose values are templates. */
export const readTemplates = (json: unknown, attribute: string): Pairs<Template> =>
  readTexts(json).map(([name, value]) => [name, parseTemplate(value, attribute)]);

/** A JSON object of headers whose values are templates. */
export function readHeaders(json: unknown, attribute: string): Pairs<Template> {
  const headers = readTemplates(json, attribute);
  for (const [name, { parts }] of headers) {
    if (!headerName.test(name) || forbiddenHeader.test(name)) throw invalid(sentences.headerName(name));
    if (!parts.every((part) => typeof part !== 'string' || fitsHeader(part)))
      throw invalid(sentences.headerValue(name));
  }
  return headers;
}

/** Any JSON, whose strings are templates. */
export function readBody(json: unknown, attribute: string): unknown {
  templatesIn(json, attribute);
  return json;
}

/** A JSON object, whose strings are templates at any depth. */
export const readMembers = (json: unknown, attribute: string): Pairs =>
  Object.entries(readObject(readBody(json, attribute)));

/**
 * The templates within a JSON value, keys aside.
 *
 * @throws `InvalidOption` for a text that is no template
 */
export function templatesIn(json: unknown, attribute: string): readonly Template[] {
  if (typeof json === 'string') return [parseTemplate(json, attribute)];
  if (typeof json !== 'object' || !json) return [];
  return Object.values(json).flatMap((value) => templatesIn(value, attribute));
}
