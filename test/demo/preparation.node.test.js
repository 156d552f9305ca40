import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  demoIsInstalled,
  everythingIsInstalled,
  frameworksAreInstalled,
  npmCommand,
} from '../../scripts/preparation.js';

/** What `npm start` installs: enough for what it runs, and little. */

const root = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, root), 'utf8');
const lock = JSON.parse(read('package-lock.json')).packages;
const workspace = (/** @type {string} */ path) => JSON.parse(read(`${path}/package.json`));

/** What a module imports, as it is written there. @param {string} text */
const importsOf = (text) =>
  [...text.matchAll(/^import[^;]*?'([^']+)';|\bimport\('([^']+)'\)(?!\.)/gm)].map(
    ([, name, later]) => name ?? later ?? '',
  );

/** `@lit-labs/ssr/lib/render.js` is of `@lit-labs/ssr`. @param {string} name */
const packageOf = (name) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

const isPackage = (/** @type {string} */ name) => !/^\.|^node:/.test(name);

/** The packages that a module imports, and those that its own modules do. @param {URL} url @param {Set<string>} seen */
function packagesOf(url, seen = new Set()) {
  if (seen.has(url.href)) return [];
  seen.add(url.href);
  return importsOf(readFileSync(url, 'utf8')).flatMap((name) => {
    if (isPackage(name)) return packageOf(name);
    return name.startsWith('.') && !name.includes('/dist/') ? packagesOf(new URL(name, url), seen) : [];
  });
}

test('every package that the demo and its build import is among those that are installed for it', () => {
  const { dependencies } = workspace('scripts/demo');
  const entries = ['scripts/start.js', 'scripts/demo/build.js', 'scripts/demo/rollup.config.js'];
  const imported = new Set(entries.flatMap((entry) => packagesOf(new URL(entry, root))));
  assert.ok(
    imported.has('express') && imported.has('marked') && imported.has('rollup-plugin-minify-template-literals'),
  );
  for (const name of imported) assert.ok(name in dependencies, name);
  for (const name of Object.keys(dependencies)) assert.equal(lock[`node_modules/${name}`].dev, undefined, name);
});

test('every package that the apps import is among those that are installed for them', () => {
  const { devDependencies } = workspace('scripts/demo/frameworks');
  const config = packagesOf(new URL('scripts/demo/frameworks/vite.config.js', root));
  const files = ['react/main.tsx', 'vue/main.ts', 'svelte/main.ts', 'served/main.ts', 'served/connect.js'];
  const apps = files.flatMap((file) =>
    importsOf(read(`demo/frameworks/${file}`))
      .filter(isPackage)
      .map(packageOf),
  );
  for (const name of ['react', 'vue', 'svelte', 'vite']) assert.ok([...config, ...apps].includes(name), name);
  const ours = new Set(['oauth-connect', 'lit']);
  for (const name of [...config, ...apps]) if (!ours.has(name)) assert.ok(name in devDependencies, name);
});

test('versions stand in one place: the project’s own', () => {
  const own = JSON.parse(read('package.json'));
  for (const path of ['scripts/demo', 'scripts/demo/frameworks']) {
    const { dependencies, devDependencies } = workspace(path);
    for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies })) {
      assert.equal(range, '*', name);
      assert.ok(name in { ...own.dependencies, ...own.devDependencies }, `${name} is in the project’s package.json`);
      assert.equal(lock[`${path}/node_modules/${name}`], undefined, `${name} is there once`);
    }
  }
});

test('the demo needs a quarter of what the project is developed with', () => {
  const all = Object.keys(lock).filter((path) => path.startsWith('node_modules/'));
  const needed = all.filter((path) => !lock[path].dev);
  assert.ok(needed.length < all.length / 4, `${needed.length} of ${all.length}`);
});

test('who develops has all of it', () => {
  assert.ok(everythingIsInstalled());
  assert.ok(demoIsInstalled());
  assert.ok(frameworksAreInstalled());
});

test('npm is started by its own script where that is known', () => {
  const before = process.env.npm_execpath;
  try {
    process.env.npm_execpath = '/somewhere/npm-cli.js';
    assert.deepEqual(npmCommand(['ci']).slice(0, 2), [process.execPath, ['/somewhere/npm-cli.js', 'ci']]);
    process.env.npm_execpath = '/somewhere/yarn.js';
    assert.deepEqual(npmCommand(['ci']).slice(0, 2), ['npm', ['ci']]);
  } finally {
    if (before === undefined) delete process.env.npm_execpath;
    else process.env.npm_execpath = before;
  }
});
