// @ts-check
import fc from 'fast-check';
import { addresses } from './addresses.js';
import { answers } from './answers.js';
import { configurations } from './configurations.js';
import { relayMessages } from './relay-messages.js';
import { tokenProxy } from './token-proxy.js';

/** Random and hostile input for all that reads some, compared with models that are written apart from the source. */

/**
 * @typedef {object} Property
 * @property {string} name
 * @property {number} share how many of a thousand cases
 * @property {fc.IRawProperty<any>} property
 */

/** @param {import('./modules.js').Modules} modules @returns {Property[]} */
export const propertiesOf = (modules) =>
  [addresses, answers, configurations, relayMessages, tokenProxy].flatMap((some) => some(modules));

/**
 * Runs properties until one fails.
 *
 * @param {readonly Property[]} properties
 * @param {{ cases: number, seed: number, say?: (line: string) => void }} how
 * @returns {Promise<{ cases: number, failure?: string }>}
 */
export async function runProperties(properties, { cases, seed, say = () => {} }) {
  const shares = properties.reduce((sum, { share }) => sum + share, 0);
  let done = 0;
  for (const { name, share, property } of properties) {
    const numRuns = Math.ceil((cases * share) / shares);
    const begun = performance.now();
    const found = await fc.check(property, { numRuns, seed, endOnFailure: false });
    done += found.numRuns;
    say(`${name}: ${found.numRuns} cases, seed ${seed}, ${Math.round(performance.now() - begun)} ms`);
    if (found.failed) return { cases: done, failure: `${name}: ${fc.defaultReportMessage(found)}` };
  }
  return { cases: done };
}
