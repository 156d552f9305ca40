import { expect } from 'chai';
import '../../src/oauth-connect.js';
import {
  consoleOf,
  historyOf,
  pageUrl,
  evaluateInWindow,
  open,
  clickIn,
  signIn,
  requestsOf,
  windows,
} from '../helpers/browser.js';
import { provider } from '../helpers/servers.js';

/**
 * The whole journey of the built element on a page of its own; then everything that could show a token is read, but for
 * what its window logs: callback/policy.test.ts reads that.
 */

const types = 'connecting connected restored refreshed expired revoked cancelled failed statuschange'.split(' ');

describe('after a whole journey', () => {
  it('no token is in the document, events, console, errors, addresses, histories, or any Referer', async () => {
    const html = `<oauth-connect id="acme" provider-name="Acme" client-id="demo"
      login-url="${provider.url('/oauth/authorize', { coop: 'same-origin' })}" test-url="${provider.url('/api/me')}"
      revoke-url="${provider.url('/oauth/revoke')}"></oauth-connect>`;
    const address = `${pageUrl({ html, scripts: ['/dist/oauth-connect.js'] })}#/route?x=1`;
    const page = await open(address);
    await evaluateInWindow(
      (names: string[]) => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        for (const name of names)
          document.addEventListener(name, (event) =>
            seen.push(`${name} ${JSON.stringify((event as CustomEvent).detail)}`),
          );
      },
      { handle: page },
      types,
    );
    await clickIn('#acme >>> [part=button]', { handle: page });
    await signIn({ user: 'ada' });
    const found = await evaluateInWindow(
      async () => {
        const element = document.querySelector('oauth-connect');
        if (!element) throw new Error('no element');
        if (element.status !== 'connected')
          await new Promise((resolve) => element.addEventListener('connected', resolve, { once: true }));
        const token = (await element.connection?.getAccessToken()) ?? '';
        const errors: string[] = [];
        for (const input of ['https://evil.example/', 'relative'])
          await element
            .fetch(input)
            .catch((error: unknown) => errors.push(`${String(error)} ${JSON.stringify(error)}`));
        const { connection } = element;
        await connection?.test();
        const read = (root: ParentNode): string =>
          [...root.querySelectorAll('*')]
            .map((one) => one.outerHTML + (one.shadowRoot ? one.shadowRoot.innerHTML + read(one.shadowRoot) : ''))
            .join();
        const document1 = document.documentElement.outerHTML + read(document);
        const properties = JSON.stringify([connection, element.connections, connection?.profile, connection?.response]);
        await connection?.revoke();
        const { seen } = window as unknown as { seen: string[] };
        return {
          token,
          errors,
          document1,
          properties,
          seen,
          href: location.href,
          stored: JSON.stringify(sessionStorage),
        };
      },
      { handle: page },
    );
    expect(found.token).to.have.length.greaterThan(20);
    expect(found.seen.map((one) => one.split(' ')[0])).to.include.members([
      'connecting',
      'connected',
      'revoked',
      'statuschange',
    ]);
    expect(found.href).to.equal(address);
    const everything = {
      ...found,
      token: '',
      console: await consoleOf(page),
      history: await historyOf({ handle: page }),
      referrers: (await requestsOf()).map(({ referrer }) => referrer),
      windows: (await windows()).map(({ url }) => url),
    };
    for (const [where, what] of Object.entries(everything))
      expect(JSON.stringify(what), where).not.to.contain(found.token);
    expect(everything.console.filter(({ type }) => type === 'error' || type === 'pageerror')).to.deep.equal([]);
    expect((await requestsOf()).length, 'requests were seen at all').to.be.greaterThan(3);
  });
});
