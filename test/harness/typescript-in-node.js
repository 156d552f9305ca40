/**
 * Lets Node run tests that are written for browsers, as far as they need none: `node --import` this file. TypeScript is
 * transformed as it is loaded, and what browsers and their runner give to a test is there. Other tests are left alone.
 */
import { register } from 'node:module';

// Node runs each test file in a process of its own.
if (process.argv[1]?.endsWith('.ts')) {
  register('./typescript-hooks.js', import.meta.url);
  await import('./page-globals.js');
}
