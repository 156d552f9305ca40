// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';

/** Tells editors of the tag, as VS Code and JetBrains' want it: made from custom-elements.json and the presets, into dist/. */

/** @typedef {{ name: string, description: string, type: { text: string }, default?: string }} Described */

const root = new URL('../', import.meta.url);
const read = (/** @type {string} */ file) => JSON.parse(readFileSync(new URL(file, root), 'utf8'));
const { name, version } = read('package.json');
const element = read('custom-elements.json')
  .modules.flatMap((/** @type {any} */ module) => module.declarations ?? [])
  .find((/** @type {any} */ declaration) => declaration.tagName === 'oauth-connect');
const { presets } = await import(new URL('dist/module/presets/index.js', root).href);

/** @param {Described} attribute @returns {string[]} the words that it can be, where they are few */
function wordsOf({ name, type }) {
  if (name === 'provider') return presets.map((/** @type {{ id: string }} */ preset) => preset.id);
  const words = type.text.split(' | ').map((word) => /^'(.*)'$/.exec(word)?.[1]);
  return words.every((word) => word !== undefined) ? words : [];
}

const isFlag = (/** @type {Described} */ { type }) => type.text === 'boolean';
const markdown = (/** @type {string} */ value) => ({ kind: 'markdown', value });
const described = (/** @type {Described} */ { name, description }) => ({ name, description });

/** @see https://github.com/microsoft/vscode-html-languageservice/blob/main/docs/customData.schema.json */
const vscode = {
  version: 1.1,
  tags: [
    {
      name: element.tagName,
      description: markdown(element.description),
      attributes: element.attributes.map((/** @type {Described} */ attribute) => ({
        name: attribute.name,
        description: markdown(attribute.description),
        // "v" is for attributes that have no value.
        ...(isFlag(attribute) ? { valueSet: 'v' } : { values: wordsOf(attribute).map((word) => ({ name: word })) }),
      })),
    },
  ],
};

/** @param {Described} attribute */
function webType(attribute) {
  const words = wordsOf(attribute).map((word) => `'${word}'`);
  // A template, or JSON: to an editor a text.
  const type = isFlag(attribute) ? 'boolean' : words.length ? words.join(' | ') : 'string';
  return { ...described(attribute), value: { type } };
}

const isField = (/** @type {any} */ { kind, privacy }) => kind === 'field' && (privacy ?? 'public') === 'public';

/** @see https://github.com/JetBrains/web-types/blob/master/schema/web-types.json */
const webTypes = {
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: [
        {
          name: element.tagName,
          description: element.description,
          attributes: element.attributes.map(webType),
          slots: (element.slots ?? []).map(described),
          js: {
            properties: element.members
              .filter(isField)
              .map((/** @type {Described} */ one) => ({ ...described(one), ...(one.type && { type: one.type.text }) })),
            events: element.events.map(described),
          },
          css: {
            parts: (element.cssParts ?? []).map(described),
            properties: (element.cssProperties ?? []).map(described),
          },
        },
      ],
    },
  },
};

for (const [file, data] of Object.entries({ 'vscode.html-custom-data.json': vscode, 'web-types.json': webTypes }))
  writeFileSync(new URL(`dist/${file}`, root), JSON.stringify(data, undefined, 2) + '\n');
