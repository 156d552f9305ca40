/**
 * Integers of an answer that JavaScript's numbers cannot hold (IDs beyond 2^53): they are passed on as they were written.
 */

/** Texts and numbers of JSON (RFC 8259 §6, §7). */
const texts = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const integer = /^-?\d+$/;

const isLarge = (text: string): boolean => integer.test(text) && !Number.isSafeInteger(Number(text));

const made: { mark?: string } = {};

/** What no provider can have in a text of its own. Made late: some servers allow nothing random while modules load. */
const mark = (): string => (made.mark ??= `integer ${crypto.randomUUID()} `);

/** Reads JSON; integers that numbers cannot hold become texts with a mark. @throws `SyntaxError` */
export const readJson = (json: string): unknown =>
  JSON.parse(json.replace(texts, (text) => (isLarge(text) ? `"${mark()}${text}"` : text)));

/** Writes JSON; texts with that mark become the integers that they were. */
export const writeJson = (value: unknown): string =>
  JSON.stringify(value).replace(new RegExp(`"${mark()}(-?\\d+)"`, 'g'), '$1');
