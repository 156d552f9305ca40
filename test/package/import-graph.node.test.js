// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { circles, importsOf, readSource, strayLoads, wrongDirections } from '../../scripts/import-graph.js';
import { above, loaders, mayImport, reviewed } from '../../scripts/rooms.js';

/** How the modules of `src/` hang together, as scripts/rooms.js has it. */

const modules = readSource();
const imports = importsOf(modules);
const rooms = Object.keys(mayImport);

/** @param {readonly string[]} problems */
const none = (problems) => assert.ok(problems.length === 0, `${problems.length} of them:\n  ${problems.join('\n  ')}`);

/** @param {Record<string, string>} files */
const graph = (files) => importsOf(new Map(Object.entries(files)));

test('imports run down', () => none(wrongDirections(imports)));

test('there is no circle', () => none(circles(imports)));

test('what is loaded later is listed in four modules', () => none(strayLoads(imports)));

test('what is imported is there', () =>
  none(imports.filter(({ to }) => !modules.has(to)).map(({ from, to }) => `${from}: ${to}`)));

test('the table of rooms tells of all rooms, runs down itself, and names modules that are there', () => {
  const folders = new Set([...modules.keys()].map((name) => (name.includes('/') ? name.replace(/\/.*/, '') : '')));
  assert.deepEqual([...folders].sort(), [...rooms, ...above].sort());
  for (const [room, allowed] of Object.entries(mayImport))
    for (const other of allowed) assert.ok(rooms.indexOf(other) < rooms.indexOf(room), `${room} → ${other}`);
  none([...reviewed, ...loaders].filter((name) => !modules.has(name)));
});

test('an import that runs up or across is found, a type too', () => {
  const found = wrongDirections(
    graph({
      'errors/a': "import type { B } from '../settings/b.js';",
      'settings/b': "export { c } from '../protocol/c.js'; import './d.js'; import { e } from '../errors/a.js';",
      'protocol/c': "type D = import('../oauth-connect.js').D;",
      'settings/d': '',
      'callback/e': "import { f } from '../transport/f.js'; import { g } from '../transport/relay-messages.js';",
      'transport/f': '',
      'transport/relay-messages': '',
      'oauth-connect': "import '../src/errors/a.js';",
      'types/h': "import '../oauth-connect.js';",
    }),
  );
  assert.deepEqual(
    found.map((text) => text.replace(/:.*/, '')),
    ['src/errors/a.ts', 'src/settings/b.ts', 'src/protocol/c.ts', 'src/callback/e.ts'],
  );
});

test('a circle is found once, through types and import() as well', () => {
  const found = circles(
    graph({
      a: "import type { B } from './b.js';",
      b: "const c = () => import('./c.js');",
      c: "export * from './a.js';",
      d: "import './a.js'; import './e.js'; const self = 'd';",
      e: '',
    }),
  );
  assert.deepEqual(found, ['a → b → c → a']);
});

test('import() elsewhere is found, and no type that is written like it', () => {
  const found = strayLoads(
    graph({
      'requests/a': "let b: typeof import('./b.js'); void import('./b.js'); void import(`${b}`);",
      'requests/b': '',
      'connector/features': "import('../requests/a.js');",
    }),
  );
  assert.equal(found.length, 2);
  assert.match(found.join(), /requests\/a\.ts:1 loads requests\/b .*requests\/a\.ts:1 loads \?/);
});
