// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXCEPTIONS } from './engine-table.js';
import { selectTestFiles } from './test-files.js';

test('each exception of an engine is about a file that there is', () => {
  const { browser } = selectTestFiles([]);
  for (const { files, because } of EXCEPTIONS)
    assert.ok(
      browser.some((file) => files.test(file)),
      because,
    );
});
