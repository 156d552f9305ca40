// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { demoIsBuilt, demoIsInstalled, isDeveloped, npmCommand, root } from '../preparation.js';
import { appsAreBuilt, frameworksAreInstalled } from '../preparation.js';

/**
 * Installs and builds what the demo needs, if it is not there. What npm and the others print is shown where they fail, and
 * nowhere else.
 *
 * @typedef {object} Surroundings
 * @property {(line: string) => void} say
 * @property {(child: import('node:child_process').ChildProcess) => void} onChild hears of each process that is started
 */

const QUIETLY = ['--no-audit', '--no-fund', '--loglevel=error'];

/** @param {Surroundings} surroundings */
export async function installIfNeeded({ say, onChild }) {
  if (demoIsInstalled()) return;
  say('Installing what the demo needs (npm ci): 10 seconds to a minute …');
  // Never less than what is there. With NODE_ENV=production alone npm would leave out the development's.
  const which = isDeveloped() ? '--include=dev' : '--omit=dev';
  // npm 11 refuses a lock file that lacks binaries for other systems; `npm install` takes the same versions from it.
  await npm(['ci', which, ...QUIETLY], onChild).catch(() => npm(['install', '--no-save', which, ...QUIETLY], onChild));
}

/** @param {Surroundings} surroundings */
export async function buildIfNeeded({ say, onChild }) {
  if (demoIsBuilt()) return;
  say('Building the element: 5 to 20 seconds …');
  await run([process.execPath, [join(root, 'scripts/demo/build.js')], { cwd: root, shell: false }], onChild);
}

/**
 * The apps in frameworks, which are installed and built when the first of them is opened.
 *
 * @param {Surroundings['onChild']} onChild
 */
export function createApps(onChild) {
  /** @type {'idle' | 'building' | 'failed'} */
  let state = 'idle';

  async function build() {
    // Beside what is there: `npm ci` would take away what the demo is running on.
    const install = ['install', '--no-save', '--include=dev', '--workspace', 'scripts/demo/frameworks', ...QUIETLY];
    if (!frameworksAreInstalled()) await npm(install, onChild);
    await npm(['run', '--silent', 'build:demos'], onChild);
  }

  return {
    /** @returns {'ready' | 'building' | 'failed'} `building` from the first question on, unless they are there */
    state: () => {
      if (state === 'idle' && appsAreBuilt()) return 'ready';
      if (state === 'idle') {
        state = 'building';
        build().then(
          () => (state = 'idle'),
          (error) => {
            state = 'failed';
            console.error(error.message);
          },
        );
      }
      return state === 'idle' ? 'ready' : state;
    },
  };
}

/** @typedef {ReturnType<typeof createApps>} Apps */

/**
 * @param {readonly string[]} args
 * @param {Surroundings['onChild']} onChild
 */
const npm = (args, onChild) => run(npmCommand(args), onChild);

/**
 * @param {ReturnType<typeof npmCommand>} program
 * @param {Surroundings['onChild']} onChild
 * @returns {Promise<void>}
 */
function run([command, args, options], onChild) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    onChild(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) return done();
      failed(new Error(`${[command, ...args].join(' ')} ended with ${code}.\n\n${output}`));
    });
  });
}
