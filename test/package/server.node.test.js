// @ts-check
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OAuthConnectElement } from 'oauth-connect/element';

/** The tag on a server, from the built package, rendered by `@lit-labs/ssr`. */

const registry = globalThis.customElements;
const early = registry.get('oauth-connect');
await import('oauth-connect');

/** @param {import('lit').TemplateResult} template what is seen of it, without styles and Lit's marks */
async function shadowOf(template) {
  const all = await collectResult(render(template));
  const [, shadow = ''] = /<template [^>]*>([^]*)<\/template>/.exec(all) ?? [];
  return shadow.replace(/<style>[^]*<\/style>|<!--[^]*?-->/g, '').replace(/\s+/g, ' ');
}

test('oauth-connect/element registers nothing, oauth-connect does', () => {
  assert.equal(early, undefined);
  assert.equal(typeof OAuthConnectElement, 'function');
  assert.ok(registry.get('oauth-connect'));
});

test('a button is rendered with the name of the provider', async () => {
  const plain = await shadowOf(html`<oauth-connect client-id="a" login-url="https://acme.example/a"></oauth-connect>`);
  assert.match(plain, /<button part="button".*Connect acme\.example/);
  const preset = await shadowOf(html`<oauth-connect provider="dropbox" client-id="a"></oauth-connect>`);
  assert.match(preset, /Connect Dropbox/);
});

test('nothing that is rendered can be submitted or typed into before the page takes over', async () => {
  const fields = JSON.stringify([{ name: 'key', label: 'Key <b>', type: 'password' }]);
  const shadow = await shadowOf(
    html`<oauth-connect client-id="a" login-url="https://acme.example/a" fields=${fields}></oauth-connect>`,
  );
  assert.match(shadow, /^ ?<div inert>.*<input.*<\/div> ?$/);
  assert.match(shadow, /Key &lt;b&gt;/);
  assert.doesNotMatch(shadow, /<form/);
});

test('a wrong configuration, and one that only the page can judge, render a button and throw nothing', async () => {
  for (const secret of ['', 's'])
    assert.match(await shadowOf(html`<oauth-connect client-secret=${secret} fields="["></oauth-connect>`), /<button/);
});

test('what has another face has none on a server', async () => {
  for (const face of ['none', 'pending'])
    assert.equal((await shadowOf(html`<oauth-connect client-id="a" face=${face}></oauth-connect>`)).trim(), '');
});
