// @ts-check
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { runtimes, startExample } from './runtimes.js';
import { clientId, code, json, page, redirectUrl, refresh, secret, startUpstream, tokens } from './upstream.js';

/** The examples in demo/proxy/, each in the real runtime that it is for. */

const upstream = await startUpstream();
after(upstream.close);
afterEach(upstream.reset);

const scratch = mkdtempSync(join(tmpdir(), 'oauth-connect-runtimes-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const environment = {
  SITE: page,
  GITHUB_CLIENT_ID: clientId,
  GITHUB_CLIENT_SECRET: secret,
  GITHUB_TOKEN_URL: `${upstream.origin}/token`,
};
const headers = { origin: page, 'content-type': 'application/x-www-form-urlencoded' };

for (const name of Object.keys(runtimes))
  test(`the example for ${name} redeems and renews, refuses what it should, and shows no secret`, async () => {
    const example = await startExample(name, environment, scratch);
    try {
      /** @param {Record<string, string>} form @param {Record<string, string>} [more] */
      const post = (form, more = {}) =>
        fetch(`${example.origin}/oauth/github/token`, {
          method: 'POST',
          headers: { ...headers, ...more },
          body: new URLSearchParams(form).toString(),
        });
      const response = await post(code);
      assert.deepEqual([response.status, await response.json()], [200, tokens]);
      assert.equal(response.headers.get('access-control-allow-origin'), page);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const [{ form, path } = assert.fail()] = upstream.received;
      assert.deepEqual([path, form.get('client_secret'), form.get('redirect_uri')], ['/token', secret, redirectUrl]);
      assert.equal((await post(refresh)).status, 200);

      upstream.reset();
      assert.equal((await post(code, { origin: 'https://evil.example' })).status, 403);
      assert.equal((await post({ ...code, redirect_uri: 'https://evil.example' })).status, 400);
      assert.equal((await post({ ...code, code: 'x'.repeat(20_000) })).status, 413);
      assert.equal(upstream.received.length, 0);

      upstream.answer((_request, out) => void out.writeHead(302, { location: `${upstream.origin}/elsewhere` }).end());
      assert.equal((await post(code)).status, 502);
      upstream.answer(json({ error: 'bad_verification_code' }));
      assert.deepEqual([(await post(code)).status, upstream.received.length], [400, 2]);
      assert.equal(example.output().includes(secret), false);
    } finally {
      await example.end();
    }
  });
