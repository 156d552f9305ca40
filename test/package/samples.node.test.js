// @ts-check
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { headersFor } from '../../scripts/demo/page-headers.js';
import { root } from '../harness/preparation.js';
import { fileOf, isUnchecked, samplesOf } from '../helpers/samples.js';
import { anchorOf } from '../../scripts/guide-links.js';

/** What the documents show has to work; those in HTML are put into a page by test/e2e/samples.test.ts. */

const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
const guide = readdirSync(join(root, 'demo/guide'))
  .filter((file) => file.endsWith('.md'))
  .map((file) => `demo/guide/${file}`);
const files = ['README.md', 'SECURITY.md', ...guide];
const samples = files.flatMap((file) => samplesOf(file, read(file)));
const of = (/** @type {string[]} */ ...languages) =>
  samples.filter((sample) => languages.includes(sample.language) && !isUnchecked(sample));

const manifest = JSON.parse(read('custom-elements.json'));
const element = manifest.modules
  .flatMap((/** @type {any} */ module) => module.declarations ?? [])
  .find((/** @type {any} */ declaration) => declaration.tagName === 'oauth-connect');
const { scripts, bin } = JSON.parse(read('package.json'));

/** What samples speak of without saying where they have it from. */
const known = `
import type { OAuthConnectElement } from 'oauth-connect';
import type { Connection } from 'oauth-connect/connector';
declare global {
  const element: OAuthConnectElement;
  const connection: Connection;
  const button: HTMLButtonElement;
  const process: { env: Record<string, string> };
  const app: { use(path: string, listener: import('oauth-connect/token-proxy/node').NodeListener): void };
  const { providers, allowedOrigins }: import('oauth-connect/token-proxy').TokenProxyOptions;
}
`;

/** What TypeScript has to say against samples, as JavaScript's authors write them, or strictly. @param {boolean} strict */
function typeFaults(strict) {
  const texts = new Map(
    of(strict ? 'ts' : 'js').map(({ place, text }) => [
      join(root, `sample-${place.replace(/\W/g, '-')}.ts`),
      `${text}\nexport {};`,
    ]),
  );
  texts.set(join(root, 'sample-known.ts'), known);
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    noEmit: true,
    skipLibCheck: true,
    strict,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

describe('the samples in the documents', () => {
  it('are all of a kind that is checked, but for two at the most that say why not', () => {
    const checked = ['html', 'js', 'ts', 'css', 'sh', 'json', 'http'];
    const isChecked = (/** @type {import('../helpers/samples.js').Sample} */ sample) =>
      checked.includes(sample.language) || isUnchecked(sample) || fileOf(sample);
    const unknown = samples.filter((sample) => !isChecked(sample));
    assert.deepEqual(
      unknown.map(({ place }) => place),
      [],
    );
    assert.ok(samples.filter(isUnchecked).length <= 2);
    assert.ok(samples.length > 40);
  });

  it('that are files of the project are as those are', () => {
    for (const sample of samples) {
      const file = fileOf(sample);
      if (file) assert.equal(sample.text, read(file), sample.place);
    }
  });

  it('in JavaScript are right by the types that the package has', () => {
    assert.ok(existsSync(join(root, 'dist/module/oauth-connect.d.ts')), 'npm run build first');
    assert.deepEqual(typeFaults(false), []);
  });

  it('in TypeScript are right by them, strictly', () => assert.deepEqual(typeFaults(true), []));

  it('in JSON are JSON', () => {
    for (const { text, place } of of('json')) assert.doesNotThrow(() => JSON.parse(text), place);
  });

  it('in CSS name parts, custom properties and states that there are', () => {
    const names = new Set(
      [...element.cssParts, ...element.cssProperties, ...element.cssStates].map((/** @type {any} */ { name }) => name),
    );
    for (const { text, place } of of('css'))
      for (const [, part, property] of text.matchAll(/(?:::part|:state)\(([\w-]+)\)|(--oauth-connect-[\w-]+)/g))
        assert.ok(names.has(part ?? property), `${place}: ${part ?? property}`);
  });

  it('for a shell are commands that there are, as are those within sentences', () => {
    const commands = [
      ...of('sh').flatMap(({ text }) => text.split('\n')),
      ...files.flatMap((file) => [...read(file).matchAll(/`(npm [^`]+)`/g)].map(([, command = '']) => command)),
    ].flatMap((line) => line.replace(/\s+#.*/, '').split(' && '));
    for (const command of commands.filter(Boolean)) {
      const words = command
        .trim()
        .split(/\s+/)
        .filter((word) => !/^[A-Z_]+=/.test(word));
      // Nobody is sent to a name that a stranger could take: with --no, npx runs what is installed and fetches nothing.
      if (words.slice(0, 3).join(' ') === 'npx --no oauth-connect') {
        assert.ok(bin['oauth-connect'] && ['copy', 'check', 'proxy'].includes(words[3] ?? ''), command);
        continue;
      }
      const [tool, verb = '', script = ''] = words;
      assert.equal(tool, 'npm', command);
      assert.ok(['install', 'pack'].includes(verb) || (verb === 'run' ? scripts[script] : scripts[verb]), command);
    }
  });

  it('for the callback page are the headers that the demo serves it with', () => {
    const [sample] = of('http').filter(({ marks }) => marks === 'callback');
    const lines = sample?.text.trim().split('\n') ?? [];
    assert.deepEqual(
      Object.fromEntries(lines.map((line) => line.split(/: (.*)/s, 2))),
      headersFor('/oauth-callback.html', ''),
    );
  });
});

describe('the links in the documents', () => {
  const anchors = (/** @type {string} */ file) =>
    [
      ...read(file)
        .replace(/^```[^]*?^```$/gm, '')
        .matchAll(/^#+ (.+)$/gm),
    ].map(([, heading = '']) => anchorOf(heading));

  for (const file of files)
    it(`lead somewhere: ${file}`, () => {
      for (const [, href = ''] of read(file).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(href)) continue;
        const [path = '', anchor] = href.split('#', 2);
        const target = path ? join(file, '..', path) : file;
        assert.ok(existsSync(join(root, target)), `${file}: ${href}`);
        if (anchor) assert.ok(anchors(target).includes(anchor), `${file}: ${href}`);
      }
    });
});
