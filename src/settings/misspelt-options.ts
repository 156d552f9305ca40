import { optionNames, type ConnectorOptions, type OptionName } from './options.js';

/** Names that are none of an option's, and read like one: `testurl`, `client_id`, `conection-name`. */

/** What a name is, however its words are put together. */
const lettersOf = (name: string): string => name.replace(/[-_]/g, '').toLowerCase();

/** Whether one word comes of another by so many letters left out, put in, changed or swapped with the next. */
function isWithin(edits: number, one: string, other: string): boolean {
  if (one === other) return true;
  if (!edits) return false;
  let at = 0;
  while (one[at] === other[at]) at++;
  const [a, b] = [one.slice(at), other.slice(at)];
  const left = edits - 1;
  return (
    isWithin(left, a.slice(1), b) ||
    isWithin(left, a, b.slice(1)) ||
    isWithin(left, a.slice(1), b.slice(1)) ||
    ([a[0], a[1]].join() === [b[1], b[0]].join() && isWithin(left, a.slice(2), b.slice(2)))
  );
}

/**
 * The option that a name reads like.
 *
 * @param written - a key of options, or an attribute that is none of the element's
 * @returns `undefined` for an option, and for what is an attribute of HTML, of a framework, or of the author's own
 */
export function misspeltOption(written: string): OptionName | undefined {
  if (/^(?:data-|aria-|on|.-)|[^\w-]/.test(written)) return undefined;
  const letters = lettersOf(written);
  const near = (edits: number) =>
    // Short words are soon like another.
    optionNames.find((name) => name.length > 1 + 3 * edits && isWithin(edits, letters, name.toLowerCase()));
  const found = near(0) ?? near(1) ?? near(2);
  return found === written ? undefined : found;
}

/** The options that are misspelt, each with what is written. */
export const misspeltOptions = (options: ConnectorOptions): ReadonlyMap<OptionName, string> =>
  new Map(
    Object.keys(options).flatMap((written) => {
      const option = misspeltOption(written);
      return option ? [[option, written]] : [];
    }),
  );
