// @ts-check
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Authors' unit tests run in DOMs that lack much of a browser. There the element is no more than its button, but throws nothing. */

const script = fileURLToPath(new URL('in-test-dom.js', import.meta.url));
const built = (/** @type {string} */ name) => new URL(`../../dist/${name}`, import.meta.url).href;

for (const dom of ['jsdom', 'happy-dom'])
  for (const module of ['oauth-connect', built('oauth-connect.js'), built('oauth-connect.bundle.js')])
    test(`${dom}: ${module.split('/').pop() ?? ''} shows the button and throws nothing`, async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [script, dom, module]);
      const seen = JSON.parse(stdout);
      assert.equal(seen.status, 'idle');
      assert.ok(seen.words.includes('AConnect Acme') || seen.words.includes('A Connect Acme'), String(seen.words));
      assert.ok(
        seen.words.some((/** @type {string} */ text) => text.startsWith('Shop')),
        String(seen.words),
      );
      assert.equal(seen.wrong, 'invalid');
      assert.equal(seen.told, 'Ada');
      assert.deepEqual([seen.value, seen.form, seen.connections], ['', null, []]);
      assert.deepEqual(seen.answers, [true, true, true, false, 0]);
      const ours = seen.problems.filter((/** @type {string} */ text) => !/Lit is in dev mode/.test(text));
      // The configuration that is wrong is told of, once.
      assert.equal(ours.length, 1, String(ours));
      assert.match(ours[0], /client-id/);
    });
