// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { propertiesOf, runProperties } from './fuzz.js';
import { loadModules } from './modules.js';

const seed = Math.trunc(Math.random() * 2 ** 31);
const properties = propertiesOf(await loadModules());
const shares = properties.reduce((sum, { share }) => sum + share, 0);

for (const one of properties)
  test(`${one.name} holds (npm run fuzz -- --seed ${seed} --cases 20000)`, async () => {
    const { failure } = await runProperties([one], { cases: Math.ceil((20_000 * one.share) / shares), seed });
    assert.equal(failure, undefined, failure);
  });
