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

const isThere = (/** @type {Engine} */ engine) => ENGINES[engine].find().missing === undefined;

/**
 * @param {object} options
 * @param {Engine[]} options.asked by name; where there are none, all that are here, and Chromium whether it is or not
 * @param {(message: string) => void} options.say
 * @returns {{ engines: Engine[], problems: string[] }}
 */
export function getEngines({ asked, say }) {
  const isWanted = (/** @type {Engine} */ engine) =>
    asked.length > 0 ? asked.includes(engine) : engine === 'chromium' || isThere(engine);
  const wanted = ALL_ENGINES.filter(isWanted);
  get(
    wanted.filter((engine) => !isThere(engine)),
    say,
  );
  for (const engine of ALL_ENGINES.filter((one) => !wanted.includes(one))) {
    const { name, find } = ENGINES[engine];
    const because = find().missing ?? 'not asked for';
    say(`Not in ${name} (${because}): --browser ${engine}, or all, gets it and runs the tests there too.`);
  }

  /** @type {string[]} */
  const problems = [];
  const engines = wanted.filter((engine) => {
    const { name, find } = ENGINES[engine];
    const { missing } = find();
    if (missing === undefined) return true;
    const help = engine === 'chromium' ? CHROMIUM_HELP : '';
    problems.push(`${name}: ${missing}, and could not be installed. ${help}`.trim());
    return false;
  });
  return { engines, problems };
}

/**
 * @param {Engine[]} missing
 * @param {(message: string) => void} say
 */
function get(missing, say) {
  if (missing.length === 0) return;
  aptInstall(
    missing.flatMap((engine) => ENGINES[engine].packages),
    say,
  );
  if (missing.includes('chromium') && !isThere('chromium')) downloadChrome(say);
}
