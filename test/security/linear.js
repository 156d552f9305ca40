// @ts-check
import assert from 'node:assert/strict';

/** Whether work on a text grows with its length, and no faster: by ratio, since no machine is as fast as another. */

const kib = 1024;
/** What is done in less says nothing of how it grows, in milliseconds. */
const tooShort = 80;
/** Four times the text takes four times as long; quadratic work would take sixteen times. */
const mostRatio = 9;

/** Time of this process, which others on the machine do not count into. @param {() => unknown} work */
function timeOf(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** @param {number} times @param {() => unknown} work */
const least = (times, work) => Math.min(...Array.from({ length: times }, () => timeOf(work)));

/**
 * The texts that a work takes longest for, of all that were tried at 16 KiB.
 *
 * @template T
 * @param {readonly T[]} texts
 * @param {(text: T, length: number) => unknown} work
 * @param {number} count
 */
export function slowest(texts, work, count = 2) {
  const timed = [];
  for (const text of texts) {
    timed.push(/** @type {const} */ ([timeOf(() => work(text, 16 * kib)), text]));
    // Slow enough to be looked at more closely.
    if ((timed.at(-1)?.[0] ?? 0) > tooShort) break;
  }
  return timed
    .sort(([one], [other]) => other - one)
    .slice(0, count)
    .map(([, text]) => text);
}

/**
 * @param {string} what
 * @param {(length: number) => unknown} work on a text of that length
 */
export function assertLinear(what, work) {
  const times = [16, 64, 256].map((size, index) => ({ size, time: 0, index }));
  for (const one of times) {
    one.time = least(2, () => work(one.size * kib));
    const before = times[one.index - 1];
    if (!before || one.time < tooShort) continue;
    const ratio = () => one.time / Math.max(before.time, tooShort / 8);
    // What stood in the way once, such as a collection of garbage, is gone at another try.
    for (let again = 0; again < 2 && ratio() > mostRatio; again++) one.time = least(3, () => work(one.size * kib));
    assert.ok(
      ratio() <= mostRatio,
      `${what}: ${one.size} KiB take ${one.time.toFixed(1)} ms, ${before.size} KiB ${before.time.toFixed(1)} ms`,
    );
  }
}
