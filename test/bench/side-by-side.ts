/** Two ways to do the same, taken in turns, so that whatever else the machine does falls on both. */

const rounds = 15;

async function millisecondsOf(work: () => unknown, times: number): Promise<number> {
  const begin = performance.now();
  for (let n = 0; n < times; n++) {
    const done = work();
    if (done instanceof Promise) await done;
  }
  return (performance.now() - begin) / times;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;

/**
 * Prints how many times as long the one takes as the other (the median of the rounds' ratios).
 *
 * @param what - the name of the line
 * @param ours - what this project does
 * @param theirs - what a page would do otherwise
 * @param times - how often in a round
 */
export async function sideBySide(
  what: string,
  ours: () => unknown,
  theirs: () => unknown,
  times: number,
): Promise<void> {
  const ratios: number[] = [];
  const each: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [one, other] = [await millisecondsOf(ours, times), await millisecondsOf(theirs, times)];
    ratios.push(one / other);
    each.push(one);
  }
  console.log(`${what}: ${median(ratios).toFixed(2)} times (${(median(each) * 1000).toFixed(0)} µs each)`);
}
