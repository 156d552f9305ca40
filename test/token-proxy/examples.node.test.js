// @ts-check
import { test } from 'node:test';
import { testsOf } from './example-tests.js';

/** The examples for Node; those for Deno, Bun and workerd, which have to be got first, are in examples.runtimes.js. */

for (const name of ['node', 'express']) for (const [title, run] of testsOf(name)) test(title, run);
