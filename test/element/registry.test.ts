import { expect } from 'chai';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { consoleOf, evaluateInWindow, open } from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { hostile } from '../helpers/servers.js';

/** Twice on a page, or in two versions: harmless. */

const page = (...scripts: string[]) => {
  const login = hostile.url('/answer', { fragment: 'access_token=t&token_type=bearer&expires_in=9&state={state}' });
  const test = hostile.url('/api/json', { body: JSON.stringify({ id: 7, name: 'Ada' }) });
  const url = new URL('/support/page', location.href);
  const attributes = { 'client-id': 'demo', 'login-url': login, 'test-url': test, storage: 'memory' };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value.replaceAll('"', '&quot;')}"`);
  url.searchParams.set('html', `<oauth-connect ${written.join(' ')}></oauth-connect>`);
  for (const script of scripts) url.searchParams.append('script', script);
  return open(url.href);
};

for (const [what, scripts] of Object.entries({
  'under two addresses': ['/dist/oauth-connect.js?v=1', '/dist/oauth-connect.js?v=2'],
  'under one address, twice': ['/dist/oauth-connect.js', '/dist/oauth-connect.js'],
  'under an address with a query': ['/dist/oauth-connect.js?v=1'],
}))
  it(`connects where the module is loaded ${what}`, async () => {
    const handle = await page(...scripts);
    await evaluateInWindow(
      async () => {
        await customElements.whenDefined('oauth-connect');
        const element = document.querySelector('oauth-connect') as OAuthConnectElement;
        await element.connect();
        return element.connection?.name;
      },
      { handle },
    );
    await until(handle, 'connected');
    const bad = (await consoleOf(handle)).filter(({ type }) => type === 'error' || type === 'pageerror');
    expect(bad).to.deep.equal([]);
  });
