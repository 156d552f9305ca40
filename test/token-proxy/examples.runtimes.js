// @ts-check
import { testExample } from './example-tests.js';

/** The examples for other runtimes than Node: `npm run test:runtimes`, which gets them first, 350 MB. */

for (const name of ['deno', 'bun', 'workerd']) testExample(name);
