// @ts-check
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { root } from '../harness/preparation.js';
import { run } from './command.js';

/** `oauth-connect copy`: the files of a page. */

const dist = join(root, 'dist');
const parts = readdirSync(dist).filter((name) => /^oauth-connect(-[\w-]+)?\.js$/.test(name));
const callback = ['oauth-callback.html', 'oauth-callback.js'];
const firstBuild = join(root, 'test/first-build');

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'oauth-connect-copy-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const there = () => readdirSync(folder).sort();
/** @param {string} name */
const read = (name) => readFileSync(join(folder, name), 'utf8');
/** @param {string} name @param {string} text */
const write = (name, text) => writeFileSync(join(folder, name), text);

test('copies the element, its parts and the callback page, and says what to register', async () => {
  const { status, out } = await run('copy', join(folder, 'public'));
  assert.equal(status, 0);
  assert.deepEqual(readdirSync(join(folder, 'public')).sort(), [...parts, ...callback].sort());
  assert.match(out, /^ +https:\/\/your-site\.example\/oauth-callback\.html$/m);
  assert.match(out, /<script type="module" src="\/oauth-connect\.js"><\/script>/);
});

test('copies the bundle or the callback page alone, where that is asked for', async () => {
  await run('copy', '--callback-only', folder);
  assert.deepEqual(there(), callback);
  const { out } = await run('copy', '--bundle', folder);
  assert.deepEqual(there(), [...callback, 'oauth-connect.bundle.js'].sort());
  assert.match(out, /src="\/oauth-connect\.bundle\.js"/);
});

test('replaces what an earlier release has brought, and removes its parts that are no longer there', async () => {
  const old = readdirSync(firstBuild).filter((name) => /^oauth-c.*\.(js|html)$/.test(name));
  for (const name of old) copyFileSync(join(firstBuild, name), join(folder, name));
  assert.equal((await run('copy', folder)).status, 0);
  assert.deepEqual(there(), [...parts, ...callback].sort());
  for (const name of there()) assert.ok(readFileSync(join(folder, name)).equals(readFileSync(join(dist, name))), name);
});

test('leaves a callback page that somebody has changed as it is, says so, and replaces it with --force', async () => {
  write('oauth-callback.html', '<!doctype html><title>Mine</title>');
  const { status, out } = await run('copy', folder);
  assert.equal(status, 0);
  assert.match(out, /! oauth-callback\.html has been changed/);
  assert.match(read('oauth-callback.html'), /Mine/);
  await run('copy', '--force', folder);
  assert.doesNotMatch(read('oauth-callback.html'), /Mine/);
});

test('never touches other files, fails where a script that it would replace is none of ours', async () => {
  write('oauth-connect-mine.js', '// mine');
  write('oauth-connect.js', '// mine');
  write('index.html', 'mine');
  const { status, out } = await run('copy', folder);
  assert.equal(status, 1);
  assert.match(out, /! oauth-connect\.js has been changed/);
  assert.deepEqual(['oauth-connect-mine.js', 'oauth-connect.js', 'index.html'].map(read), [
    '// mine',
    '// mine',
    'mine',
  ]);
});

test('copies nothing twice', async () => {
  await run('copy', folder);
  const { out } = await run('copy', folder);
  assert.match(out, new RegExp(`: 0 files copied, ${parts.length + 2} there already, 0 removed`));
});

test('says what is missing: the folder, a command that there is', async () => {
  assert.match((await run('copy')).err, /^oauth-connect copy: name one folder/);
  const unknown = await run('cpoy', folder);
  assert.equal(unknown.status, 1);
  assert.match(unknown.err, /there is no command "cpoy"/);
  for (const args of [[], ['--help'], ['copy', '--help'], ['check', '--help'], ['proxy', '--help']])
    assert.deepEqual([(await run(...args)).status, args], [0, args]);
});
