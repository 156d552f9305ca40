import { fitsHeader, parseTemplate, type ParsedTemplate } from './template.js';

/** JSON options: what is added to requests, and what goes into a body. */

/** Keys and values in their order. */
export type Pairs<T = unknown> = readonly (readonly [string, T])[];

/**
 * The value of a JSON option, cut off from the author's own object.
 *
 * @throws an `Error` when it is no JSON; it repeats nothing of the text, which may hold a key
 */
export function readJson(value: unknown): unknown {
  try {
    return JSON.parse(typeof value === 'string' ? value : JSON.stringify(value));
  } catch {
    throw new Error('is not valid JSON (keys and texts need double quotes)');
  }
}

/** @throws an `Error` when a JSON value is no object */
export function readObject(json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || !json || Array.isArray(json)) throw new Error('must be a JSON object');
  return json as Record<string, unknown>;
}

/** A JSON object of texts, numbers and booleans. */
export function readTexts(json: unknown): Pairs<string> {
  return Object.entries(readObject(json)).map(([name, value]) => {
    if (!['string', 'number', 'boolean'].includes(typeof value))
      throw new Error(`has a value at "${name}" that is neither text nor number nor boolean`);
    return [name, String(value)];
  });
}

/** A JSON object whose values are templates. */
export const readPairs = (json: unknown, attribute: string): Pairs<ParsedTemplate> =>
  readTexts(json).map(([name, value]) => [name, parseTemplate(value, attribute)]);

/** Checks the templates within any JSON. */
export function readTemplates(json: unknown, attribute: string): unknown {
  JSON.stringify(json, (_key, value: unknown) => {
    if (typeof value === 'string') parseTemplate(value, attribute);
    return value;
  });
  return json;
}

/** Whether scripts may set a header; browsers drop the others in silence (Fetch Standard §2.2.2). */
function isUsableHeader(name: string): boolean {
  try {
    return new Request('https://x', { headers: { [name]: 'x' } }).headers.has(name);
  } catch {
    return false;
  }
}

/** A JSON object of headers whose values are templates. */
export function readHeaders(json: unknown, attribute: string): Pairs<ParsedTemplate> {
  const pairs = readPairs(json, attribute);
  for (const [name, { parts }] of pairs) {
    if (!isUsableHeader(name)) throw new Error(`holds the header "${name}", which a page cannot set`);
    if (!parts.every((part) => typeof part !== 'string' || fitsHeader(part)))
      throw new Error(`has a value at "${name}" that no header can hold`);
  }
  return pairs;
}
