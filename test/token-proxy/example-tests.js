// @ts-check
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach } from 'node:test';
import { startExample } from './runtimes.js';
import { clientId, code, json, page, redirectUrl, refresh, secret, startUpstream, tokens } from './upstream.js';

/** What the examples in demo/proxy/ do, each in the real runtime that it is for. */

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

/**
 * @param {string} name of a runtime
 * @returns {[title: string, test: () => Promise<void>][]}
 */
export const testsOf = (name) => [
  [
    `the example for ${name} redeems and renews, refuses what it should, and shows no secret`,
    async () => {
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
    },
  ],
  [
    `the example for ${name} can keep refresh tokens: what it seals it opens, and nothing else`,
    async () => {
      const key = randomBytes(32).toString('base64url');
      const example = await startExample(name, { ...environment, PROXY_KEY: key }, scratch);
      try {
        /** @param {Record<string, string>} form @param {string} [cookie] */
        const post = (form, cookie = '') =>
          fetch(`${example.origin}/oauth/github/token`, {
            method: 'POST',
            headers: { ...headers, cookie },
            body: new URLSearchParams(form).toString(),
          });
        const response = await post(code);
        const { refresh_token: handle } = await response.json();
        const [set = '', ...others] = response.headers.getSetCookie();
        assert.deepEqual([response.status, others], [200, []]);
        assert.match(
          set,
          /^__Secure-oauth-connect\.github\..*; Path=\/oauth\/github; .*HttpOnly; Secure; SameSite=Strict$/,
        );
        const [cookie = ''] = set.split(';');
        upstream.reset();
        assert.equal((await post({ ...refresh, refresh_token: handle }, `${cookie}A`)).status, 400);
        assert.equal(upstream.received.length, 0);
        assert.equal((await post({ ...refresh, refresh_token: handle }, cookie)).status, 200);
        assert.equal(upstream.received[0]?.form.get('refresh_token'), 'refresh-1');
      } finally {
        await example.end();
      }
    },
  ],
];
