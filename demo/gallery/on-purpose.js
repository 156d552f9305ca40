// @ts-check

/** What the element tells developers of samples that are wrong or fail on purpose, or share what others would not. */
const ON_PURPOSE = /^oauth-connect: (This configuration cannot be used|issuer should be set|[a-z_]+ \(step ")/;

/**
 * Leaves that out of the console, where it would look like a fault of this page.
 *
 * @param {Console} console of a window
 */
export function keepQuiet(console) {
  for (const level of /** @type {const} */ (['error', 'warn'])) {
    const tell = console[level].bind(console);
    console[level] = (...words) => ON_PURPOSE.test(String(words[0])) || tell(...words);
  }
}
