// @ts-check
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Miniflare } from 'miniflare';
import { consentPage, escapeHtml, fetchHandler, serve } from './serve.js';

/** `@cloudflare/workers-oauth-provider`, in workerd, with the key-value store of its kind in memory. */

await serve(async ({ origin, redirectUrl }) => {
  const library = join(import.meta.dirname, 'node_modules/@cloudflare/workers-oauth-provider/dist/oauth-provider.js');
  const site = `const escapeHtml = ${escapeHtml}; const consentPage = ${consentPage};
    globalThis.SITE = { consentPage, origin: ${JSON.stringify(origin)} };`;
  const worker = await readFile(join(import.meta.dirname, 'cloudflare-worker.js'), 'utf8');
  const workers = new Miniflare({
    modules: [
      { type: 'ESModule', path: 'main.js', contents: `import './site.js'; export { default } from './worker.js';` },
      { type: 'ESModule', path: 'site.js', contents: site },
      { type: 'ESModule', path: 'worker.js', contents: worker },
      { type: 'ESModule', path: 'oauth-provider.js', contents: await readFile(library, 'utf8') },
    ],
    compatibilityDate: '2026-03-01',
    kvNamespaces: ['OAUTH_KV'],
    kvPersist: false,
  });
  const answer = async (/** @type {Request} */ { url, method, headers, body }) => {
    const init = {
      method,
      headers: Object.fromEntries(headers),
      redirect: 'manual',
      body,
      ...(body && { duplex: 'half' }),
    };
    return /** @type {Promise<any>} */ (workers.dispatchFetch(url, /** @type {any} */ (init)));
  };
  const registered = await answer(
    new Request(`${origin}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ redirect_uris: [redirectUrl], client_name: 'Page', token_endpoint_auth_method: 'none' }),
    }),
  );
  const { client_id: clientId } = await registered.json();
  const attributes = { issuer: origin, 'client-id': clientId, scope: 'notes', 'test-url': `${origin}/me` };
  return { handler: fetchHandler(answer, origin), attributes };
});
