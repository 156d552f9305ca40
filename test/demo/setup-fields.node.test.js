import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonOf, pairsOf } from '../../demo/setup/fields/pairs.js';
import { choicesOf, nameFor, questionFrom, questionsOf, textOfChoices } from '../../demo/setup/fields/question.js';
import { originOf } from '../../demo/setup/callback.js';
import { pathsOf } from '../../demo/setup/suggestions.js';

/** What is typed into the set-up page's small forms, and the JSON that comes of it. */

test('pairs are a JSON object and back, names like __proto__ too', () => {
  const json = '{"X-Region":"{{region}}","__proto__":"own"}';
  assert.equal(jsonOf(pairsOf(json)), json);
  assert.deepEqual(pairsOf(''), []);
  assert.equal(jsonOf([['', 'no name yet']]), '');
});

test('JSON that is more than pairs is left to be edited as JSON', () => {
  for (const json of ['[1]', '{ "a": 1 }', '{ "a": { "b": "c" } }', '{', 'null'])
    assert.equal(pairsOf(json), undefined);
});

test('choices are a list of texts, with a label where there is one', () => {
  const choices = ['sandbox', { value: 'live', label: 'Production' }];
  assert.deepEqual(choicesOf('sandbox, live = Production,, '), choices);
  assert.equal(textOfChoices(choices), 'sandbox, live = Production');
});

test('a question keeps what its form does not speak of', () => {
  const before = { name: 'a', label: 'A', type: 'url', help: 'Help', pattern: '.+', required: true };
  const typed = { label: 'B', name: 'b', type: 'text', choices: '', isRequired: false };
  assert.deepEqual(questionFrom(before, typed), { name: 'b', label: 'B', help: 'Help', pattern: '.+' });
  const asked = { ...typed, type: 'select', choices: 'x, y', isRequired: true };
  assert.deepEqual(questionFrom({}, asked), { name: 'b', label: 'B', options: ['x', 'y'], required: true });
});

test('names for templates come of labels', () => {
  assert.equal(nameFor(' Région de l’API '), 'region_de_l_api');
  assert.equal(questionsOf('{"no": "list"}'), undefined);
});

test('paths lead to the texts and numbers of an answer', () => {
  const profile = { id: 7, name: { first: 'Ada' }, data: [{ id: 'x' }], none: null, yes: true, 'a.b': 1, empty: '' };
  assert.deepEqual(pathsOf(profile), ['id', 'name.first', 'data.0.id']);
});

test('a site is its origin, with or without a scheme', () => {
  assert.equal(originOf('app.example/page'), 'https://app.example');
  assert.equal(originOf('http://localhost:5173/'), 'http://localhost:5173');
  for (const text of ['', 'javascript:alert(1)', 'javascript://x', 'file:///etc', 'a b'])
    assert.equal(originOf(text), '');
});
