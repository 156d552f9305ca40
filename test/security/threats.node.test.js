// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { threats, unmatched } from './threats.js';

test('each threat has a test or a reason, each test of an attack a threat, and all the files are there', () => {
  assert.ok(threats.length > 100);
  assert.deepEqual(unmatched(), []);
});
