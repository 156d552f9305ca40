/** How options are looked at. What is wrong is named, and what it holds is not: it may be a secret. */

/** The error of an option. */
export const optionError = (option: string, problem: string): TypeError =>
  new TypeError(`createTokenProxy: ${option} ${problem}.`);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A name that nobody knows is most often one that is written wrongly, and then means less protection than was wanted. */
export function checkAll(options: object, known: readonly string[], prefix: string): void {
  for (const name of Object.keys(options))
    if (!known.includes(name))
      throw optionError(`${prefix}${name}`, `is not known here; there are ${known.join(', ')}`);
}

export function readText(value: unknown, option: string, shape: RegExp, problem: string): string {
  if (typeof value !== 'string' || !shape.test(value)) throw optionError(option, problem);
  return value;
}

/** Some texts, one at least, each of which is all right. */
export function readList(
  values: unknown,
  option: string,
  problemOf: (text: string) => string | undefined,
): readonly string[] {
  if (!Array.isArray(values) || values.length === 0)
    throw optionError(option, 'must be an array with one text at least');
  return values.map((value: unknown) => {
    const problem = problemOf(value as string);
    if (problem) throw optionError(option, problem);
    return value as string;
  });
}

export function readWhole(value: unknown, option: string): number {
  if (!Number.isSafeInteger(value) || (value as number) <= 0)
    throw optionError(option, 'must be a positive whole number');
  return value as number;
}
