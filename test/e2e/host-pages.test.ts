import { expect } from 'chai';
import '../../src/oauth-connect.js';
import {
  bringToFront,
  clickIn,
  closeWindow,
  consoleOf,
  evaluateInWindow,
  open,
  pageUrl,
  reloadPage,
  requestsOf,
  signIn,
  waitForWindow,
} from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { hostile, provider } from '../helpers/servers.js';

/** The built element on pages of its own: contract, sections 4, 7 and 8. */

const tag = (attributes: Record<string, string> = {}): string => {
  const all = {
    'provider-name': 'Acme',
    'client-id': 'demo',
    'login-url': provider.url('/oauth/authorize'),
    'test-url': provider.url('/api/me'),
    ...attributes,
  };
  const text = Object.entries(all).map(([name, value]) => `${name}="${value.replaceAll('"', '&quot;')}"`);
  return `<oauth-connect id="acme" ${text.join(' ')}></oauth-connect>`;
};

const scripts = ['/dist/oauth-connect.js'];
const statusOf = (handle: string) =>
  evaluateInWindow(() => document.querySelector('oauth-connect')?.status, { handle });

describe('the built element', () => {
  const csp =
    `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${provider.origin}; base-uri 'none'; ` +
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
  const pages: Record<string, { coop?: string; csp?: string }> = {
    'a plain page': {},
    'a page with COOP same-origin': { coop: 'same-origin' },
    'a page with COOP same-origin-allow-popups': { coop: 'same-origin-allow-popups' },
    'a page with a strict policy and Trusted Types': { csp },
  };
  for (const [name, headers] of Object.entries(pages))
    it(`connects on ${name}, without a word in its console`, async () => {
      const page = await open(pageUrl({ html: tag(), scripts, ...headers }));
      await clickIn('#acme >>> [part=button]', { handle: page });
      await signIn({ user: 'ada' });
      expect(await until(page, 'connected')).to.equal('connected');
      expect((await consoleOf(page)).filter(({ type }) => type === 'error' || type === 'pageerror')).to.deep.equal([]);
    });

  it('restores the connection after a reload, without a request to the provider', async () => {
    const page = await open(pageUrl({ html: tag(), scripts }));
    await clickIn('#acme >>> [part=button]', { handle: page });
    await signIn({ user: 'ada' });
    await until(page, 'connected');
    await provider.clear();
    await reloadPage(page);
    expect(await until(page, 'connected')).to.equal('connected');
    const { length } = await requestsOf(page);
    expect(length).to.be.greaterThan(0);
    expect(await provider.log('/api')).to.deep.equal([]);
  });

  it('reports a closed window after two seconds', async () => {
    const page = await open(pageUrl({ html: tag({ 'login-url': hostile.url('/hang') }), scripts }));
    await evaluateInWindow(
      () => {
        document.addEventListener('cancelled', (event) => (document.title = (event as CustomEvent).detail.reason));
      },
      { handle: page },
    );
    await clickIn('#acme >>> [part=button]', { handle: page });
    await closeWindow({ handle: (await waitForWindow('/hang')).handle });
    expect(await statusOf(page)).to.equal('connecting');
    await until(page, 'idle');
    expect(await evaluateInWindow(() => document.title, { handle: page })).to.equal('closed');
  });

  it('connects late where a window that was only cut off had been taken for closed', async () => {
    const page = await open(
      pageUrl({ html: tag({ 'login-url': provider.url('/oauth/authorize', { coop: 'same-origin' }) }), scripts }),
    );
    await evaluateInWindow(
      () => {
        const seen: unknown[] = [];
        Object.assign(window, { seen });
        for (const type of ['cancelled', 'connected'])
          document.addEventListener(type, (event) => {
            const { reason, late } = (event as CustomEvent).detail;
            seen.push(reason ?? late);
          });
      },
      { handle: page },
    );
    await clickIn('#acme >>> [part=button]', { handle: page });
    await waitForWindow(provider.origin);
    await bringToFront({ handle: page });
    await until(page, 'idle');
    await signIn({ user: 'charles' });
    await until(page, 'connected');
    const seen = await evaluateInWindow(() => (window as unknown as { seen: unknown[] }).seen, { handle: page });
    expect(seen).to.deep.equal(['closed', true]);
  });
});
