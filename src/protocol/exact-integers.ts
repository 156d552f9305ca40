import { parseJson } from '../platform/taken-at-load.js';

/**
 * Integers that JavaScript's numbers cannot hold: IDs of some APIs are beyond 2^53, and read as numbers two accounts would
 * have the same.
 */

/** Such integers as they were written, each at the place in an object where it was; nothing else is in it. */
export interface ExactIntegers {
  readonly [key: string]: string | ExactIntegers;
}

/** Texts and numbers of JSON (RFC 8259 §6, §7). */
const texts = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const integer = /^-?\d+$/;

/**
 * The integers beyond 2^53 of an object in JSON.
 *
 * @param json - the text
 * @param value - what it was read as
 * @returns `undefined` where there is none
 */
export function exactIntegers(json: string, value: unknown): ExactIntegers | undefined {
  // 2^53 has sixteen digits.
  if (!/\d{16}/.test(json)) return undefined;
  const isLarge = (text: string): boolean => integer.test(text) && !Number.isSafeInteger(Number(text));
  try {
    const quoted: unknown = parseJson(json.replace(texts, (text) => (isLarge(text) ? `"${text}"` : text)));
    return differences(value, quoted) as ExactIntegers | undefined;
  } catch {
    // It was read as a form, where all values are texts.
    return undefined;
  }
}

/** What is a number in one reading, and a text in the other. */
function differences(value: unknown, quoted: unknown): string | ExactIntegers | undefined {
  if (typeof value === 'number' && typeof quoted === 'string') return quoted;
  if (typeof value !== 'object' || !value) return undefined;
  const found = Object.entries(value).flatMap(([key, item]) => {
    const difference = differences(item, (quoted as Readonly<Record<string, unknown>>)[key]);
    return difference === undefined || key === '__proto__' ? [] : [[key, difference] as const];
  });
  return found.length ? Object.fromEntries(found) : undefined;
}
