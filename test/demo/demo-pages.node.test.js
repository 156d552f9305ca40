import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { startStatic } from '../../scripts/demo/static.js';

/** How the demo's pages are served. */

const demo = await startStatic({ provider: 'http://127.0.0.1:4001', oidc: 'http://localhost:4002' });
after(() => demo.close());

/** @param {string} path @param {string} [origin] */
const get = async (path, origin = demo.origin) => {
  const response = await fetch(origin + path);
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
  for (const path of ['/', '/setup/', '/guide/', '/gallery/', '/modes.html', '/coop.html', '/csp.html']) {
    const { text } = await get(path);
    assert.match(text, new RegExp(`<a href="${path}" aria-current="page">`), path);
    assert.equal(text.split('</nav>')[0].match(/aria-current="page"/g).length, 1, path);
    assert.match(text, /<a href="\/setup\/"/);
    assert.doesNotMatch(text, /\{\{(> .*|nav|provider|oidc)\}\}/, path);
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

test('one page is an isolated one at one address, and under a strict policy at another', async () => {
  const [coop, csp] = await Promise.all([get('/coop.html'), get('/csp.html')]);
  assert.equal(coop.headers.get('cross-origin-opener-policy'), 'same-origin');
  assert.equal(coop.headers.get('content-security-policy'), null);
  assert.equal(csp.headers.get('cross-origin-opener-policy'), null);
  assert.match(
    csp.headers.get('content-security-policy'),
    /^default-src 'none'; script-src 'self'; style-src 'self'; /,
  );
  assert.match(
    coop.text,
    /<h1>On an isolated page\.<\/h1>[^]*rel="icon"|rel="icon"[^]*<h1>On an isolated page\.<\/h1>/,
  );
  assert.match(csp.text, /<h1>Under a strict policy\.<\/h1>/);
  // Its policy allows none, which the console would say.
  assert.doesNotMatch(csp.text, /rel="icon"/);
});

test('the guide is made of its texts when it is asked for, and has no other pages', async () => {
  const { text } = await get('/guide/');
  const pages = [...text.matchAll(/<li><a href="([a-z-]+\.html)"/g)].map(([, page]) => page);
  const texts = readdirSync(new URL('../../demo/guide/', import.meta.url)).filter((file) => file.endsWith('.md'));
  // All but the first, which has no entry, and one from SECURITY.md.
  assert.equal(new Set(pages).size, texts.length);
  for (const page of new Set(pages)) {
    const { status, headers, text: article } = await get(`/guide/${page}`);
    assert.equal(status, 200, page);
    assert.match(headers.get('content-type'), /^text\/html/);
    assert.match(article, /<h1>/, page);
    assert.match(article, /<a href="\/guide\/" aria-current="true">/, page);
  }
  for (const path of ['/guide/nothing.html', '/guide/__proto__.html', '/guide/constructor.html'])
    assert.equal((await get(path)).status, 404, path);
});

test('what pages are made of is no page', async () => {
  for (const path of ['/parts/head.html', '/parts/app-page.html', '/parts/variants.json', '/proxy/node.js'])
    assert.equal((await get(path)).status, 404, path);
});

test('an app that is not built yet says so, and its page asks again by itself', async () => {
  for (const state of /** @type {const} */ (['building', 'failed', 'ready'])) {
    let asked = 0;
    const apps = { state: () => ((asked += 1), state) };
    const site = await startStatic({ apps });
    try {
      const { status, text } = await get('/frameworks/react/', site.origin);
      assert.equal(status, 200);
      assert.equal(/role="status"/.test(text), state !== 'ready');
      assert.equal(/http-equiv="refresh"/.test(text), state !== 'ready');
      assert.equal(text.includes('could not be built'), state === 'failed');
      assert.equal(text.includes('src="/frameworks/react.js"'), state === 'ready');
      assert.equal(asked, 1);
      // This one needs no build.
      assert.match((await get('/frameworks/html/', site.origin)).text, /<oauth-connect\s/);
      assert.equal(asked, 1);
    } finally {
      await site.close();
    }
  }
});
