import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeSettings, encodeSettings } from '../../demo/setup/link.js';
import { HOSTILE } from './hostile-values.js';

/** The link that holds the settings: all of them, and no secret. */

test('holds everything, whatever is in it', () => {
  const site = 'https://app.example';
  const shared = decodeSettings(`#${encodeSettings({ attributes: HOSTILE, site })}`);
  assert.deepEqual(new Map(shared.attributes), new Map(HOSTILE));
  assert.equal(shared.site, site);
});

test('never holds a client secret, nor takes one from a link', () => {
  const fragment = encodeSettings({
    attributes: [
      ['client-id', 'abc'],
      ['client-secret', 'hush'],
    ],
  });
  assert.equal(fragment, 'client-id=abc');
  assert.deepEqual(decodeSettings('client-id=abc&client-secret=hush').attributes, [['client-id', 'abc']]);
});

test('never holds what stands in a password field, nor takes it from a link', () => {
  const fields = (/** @type {object} */ more) =>
    JSON.stringify([
      { name: 'key', label: 'Key', type: 'password', ...more },
      { name: 'region', label: 'Region', default: 'eu' },
    ]);
  const fragment = encodeSettings({ attributes: [['fields', fields({ default: 'hush' })]] });
  assert.doesNotMatch(fragment, /hush/);
  assert.deepEqual(decodeSettings(fragment).attributes, [['fields', fields({})]]);
  const forged = new URLSearchParams({ fields: fields({ default: 'hush' }) });
  assert.deepEqual(decodeSettings(String(forged)).attributes, [['fields', fields({})]]);
});

test('takes nothing that is no setting, empty, or too much', () => {
  assert.equal(decodeSettings(''), undefined);
  assert.equal(decodeSettings('#step-4'), undefined);
  assert.equal(decodeSettings('#onclick=alert(1)&style=x&client-id='), undefined);
  assert.equal(decodeSettings(`#client-id=${'a'.repeat(40_000)}`), undefined);
});

test('takes the first where a name comes twice, and any value of a flag for a yes', () => {
  assert.deepEqual(decodeSettings('client-id=a&client-id=b').attributes, [['client-id', 'a']]);
  for (const value of ['', 'true', 'false'])
    assert.deepEqual(decodeSettings(`#multiple=${value}`).attributes, [['multiple', 'true']]);
});

test('is empty where nothing is set', () => {
  assert.equal(encodeSettings({ attributes: [] }), '');
});
