/**
 * The browsers that tests are asked to run in. One that is not there is got; no machine should need more than Node, npm
 * and (on Debian) apt. Node's own modules only.
 */
import { aptInstall } from './apt.js';
import { downloadChrome } from './download.js';
import { ALL_ENGINES, ENGINES } from './engines.js';

/** @typedef {import('./engines.js').Engine} Engine */

const CHROMIUM_HELP =
  'Install Chrome or Chromium (Debian: apt-get install chromium), or set CHROME_PATH to the one you have.';

/**
 * @param {object} options
 * @param {Engine[]} options.asked by name
 * @param {(message: string) => void} options.say
 * @returns {{ engines: Engine[], problems: string[] }}
 */
export function getEngines({ asked, say }) {
  const wanted = ALL_ENGINES.filter((engine) => asked.includes(engine));
  const isThere = (/** @type {Engine} */ engine) => ENGINES[engine].find().missing === undefined;
  const missing = wanted.filter((engine) => !isThere(engine));
  const packages = missing.flatMap((engine) => ENGINES[engine].packages);
  if (packages.length > 0) aptInstall(packages, say);
  if (wanted.includes('chromium') && !isThere('chromium')) downloadChrome(say);

  /** @type {string[]} */
  const problems = [];
  const engines = wanted.filter((engine) => {
    const { name, find } = ENGINES[engine];
    const found = find();
    if (found.missing === undefined) return true;
    const help = engine === 'chromium' ? CHROMIUM_HELP : '';
    problems.push(`${name}: ${found.missing}, and could not be installed. ${help}`.trim());
    return false;
  });
  return { engines, problems };
}
