// @ts-check
import { execSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { checkServerBundle, checkServerTypes } from './server-bundle.js';

/** The package as it would be published: its exports, its types, and that importing it on a server throws nothing. */

const run = (/** @type {string} */ command) => execSync(command, { stdio: 'inherit' });

run('npx publint --strict');
const name = execSync('npm pack --silent', { encoding: 'utf8' }).trim().split('\n').at(-1) ?? '';
try {
  run(
    `npx attw ./${name} --profile esm-only --exclude-entrypoints ./oauth-callback.html ./oauth-callback.js ./custom-elements.json`,
  );
} finally {
  rmSync(name, { force: true });
}
const paths = ['', '/element', '/connector', '/events', '/providers', '/token-proxy', '/token-proxy/node'];
for (const entry of paths.map((path) => `oauth-connect${path}`)) {
  await import(entry);
  console.log(`import '${entry}' on a server: nothing thrown`);
}
await checkServerBundle();
checkServerTypes();
