// @ts-check

import { randomBytes } from 'node:crypto';

/**
 * `npm start`: installs what is missing, builds, starts three providers and the demo, opens the browser. Nothing is imported
 * before the version of Node is known to be able to.
 */
const NEEDED = { major: 20, minor: 19 };

/** @param {string} line */
const say = (line) => console.log(line);

/** @type {(() => unknown)[]} what to end on the way out, the last one first */
const endings = [];

function stop() {
  for (const end of endings.reverse()) end();
  process.exit(0);
}

/**
 * npm hands a signal on to the shell between it and us, and that shell dies of it without a word to us: left alone, the
 * servers would live on with nobody to end them. Losing the parent is how it shows.
 */
function stopWithNpm() {
  const { ppid: parent, env } = process;
  if (env['npm_lifecycle_event']) setInterval(() => process.ppid === parent || stop(), 200).unref();
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return;
  console.error(`This needs Node ${NEEDED.major}.${NEEDED.minor} or newer; here is ${process.versions.node}.`);
  console.error('Get it from https://nodejs.org and run npm start again.');
  process.exit(1);
}

/**
 * @param {readonly string[]} options `--no-open`: leave the browser alone; `--no-build`: serve `dist/` as it is; `--log`: a line
 *   for each request to the providers
 */
async function main(options) {
  const { buildIfNeeded, createApps, installIfNeeded } = await import('./demo/prepare.js');
  const onChild = (/** @type {import('node:child_process').ChildProcess} */ child) => endings.push(() => child.kill());
  await installIfNeeded({ say, onChild });
  if (!options.includes('--no-build')) await buildIfNeeded({ say, onChild });
  const origins = await startServers({ log: options.includes('--log') ? say : sayFaults, apps: createApps(onChild) });
  tell(origins);
  if (options.includes('--no-open')) return;
  const { openBrowser } = await import('./demo/open-browser.js');
  if (openBrowser(`${origins.demo}/`)) say('Opening it in your browser …');
}

/** What has a stack is a mistake in a server; every other line is of a request. @param {string} line */
const sayFaults = (line) => line.includes('\n') && say(line);

/** @param {{ log: (line: string) => unknown, apps: import('./demo/prepare.js').Apps }} options */
async function startServers({ log, apps }) {
  const [{ startAcme }, { startOidc }, { cobalt: brand }, { startStatic }] = await Promise.all([
    import('../test/servers/acme/server.js'),
    import('../test/servers/oidc/server.js'),
    import('../test/servers/oidc/cobalt.js'),
    import('./demo/static.js'),
  ]);
  /** @type {<T extends { close: () => unknown }>(server: T) => T} */
  const ended = (server) => (endings.push(() => server.close()), server);
  // The providers first: when 4000 is busy, the demo looks for its port beyond theirs.
  const acme = ended(await startAcme({ port: 4001, anyLoopbackRedirect: true, log }));
  // Of the demo's own site, if not of its origin: with third-party cookies gone, only there can a frame renew a sign-in.
  const beacon = ended(await startOidc({ host: 'localhost', port: 4002, log }));
  const secret = randomBytes(24).toString('base64url');
  const cobalt = ended(await startOidc({ port: 4003, brand, secret, log }));
  const demo = ended(
    await startStatic({
      ...{ port: 4000, provider: acme.origin, oidc: beacon.origin, apps },
      cobalt: { origin: cobalt.origin, secret },
    }),
  );
  return { demo: demo.origin, acme: acme.origin, beacon: beacon.origin, cobalt: cobalt.origin };
}

/** @param {Record<'demo' | 'acme' | 'beacon' | 'cobalt', string>} origins */
function tell({ demo, acme, beacon, cobalt }) {
  say('');
  say(`  The demo             ${demo}/`);
  say(`  The set-up page      ${demo}/setup/  (writes the tag for you)`);
  say(`  The guide            ${demo}/guide/`);
  say(`  Acme, OAuth 2.0      ${acme}/  (sign in as ada, password demo)`);
  say(`  Beacon, OpenID       ${beacon}/  (the same)`);
  say(`  Cobalt, by a server  ${cobalt}/  (the same)`);
  say('');
  say('  Ctrl-C ends them all.');
  say('');
}

checkNode();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
stopWithNpm();
main(process.argv.slice(2)).catch((error) => {
  console.error(`\nThat did not work: ${error.message}`);
  process.exit(1);
});
