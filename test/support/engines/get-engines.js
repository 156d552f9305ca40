/**
 * Which browsers the tests run in: those that are installed. On a machine without any, Chromium is got; no machine
 * should need more than Node, npm and (on Debian) apt. What was asked for by name, and in CI all of them, has to be
 * there. Node's own modules only.
 */
import { aptInstall } from './apt.js';
import { downloadChrome } from './download.js';
import { ALL_ENGINES, ENGINES } from './engines.js';

/** @typedef {import('./engines.js').Engine} Engine */

const CHROMIUM_HELP =
  'Install Chrome or Chromium (Debian: apt-get install chromium), or set CHROME_PATH to the one you have.';

/**
 * @param {object} options
 * @param {Engine[]} options.asked by name; none means whatever there is
 * @param {boolean} options.all whether none may be missing
 * @param {(message: string) => void} options.say
 * @returns {{ engines: Engine[], problems: string[] }}
 */
export function getEngines({ asked, all, say }) {
  const wanted = asked.length > 0 ? ALL_ENGINES.filter((engine) => asked.includes(engine)) : ALL_ENGINES;
  const isThere = (/** @type {Engine} */ engine) => ENGINES[engine].find().missing === undefined;
  const needed = asked.length > 0 || all ? wanted : wanted.some(isThere) ? [] : [/** @type {Engine} */ ('chromium')];

  const missing = needed.filter((engine) => !isThere(engine));
  const packages = missing.flatMap((engine) => ENGINES[engine].packages);
  if (packages.length > 0) aptInstall(packages, say);
  if (needed.includes('chromium') && !isThere('chromium')) downloadChrome(say);

  /** @type {string[]} */
  const problems = [];
  const engines = wanted.filter((engine) => {
    const { name, find } = ENGINES[engine];
    const found = find();
    if (found.missing === undefined) return true;
    const what = `${name}: ${found.missing}`;
    if (!needed.includes(engine)) say(`${what}. Nothing is tested in it (npm test -- --browser ${engine} gets it)`);
    else problems.push(`${what}, and could not be installed. ${engine === 'chromium' ? CHROMIUM_HELP : ''}`.trim());
    return false;
  });
  return { engines, problems };
}
