import { expect } from 'chai';
import {
  clickIn,
  closeWindow,
  consoleOf,
  evaluateInWindow,
  historyOf,
  open,
  pageUrl,
  signIn,
  waitForWindow,
} from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { provider } from '../helpers/servers.js';

/** `login-mode="redirect"` with the built element: contract, sections 2 and 7. */

const tag = (attributes: Record<string, string>): string => {
  const text = Object.entries({ 'login-mode': 'redirect', ...attributes }).map(
    ([name, value]) => `${name}="${value.replaceAll('"', '&quot;')}"`,
  );
  return `<oauth-connect id="acme" ${text.join(' ')}></oauth-connect>`;
};
const acme = {
  'provider-name': 'Acme',
  'client-id': 'demo',
  'login-url': provider.url('/oauth/authorize'),
  'test-url': provider.url('/api/me'),
};
const beacon = { issuer: oidc.issuer, 'client-id': 'code', scope: 'openid profile offline_access' };

const back = async (handle: string, address: string) => {
  await waitForWindow('/support/page', 10_000);
  await until(handle, 'connected');
  return evaluateInWindow(
    (expected: string) => ({
      same: location.href === expected,
      name: document.querySelector('oauth-connect')?.connection?.name ?? '',
      left: Object.keys(sessionStorage).filter((key) => key.includes('redirect')),
      stored: JSON.stringify(history.state),
    }),
    { handle },
    address,
  );
};

describe('login-mode="redirect"', () => {
  for (const [what, attributes, origin] of [
    ['the implicit grant', acme, provider.origin],
    ['a code, with the verifier and the nonce of before', beacon, oidc.issuer],
  ] as const)
    it(`goes to the login page in this tab and comes back connected, with ${what}; address, hash and history as before`, async () => {
      const address = `${pageUrl({ html: tag(attributes), scripts: ['/dist/oauth-connect.js'] })}#/route?x=1`;
      const page = await open(address);
      await evaluateInWindow(() => history.replaceState({ place: 7 }, ''), { handle: page });
      const before = await historyOf({ handle: page });
      await clickIn('#acme >>> [part=button]', { handle: page });
      await signIn({ origin, user: 'ada' });
      const found = await back(page, address);
      expect(found).to.deep.include({ same: true, left: [], stored: '{"place":7}' });
      expect(found.name).to.contain('Ada');
      const { urls } = await historyOf({ handle: page });
      expect(urls.length).to.be.greaterThan(before.urls.length - 1);
      expect(urls.join(' ')).not.to.match(/access_token|[?&#]code=/);
      expect((await consoleOf(page)).filter(({ type }) => type === 'pageerror')).to.deep.equal([]);
      await closeWindow({ handle: page });
    });

  it('that the visitor denies ends as cancelled, denied', async () => {
    const page = await open(pageUrl({ html: tag(acme), scripts: ['/dist/oauth-connect.js'] }));
    await clickIn('#acme >>> [part=button]', { handle: page });
    await signIn({ user: 'ada', decision: 'deny' });
    await waitForWindow('/support/page', 10_000);
    expect(await until(page, 'idle')).to.equal('idle');
    await closeWindow({ handle: page });
  });
});
