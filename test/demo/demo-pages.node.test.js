import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startStatic } from '../../scripts/demo/static.js';

/** How the demo's pages are served. */

const demo = await startStatic({ provider: 'http://127.0.0.1:4001', oidc: 'http://localhost:4002' });
after(() => demo.close());

/** @param {string} path */
const get = async (path) => {
  const response = await fetch(demo.origin + path);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

test('the set-up page runs under a policy that allows scripts and styles of its own only', async () => {
  const { status, headers } = await get('/setup/');
  assert.equal(status, 200);
  const policy = new Map(
    headers
      .get('content-security-policy')
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive]),
  );
  assert.equal(policy.get('default-src'), "default-src 'none'");
  assert.equal(policy.get('script-src'), "script-src 'self'");
  assert.equal(policy.get('style-src'), "style-src 'self'");
  assert.equal(policy.get('require-trusted-types-for'), "require-trusted-types-for 'script'");
  assert.equal(policy.get('trusted-types'), 'trusted-types lit-html');
  assert.equal(policy.get('frame-ancestors'), "frame-ancestors 'none'");
  assert.equal(headers.get('referrer-policy'), 'no-referrer');
});

test('every page has the same navigation, which says where it is', async () => {
  for (const path of ['/', '/setup/', '/modes.html', '/coop.html', '/csp.html']) {
    const { text } = await get(path);
    assert.match(text, new RegExp(`<a href="${path}" aria-current="page">`), path);
    assert.equal(text.match(/aria-current="page"/g).length, 1, path);
    assert.match(text, /<a href="\/setup\/"/);
    assert.doesNotMatch(text, /\{\{(nav|provider|oidc)\}\}/, path);
  }
});

test('the set-up page’s modules are served as they are, and what they import is there', async () => {
  const seen = new Set();
  const follow = async (/** @type {URL} */ url) => {
    if (seen.has(url.href)) return;
    seen.add(url.href);
    const { status, headers, text } = await get(url.pathname);
    assert.equal(status, 200, url.pathname);
    assert.match(headers.get('content-type'), /^text\/javascript/);
    const imports = [...text.matchAll(/^(?:import|export) (?:[^=;]*? from )?'(\.[^']+)';/gm)].map(
      ([, source]) => source,
    );
    for (const source of imports) await follow(new URL(source, url));
  };
  await follow(new URL('/setup/setup.js', demo.origin));
  assert.ok(seen.size > 50, `${seen.size} modules`);
  for (const href of seen) assert.equal(new URL(href).origin, demo.origin);
});
