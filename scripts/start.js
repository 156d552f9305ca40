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

/** @param {readonly string[]} options `--no-open`: leave the browser alone; `--no-build`: serve `dist/` as it is */
async function main(options) {
  const { installIfNeeded, build } = await import('./demo/prepare.js');
  const onChild = (/** @type {import('node:child_process').ChildProcess} */ child) => endings.push(() => child.kill());
  await installIfNeeded({ say, onChild });
  if (!options.includes('--no-build')) await build({ say, onChild });

  const { startProvider } = await import('../test/servers/acme/provider.js');
  const { startOidc } = await import('../test/servers/oidc/server.js');
  const { startStatic } = await import('./demo/static.js');
  // The providers first: when 4000 is busy, the demo looks for its port beyond theirs.
  const provider = await startProvider({ port: 4001, anyLoopbackRedirect: true });
  endings.push(() => provider.close());
  // Of the demo's own site, if not of its origin: with third-party cookies gone, only there can a frame renew a sign-in.
  const oidc = await startOidc({ host: 'localhost', port: 4002 });
  endings.push(() => oidc.close());
  const { cobalt: look } = await import('../test/servers/oidc/cobalt.js');
  const secret = randomBytes(24).toString('base64url');
  const cobalt = await startOidc({ port: 4003, look, secret });
  endings.push(() => cobalt.close());
  const demo = await startStatic({
    ...{ port: 4000, provider: provider.origin, oidc: oidc.origin },
    cobalt: { origin: cobalt.origin, secret },
  });
  endings.push(() => demo.close());

  say('');
  say(`  The demo             ${demo.origin}/`);
  say(`  The set-up page      ${demo.origin}/setup/  (writes the tag for you)`);
  say(`  The guide            ${demo.origin}/guide/`);
  say(`  Acme, OAuth 2.0      ${provider.origin}/  (sign in as ada, password demo)`);
  say(`  Beacon, OpenID       ${oidc.origin}/  (the same)`);
  say(`  Cobalt, by a server  ${cobalt.origin}/  (the same)`);
  say('');
  say('  Ctrl-C ends them all.');
  say('');
  if (options.includes('--no-open')) return;
  const { openBrowser } = await import('./demo/open-browser.js');
  if (openBrowser(`${demo.origin}/`)) say('Opening it in your browser …');
}

checkNode();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
stopWithNpm();
main(process.argv.slice(2)).catch((error) => {
  console.error(`\nThat did not work: ${error.message}`);
  process.exit(1);
});
