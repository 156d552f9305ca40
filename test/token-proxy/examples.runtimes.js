// @ts-check
import { test } from 'node:test';
import { testsOf } from './example-tests.js';

/** The examples for other runtimes than Node: `npm run test:runtimes`, which gets them first, 350 MB. */

for (const name of ['deno', 'bun', 'workerd']) for (const [title, run] of testsOf(name)) test(title, run);
