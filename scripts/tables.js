// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { importSource } from './source.js';

/** The tables of the README and the guide, from custom-elements.json and the source: nothing in them is written twice. */

const manifest = JSON.parse(readFileSync(new URL('../custom-elements.json', import.meta.url), 'utf8'));
const element = manifest.modules
  .flatMap((/** @type {any} */ module) => module.declarations ?? [])
  .find((/** @type {any} */ declaration) => declaration.tagName === 'oauth-connect');

const messages = new URL('../src/element/messages/', import.meta.url);

/** Every translation is a file named by its language; English has several, and some files help the others. */
const tags = readdirSync(messages)
  .filter((file) => !/^(?:en.*|index|isolate|all-messages|custom-messages|language-tags)\.ts$/.test(file))
  .map((file) => file.replace(/\.ts$/, ''));

const [
  { presets },
  { errorTitle },
  { en: errorTexts },
  { en: fieldTexts },
  { en: questionTexts },
  english,
  ...translations
] = await importSource([
  'presets/index',
  'element/views/error-title',
  'element/messages/en-errors',
  'element/messages/en-fields',
  'element/messages/en-question',
  'element/messages/en',
  ...tags.map((tag) => `element/messages/${tag}`),
]);

const cell = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
const code = (/** @type {string} */ word) => `\`${word}\``;

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** @typedef {{ name: string, description: string, kind?: string, fieldName?: string, privacy?: string, static?: boolean }} Described */

/** @param {string} head @param {string} meaning @param {readonly Described[]} all @param {(one: Described) => string} [nameOf] */
function described(head, meaning, all, nameOf = ({ name }) => code(name)) {
  const silent = all.find(({ description }) => !description);
  if (silent) throw new Error(`"${silent.name}" has no docstring, which the table "${head}" is made of.`);
  return table(
    [head, meaning],
    all.map((one) => [nameOf(one), one.description]),
  );
}

/** @type {readonly Described[]} */
const members = element.members.filter(
  (/** @type {Described} */ one) =>
    !element.attributes.some(({ fieldName }) => fieldName === one.name) &&
    (one.privacy ?? 'public') === 'public' &&
    !one.static &&
    !/Callback$/.test(one.name),
);

/** The codes that an error can have, in the order of the source. */
export const codes = /** @type {readonly Described[]} */ (manifest.errorCodes);

/** Of these the element shows nothing: they are told to whoever called. */
const quiet = ['not_connected', 'url_not_allowed', 'refresh_failed', 'revoke_failed'];
const ofConfiguration = ['invalid_configuration', 'client_secret_exposed', 'insecure_context'];

/** What the visitor reads when an error has this code. @param {string} name */
function seen(name) {
  const { invalid, invalidHint } = errorTexts;
  const { expired, reconnect } = english.en;
  if (name === 'storage_failed') return 'The visitor sees nothing of it: `failed` is fired.';
  if (quiet.includes(name)) return 'The visitor sees nothing of it: it is told to whoever called.';
  if (name === 'expired') return `The visitor sees “${expired}”, and the button “${reconnect}”.`;
  if (ofConfiguration.includes(name)) return `The visitor sees “${invalid('Acme')} ${invalidHint}”`;
  return `The visitor sees “${errorTitle(name, { texts: english.en, provider: 'Acme' })}”`;
}

/** What stands below the heading of each code, by code. */
export const codeTexts = Object.fromEntries(
  codes.map(({ name, description }) => [name, `${description} ${seen(name)}`]),
);

const ofEvents = fileURLToPath(new URL('../src/connector/events.ts', import.meta.url));

/** What the `detail` of each event holds, by the name of its class. @returns {Map<string, string>} */
function detailsOfEvents() {
  const program = ts.createProgram([ofEvents], { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext });
  const checker = program.getTypeChecker();
  const source = /** @type {ts.SourceFile} */ (program.getSourceFile(ofEvents));
  const members = (/** @type {ts.ClassDeclaration} */ one) => {
    const type = checker.getTypeAtLocation(one).getProperty('detail');
    const names =
      type &&
      checker
        .getTypeOfSymbolAtLocation(type, one)
        .getProperties()
        .map(({ name }) => code(name));
    return names?.join(', ') ?? '';
  };
  return new Map(source.statements.filter(ts.isClassDeclaration).map((one) => [one.name?.text ?? '', members(one)]));
}

const details = detailsOfEvents();

/** Every text in English, the name of the provider or the account as it is written in a text of one's own. */
const allTexts = Object.entries({ ...english.en, ...questionTexts, ...fieldTexts, ...errorTexts })
  .filter(([name]) => name !== 'space')
  .map(([name, text]) => [code(name), typeof text === 'string' ? text : text('`{{name}}`')]);

const languageName = (/** @type {string} */ tag, /** @type {string} */ inTag) =>
  new Intl.DisplayNames(inTag, { type: 'language' }).of(tag) ?? tag;

/** @param {import('../src/presets/preset.js').Preset} preset */
const grantsOf = ({ needsServer, grants }) => (needsServer ? 'none: needs a token proxy' : grants.map(code).join(', '));

/** What stands in the marked places of the documents, by name. @type {Record<string, string>} */
export const tables = {
  attributes: described('attribute', 'meaning', element.attributes),
  members: described('member', 'meaning', members, ({ name, kind }) => code(name + (kind === 'method' ? '()' : ''))),
  events: table(
    ['event', 'when', 'what its `detail` holds'],
    element.events.map((/** @type {any} */ { name, description, type }) => [
      code(name),
      description,
      details.get(type.text) ?? '',
    ]),
  ),
  messages: table(['name', 'in English'], allTexts),
  codes: described('code', 'meaning', codes, ({ name }) => `[${code(name)}](demo/guide/errors.md#${name})`),
  slots: described('slot', 'what it is for', element.slots, ({ name }) => (name ? code(name) : 'the default one')),
  parts: described('part', 'what it is', element.cssParts),
  properties: described('custom property', 'what it is', element.cssProperties),
  states: described('state', 'when', element.cssStates, ({ name }) => code(`:state(${name})`)),
  languages: table(
    ['`lang`', 'language', 'its own name', 'the button'],
    [
      ['en', english.en],
      ...tags.map((tag, index) => /** @type {[string, any]} */ ([tag, translations[index].messages])),
    ].map(([tag, texts]) => [
      code(tag),
      languageName(tag, 'en'),
      languageName(tag, tag),
      texts.connect('Acme').replace(/[\u2066-\u2069]/g, ''),
    ]),
  ),
  providers: table(
    [
      '`provider`',
      'grants in a page',
      'its `scope`',
      'token endpoint answers pages',
      "what to set in the provider's console",
    ],
    presets.map((/** @type {import('../src/presets/preset.js').Preset} */ preset) => [
      code(preset.id),
      grantsOf(preset),
      preset.options.scope ? code(preset.options.scope) : 'none',
      preset.tokenCors === 'unknown' ? 'not known' : preset.tokenCors,
      preset.console,
    ]),
  ),
  'provider-ids': presets.map((/** @type {{ id: string }} */ { id }) => code(id)).join(', '),
};

/** The apps of the demo, which are type-checked and clicked through. */
for (const [framework, language] of Object.entries({ react: 'tsx', vue: 'vue', svelte: 'svelte' })) {
  const file = `demo/frameworks/${framework}/connect.${language}`;
  const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  tables[framework] = `\`\`\`${language} file="${file}"\n${source}\`\`\``;
}
