// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { presets } from 'oauth-connect/providers';

/** What editors are told, from the built package. */

const read = (/** @type {string} */ file) =>
  JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));

const [tag] = read('dist/vscode.html-custom-data.json').tags;
const [element] = read('dist/web-types.json').contributions.html.elements;
const { options } = read('custom-elements.json')
  .modules.flatMap((/** @type {any} */ module) => module.declarations ?? [])
  .filter((/** @type {any} */ one) => one.tagName === 'oauth-connect')
  .map((/** @type {any} */ one) => ({ options: one.attributes }))[0];

const named = (/** @type {{ name: string }[]} */ all, /** @type {string} */ name) =>
  /** @type {any} */ (all.find((one) => one.name === name));
const names = (/** @type {{ name: string }[]} */ all) => all.map(({ name }) => name);

test('every attribute is there, with its description', () => {
  assert.ok(names(options).includes('request-headers'));
  for (const { attributes } of [tag, element]) assert.deepEqual(names(attributes), names(options));
  for (const { name, description } of options) {
    assert.equal(named(tag.attributes, name).description.value, description);
    assert.equal(named(element.attributes, name).description, description);
  }
});

test('words are offered where there are few, presets among them, and flags have no value', () => {
  assert.deepEqual(names(named(tag.attributes, 'storage').values), ['memory', 'session', 'local']);
  assert.deepEqual(
    names(named(tag.attributes, 'provider').values),
    presets.map(({ id }) => id),
  );
  assert.equal(named(tag.attributes, 'dpop').valueSet, 'v');
  assert.equal(named(element.attributes, 'response-type').value.type, "'token' | 'id_token token' | 'code'");
  assert.equal(named(element.attributes, 'dpop').value.type, 'boolean');
});

test('events and properties are there', () => {
  assert.ok(names(element.js.events).includes('statuschange'));
  assert.ok(names(element.js.properties).includes('requestHeaders'));
});
