import { expect } from 'chai';
import '../../src/oauth-connect.js';
import { unzipSync } from 'fflate';
import { clickIn, evaluateInWindow } from '../helpers/browser.js';
import { oidc } from '../helpers/oidc.js';
import { hostile } from '../helpers/servers.js';
import { chooseProvider, codeOf, fill, openSetUp, untilReady, untilSaid } from '../helpers/set-up-page.js';

/** What the set-up page gives beside the tag: a whole page, a folder, the token proxy's settings; and what it checks. */

const findingsOf = (handle: string) =>
  evaluateInWindow(
    async () => {
      const lines = () => [...document.querySelectorAll('[data-findings] li')];
      while (!lines().length) await new Promise(requestAnimationFrame);
      return lines().map((line) => line.textContent);
    },
    { handle },
  );

/** The files that the next download would hold. */
async function downloadIn(handle: string): Promise<Record<string, Uint8Array>> {
  await evaluateInWindow(
    () => {
      const create = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => {
        Object.assign(window, { downloaded: blob });
        return create(blob);
      };
    },
    { handle },
  );
  await clickIn('[data-download]', { handle });
  await untilSaid(handle, 'Folder downloaded');
  const bytes = await evaluateInWindow(
    async () => {
      const { downloaded } = window as unknown as { downloaded: Blob };
      return [...new Uint8Array(await downloaded.arrayBuffer())];
    },
    { handle },
  );
  return unzipSync(Uint8Array.from(bytes));
}

const textIn = (files: Record<string, Uint8Array>, name: string) => new TextDecoder().decode(files[name]);

describe('the set-up page', () => {
  it('writes a whole page in HTML', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'acme');
    await untilReady(page);
    const html = await codeOf(page);
    expect(html).to.match(/^<!doctype html>\n<html lang="en">/);
    for (const part of ['charset="utf-8"', 'name="viewport"', '<title>', "addEventListener('failed'"])
      expect(html).to.contain(part);
  });

  it('gives a folder with all that a site needs', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'acme');
    await untilReady(page);
    const files = await downloadIn(page);
    expect(Object.keys(files)).to.include.members([
      ...['site/index.html', 'site/page.js', 'site/oauth-callback.html', 'site/oauth-callback.js'],
      ...['site/oauth-connect.js', 'site/oauth-connect-code-grant.js', 'README.txt'],
    ]);
    expect(Object.keys(files)).not.to.include.members(['proxy.json', 'site/oauth-connect.bundle.js']);
    expect(textIn(files, 'site/index.html')).to.contain('provider-name="Acme"').and.contain('src="page.js"');
    const sent = await (await fetch('/dist/oauth-connect.js')).text();
    expect(textIn(files, 'site/oauth-connect.js')).to.equal(sent);
  });

  it('writes the token proxy’s settings where a provider demands a secret, and does not call it ready', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'github');
    await fill(page, 'client-id', 'abc');
    await untilReady(page, 'proxy');
    expect(await codeOf(page)).to.contain('token-url="/oauth/github/token"');
    const config: unknown = JSON.parse(textIn(await downloadIn(page), 'proxy.json'));
    const origin = await evaluateInWindow(() => location.origin, { handle: page });
    expect(config).to.deep.equal({
      allowedOrigins: [origin],
      providers: {
        github: {
          provider: 'github',
          clientId: 'abc',
          clientSecret: { env: 'GITHUB_CLIENT_SECRET' },
          redirectUrls: [`${origin}/oauth-callback.html`],
        },
      },
    });
    const shown = await evaluateInWindow(() => document.querySelector('[data-proxy]')?.textContent, { handle: page });
    expect(shown).to.contain('GITHUB_CLIENT_SECRET=…').and.contain('8787/oauth/github/token');
  });

  it('checks what a sign-in needs', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'acme');
    await untilReady(page);
    await clickIn('[data-check] button', { handle: page });
    const findings = await findingsOf(page);
    expect(findings.map((text) => text?.slice(0, 14))).to.deep.equal([
      '✓Redirect page',
      '✓Login page: h',
      '✓Test API: pag',
    ]);
  });

  it('checks discovery, PKCE and the token endpoint of an issuer', async () => {
    const fragment = new URLSearchParams({ issuer: oidc.issuer, 'client-id': 'code', scope: 'openid profile' });
    const page = await openSetUp(`#${fragment.toString()}`);
    await untilReady(page);
    await clickIn('[data-check] button', { handle: page });
    const findings = (await findingsOf(page)).join('\n');
    for (const name of ['Redirect page', 'Discovery', 'Login page', 'PKCE', 'Token endpoint', 'Test API'])
      expect(findings).to.contain(`✓${name}`);
  });

  it('tells what is not there, or is hidden from pages, with the way out', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'other');
    await fill(page, 'client-id', 'demo');
    await fill(page, 'redirect-url', '/nowhere.html');
    await fill(page, 'login-url', 'http://localhost:1/');
    await fill(page, 'token-url', hostile.url('/api/nocors'));
    await fill(page, 'test-url', hostile.url('/api/json', { code: 404 }));
    await untilReady(page);
    await clickIn('[data-check] button', { handle: page });
    const findings = await findingsOf(page);
    expect(findings[0]).to.match(/^✗Redirect page: .*\/nowhere\.html answers 404copy it/);
    expect(findings[1]).to.match(/^✗Login page: http:\/\/localhost:1\/: nothing answers there/);
    expect(findings[2]).to.match(/^✗Token endpoint: pages may not read its answers .*token proxy/);
    expect(findings[3]).to.match(/^✗Test API: .* answers 404/);
  });
});
