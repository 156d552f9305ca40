/**
 * Runs the test files given as arguments in one browser; `test/harness/run.js` starts this in a process of its own.
 */
import { startTestRunner } from '@web/test-runner';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { createConfig } from './web-test-runner.config.js';
import { freePort } from './free-port.js';

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: 'chromium' },
    'at-a-time': { type: 'string', default: '1' },
    watch: { type: 'boolean', default: false },
    headed: { type: 'boolean', default: false },
    'forbid-only': { type: 'boolean', default: false },
  },
});

if (!values.watch) {
  // The runner's display moves the cursor about even where there is no terminal; a log wants plain lines.
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (/** @type {any} */ chunk, /** @type {any[]} */ ...rest) =>
    write(typeof chunk === 'string' ? stripVTControlCharacters(chunk) : chunk, ...rest);
}

const config = createConfig({
  engine: /** @type {import('./engines/engines.js').Engine} */ (values.engine),
  port: await freePort(),
  files,
  atATime: Number(values['at-a-time']),
  watch: values.watch,
  headed: values.headed,
  forbidOnly: values['forbid-only'],
});
await startTestRunner({ config, readCliArgs: false, readFileConfig: false });
