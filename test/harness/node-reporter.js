/**
 * For `node --test`: a line for each file, what failed in full, and the counts for test/harness/run.js, which the built-in
 * reporters only give as prose.
 */
import { writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { inspect } from 'node:util';
import { root } from './preparation.js';

/** @typedef {import('./test-files.js').FileResult & { milliseconds: number, each: string[], messages: string[] }} Result */

/**
 * @param {unknown} error
 */
function describe(error) {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return inspect(cause, { colors: false }).replaceAll('\n', '\n      ');
}

/**
 * @param {string} path
 * @returns {string} the path from the root, with slashes
 */
function fromRoot(path) {
  return relative(root, resolve(root, path)).split(sep).join('/');
}

/**
 * @param {Result} result
 * @param {{ type: string, data: any }} event
 */
function count(result, { type, data }) {
  const { name, skip, todo, details } = data;
  if (data.nesting === 0) result.milliseconds += details.duration_ms;
  if (details.type === 'suite') return;
  // Node reports a file as a test of its own where it has nothing else to report of it.
  const isFile = data.nesting === 0 && fromRoot(name) === result.file;
  if (type === 'test:fail') {
    result[isFile ? 'errors' : 'failed'] += 1;
    result.messages.push(`  ✗ ${name}\n      ${describe(details.error)}`);
  } else if (skip !== undefined || todo !== undefined) {
    result.skipped += 1;
    result.messages.push(`  ○ ${name} (skipped)`);
  } else if (isFile) {
    result.errors += 1;
    result.messages.push('  ✗ The file has no tests.');
  } else {
    result.passed += 1;
    if (process.env.TEST_EACH) result.each.push(`  ✓ ${name} (${Math.round(details.duration_ms)} ms)`);
  }
}

/**
 * @param {AsyncIterable<{ type: string, data: any }>} source
 */
export default async function* report(source) {
  /** @type {Map<string, Result>} */
  const results = new Map();
  for await (const event of source) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr') yield event.data.message;
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    // A file that fails as a whole has no `file`, its name is its path.
    const file = fromRoot(event.data.file ?? event.data.name);
    const result = results.get(file) ?? {
      file,
      passed: 0,
      failed: 0,
      skipped: 0,
      errors: 0,
      milliseconds: 0,
      each: [],
      messages: [],
    };
    results.set(file, result);
    count(result, event);
  }
  for (const { file, passed, failed, errors, milliseconds, each, messages } of results.values()) {
    const sign = failed + errors > 0 ? '✗' : '✓';
    yield `${sign} ${file}  ${passed} passed${failed > 0 ? `, ${failed} failed` : ''} (${Math.round(milliseconds)} ms)\n`;
    for (const message of [...each, ...messages]) yield `${message}\n`;
  }
  if (process.env.TEST_REPORT) writeFileSync(process.env.TEST_REPORT, JSON.stringify([...results.values()]));
}
