import { expect } from 'chai';
import {
  clickIn,
  closeWindow,
  evaluateInWindow,
  open,
  requestsOf,
  signIn,
  waitForClose,
  waitForWindow,
} from '../helpers/browser.js';
import { connectionIn, firstBuild, pageOf, thisBuild } from '../helpers/builds.js';
import { until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { provider } from '../helpers/servers.js';

/** Any callback page of a major version works with any element of it: contract, section 1. */

const acme = {
  'provider-name': 'Acme',
  'client-id': 'demo',
  'login-url': provider.url('/oauth/authorize'),
  'test-url': provider.url('/api/me'),
};
const beacon = { issuer: oidc.issuer, 'client-id': 'any-callback', scope: 'openid profile email' };
await oidc.addClient({
  client_id: 'any-callback',
  client_name: 'The demo page',
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code'],
  response_types: ['code'],
  redirect_uris: [firstBuild, thisBuild].map(({ callback }) => `http://localhost${callback}`),
});

const grants = [
  ['the implicit grant', acme, provider.origin, 'acct_1815'],
  ['a code', beacon, oidc.issuer, 'beacon-1815'],
] as const;
const pairs = [
  ['the first build’s callback page and this element', thisBuild, firstBuild.callback],
  ['this callback page and the first build’s element', firstBuild, thisBuild.callback],
] as const;

/** Whether a window has been at this callback page, and at no other. */
async function expectAt(callback: string): Promise<void> {
  const paths = (await requestsOf()).map(({ url }) => new URL(url).pathname);
  expect(paths.filter((path) => path.endsWith('/oauth-callback.html'))).to.deep.equal([callback]);
}

/** Why the next attempt of a page is cancelled. */
const reasonIn = (handle: string) =>
  evaluateInWindow(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('cancelled', (event) => resolve((event as CustomEvent).detail.reason));
      }),
    { handle },
  );

for (const [what, build, callback] of pairs)
  describe(what, () => {
    for (const [grant, attributes, origin, identifier] of grants) {
      const settings = { ...attributes, 'redirect-url': callback };

      it(`sign in by ${grant}, in a window, which closes`, async () => {
        const page = await open(pageOf(build, settings));
        await clickIn('#acme >>> [part=button]', { handle: page });
        const handle = await signIn({ origin, user: 'ada' });
        await until(page, 'connected');
        await waitForClose({ handle });
        expect(await connectionIn(page)).to.deep.include({ identifier, status: 'active' });
        await expectAt(callback);
      });

      it(`sign in by ${grant}, in a window that the login page has cut off, which closes`, async () => {
        if (origin === oidc.issuer) await oidc.setCoop('same-origin');
        const cut = provider.url('/oauth/authorize', { coop: 'same-origin' });
        const page = await open(pageOf(build, origin === oidc.issuer ? settings : { ...settings, 'login-url': cut }));
        await clickIn('#acme >>> [part=button]', { handle: page });
        const handle = await signIn({ origin, user: 'ada' });
        await until(page, 'connected');
        await waitForClose({ handle });
        expect(await connectionIn(page)).to.deep.include({ identifier, status: 'active' });
        await expectAt(callback);
      });

      it(`sign in by ${grant}, in this tab, with nothing left in storage`, async () => {
        const page = await open(pageOf(build, { ...settings, 'login-mode': 'redirect' }));
        await clickIn('#acme >>> [part=button]', { handle: page });
        await signIn({ origin, user: 'ada' });
        await waitForWindow('/support/page', 10_000);
        await until(page, 'connected');
        expect(await connectionIn(page)).to.deep.include({ identifier, status: 'active' });
        await expectAt(callback);
        const left = await evaluateInWindow(
          () => Object.keys(sessionStorage).filter((key) => key.includes('redirect')),
          { handle: page },
        );
        expect(left).to.deep.equal([]);
        await closeWindow({ handle: page });
      });
    }

    it('tell of a visitor who denies', async () => {
      const page = await open(pageOf(build, { ...acme, 'redirect-url': callback }));
      await clickIn('#acme >>> [part=button]', { handle: page });
      const cancelled = reasonIn(page);
      await signIn({ user: 'ada', decision: 'deny' });
      expect(await cancelled).to.equal('denied');
      await until(page, 'idle');
    });
  });
