// @ts-check
/**
 * `npm run bench`: what this costs beside what a page would do without it, as ratios of one run on one machine. Nothing
 * here passes or fails.
 */
import { startTestRunner } from '@web/test-runner';
import { readdirSync } from 'node:fs';
import { freePort } from '../harness/free-port.js';
import { buildIsCurrent, npm } from '../harness/preparation.js';
import { createConfig } from '../harness/web-test-runner.config.js';

/** @type {import('@web/test-runner').Reporter} */
const reporter = {
  reportTestFileResults({ logger, sessionsForTestFile }) {
    for (const { logs, errors, testResults } of sessionsForTestFile) {
      for (const [line] of logs) logger.log(line);
      const failed = testResults?.suites.flatMap(({ tests }) => tests).filter(({ passed }) => !passed) ?? [];
      for (const { message } of [...errors, ...failed.map(({ error }) => error ?? { message: 'not run' })])
        logger.error(message);
    }
  },
};

if (!buildIsCurrent()) npm('run', 'build');
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => `test/bench/${file}`);
const config = { ...createConfig({ port: await freePort(), files }), reporters: [reporter] };
await startTestRunner({ config, readCliArgs: false, readFileConfig: false });
