// @ts-check
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import configurations from '../rollup.config.js';

/** The connector as a page's own build would bundle it: not published, only measured, and loaded by a test. */

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const [parts] = configurations;
const input = { connector: `${dist}module/connector.js` };
const bundle = await rollup({ ...parts, input });
await bundle.write({ ...parts.output, dir: `${dist}measured` });
