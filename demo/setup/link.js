// @ts-check
import { FLAGS, ORDER, sharable } from './attributes.js';

/**
 * The settings as a link's fragment: names and values as in a query, to be read by people too. A fragment is sent to no
 * server. `site` is where the author's page will be, which the tag itself has no use for.
 *
 * @typedef {import('./attributes.js').Attribute} Attribute
 * @typedef {{ attributes: Attribute[], site: string }} Shared
 */

/** Far more than any settings need: a longer fragment is somebody's mistake, or mischief. */
const MOST = 32_768;

/**
 * @param {{ attributes: Iterable<Attribute>, site?: string }} shared
 * @returns {string} without `#`; empty where there is nothing to share. Never with a secret
 */
export function encodeSettings({ attributes, site = '' }) {
  const fragment = new URLSearchParams(sharable(attributes));
  if (site) fragment.append('site', site);
  return fragment.toString();
}

/**
 * Reads what `encodeSettings` wrote. A link may come from anybody: names that are none, secrets, and what comes twice are
 * left out; whether the values are any good is for the element to say.
 *
 * @param {string} fragment with or without `#`
 * @returns {Shared | undefined} nothing where it holds no settings
 */
export function decodeSettings(fragment) {
  if (fragment.length > MOST) return undefined;
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  /** @type {Attribute[]} */
  const found = ORDER.filter((name) => parameters.has(name)).map((name) => [
    name,
    FLAGS.has(name) ? 'true' : (parameters.get(name) ?? ''),
  ]);
  const attributes = sharable(found.filter(([, value]) => value.trim()));
  const site = parameters.get('site') ?? '';
  return attributes.length > 0 || site ? { attributes, site } : undefined;
}
