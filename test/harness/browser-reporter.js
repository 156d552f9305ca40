/**
 * For the browser tests: a line for each file, what failed in full, and the counts for test/harness/run.js.
 */
import { writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { root } from './preparation.js';

/**
 * @typedef {import('@web/test-runner').TestResultError} TestResultError
 * @typedef {import('@web/test-runner').TestSuiteResult} TestSuiteResult
 * @typedef {import('@web/test-runner').TestResult} TestResult
 */

/**
 * @param {TestSuiteResult | undefined} suite
 * @param {string} [path]
 * @returns {TestResult[]} all tests, with their suites in their names
 */
function flatten(suite, path = '') {
  if (!suite) return [];
  const prefix = suite.name ? `${path}${suite.name} › ` : path;
  const own = suite.tests.map((test) => ({ ...test, name: prefix + test.name }));
  return [...own, ...suite.suites.flatMap((inner) => flatten(inner, prefix))];
}

/**
 * What differs, without the lines at the beginning and the end that don't.
 *
 * @param {string} actual
 * @param {string} expected
 */
function difference(actual, expected) {
  const [a, b] = [actual.split('\n'), expected.split('\n')];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const lines = [
    ...b.slice(start, b.length - end).map((l) => `+ ${l}`),
    ...a.slice(start, a.length - end).map((l) => `- ${l}`),
  ];
  return lines.length > 0 ? ['+ expected, - actual', ...lines] : [];
}

/**
 * @param {TestResultError} error
 */
function describe({ name, message, stack, actual, expected }) {
  const lines = [name && !message?.startsWith(name) ? `${name}: ${message}` : message || 'Unknown error'];
  if (typeof actual === 'string' && typeof expected === 'string') {
    lines.push(...difference(actual, expected));
  }
  if (stack) lines.push(...stack.split('\n').filter((line) => !/__web-test-runner__|node_modules\/chai/.test(line)));
  return lines.filter((line) => line.trim() !== '').map((line) => `      ${line.trimEnd()}`);
}

/**
 * @param {import('@web/test-runner').TestSession} session
 */
function summarize({ testFile, testResults, errors, passed, logs, request404s }) {
  const tests = flatten(testResults);
  const skipped = tests.filter((test) => test.skipped);
  const failed = tests.filter((test) => !test.passed && !test.skipped);
  // Nothing may be lost: a session that did not pass has a failed test, or an error, or gets one here.
  const outside = errors.length === 0 && tests.length === 0 ? [{ message: 'The file has no tests.' }] : [...errors];
  if (!passed && failed.length === 0 && outside.length === 0)
    outside.push({ message: 'The file failed, unexplained.' });
  const messages = [
    ...failed.flatMap((t) => [`  ✗ ${t.name}`, ...describe(t.error ?? { message: 'Not run: a hook failed.' })]),
    ...skipped.map((test) => `  ○ ${test.name} (skipped)`),
    ...outside.flatMap((error) => ['  ✗ outside the tests', ...describe(error)]),
  ];
  if (messages.length > 0) {
    messages.push(
      ...logs.map(
        (log) => `  log: ${log.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ')}`,
      ),
    );
    messages.push(...request404s.map((url) => `  404: ${url}`));
  }
  const good = tests
    .filter((test) => test.passed)
    .map((test) => `  ✓ ${test.name} (${Math.round(test.duration ?? 0)} ms)`);
  return {
    file: relative(root, testFile).split(sep).join('/'),
    passed: tests.length - skipped.length - failed.length,
    failed: failed.length,
    skipped: skipped.length,
    errors: outside.length,
    milliseconds: Math.round(tests.reduce((sum, test) => sum + (test.duration ?? 0), 0)),
    each: process.env.TEST_EACH ? good : [],
    messages,
  };
}

/**
 * @param {string} [reportPath] where the counts go
 * @returns {import('@web/test-runner').Reporter}
 */
export function browserReporter(reportPath) {
  return {
    reportTestFileResults({ logger, sessionsForTestFile }) {
      for (const session of sessionsForTestFile) {
        const { file, passed, failed, errors, milliseconds, each, messages } = summarize(session);
        const sign = messages.length > 0 ? '✗' : '✓';
        logger.log(
          `${sign} ${file}  ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}${errors > 0 ? ', errors' : ''} (${milliseconds} ms)`,
        );
        for (const message of [...each, ...messages]) logger.log(message);
      }
    },
    stop({ sessions }) {
      if (reportPath) writeFileSync(reportPath, JSON.stringify(sessions.map(summarize)));
    },
  };
}
