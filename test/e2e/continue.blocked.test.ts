import { expect } from 'chai';
import { beaconTag } from '../helpers/beacon.js';
import {
  clickIn,
  closeWindow,
  evaluateInWindow,
  historyOf,
  open,
  pageUrl,
  signIn,
  textOf,
  type,
  waitForWindow,
  windows,
} from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { provider } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

/** What a blocked window's card offers, in a browser that blocks windows without a gesture: contract, section 7. */

const fields = JSON.stringify([{ name: 'team', label: 'Team', required: true }]);
const acme = {
  ...{ issuer: '', 'provider-name': 'Acme', 'client-id': 'demo', fields },
  ...{ 'login-url': provider.url('/oauth/authorize?team={{team}}'), 'test-url': provider.url('/api/me') },
};

/** Waits until the page no longer counts what was typed and clicked as a gesture: then it may open no window. */
const idle = (handle: string) =>
  evaluateInWindow(
    async () => {
      while (navigator.userActivation.isActive) await new Promise((resolve) => setTimeout(resolve, 100));
    },
    { handle },
  );

const statusOf = (handle: string) =>
  evaluateInWindow(() => document.querySelector('oauth-connect')?.status, { handle });

/** A tab whose visitor has typed a team, and whose script then tries to open the window by itself. */
async function openBlocked(tag: string): Promise<string> {
  const page = await open(pageUrl({ html: tag, scripts: ['/dist/oauth-connect.js'] }), { type: 'tab' });
  await clickIn('#acme >>> input[name=team]', { handle: page });
  await type('Blue & Söhne', { handle: page });
  await idle(page);
  const code = await evaluateInWindow(
    () => {
      const element = document.querySelector('oauth-connect');
      return element?.connect().then(
        () => 'connected',
        (error: { code: string }) => error.code,
      );
    },
    { handle: page },
  );
  expect(code).to.equal('popup_blocked');
  expect(await statusOf(page)).to.equal('failed');
  // The card's view is loaded for this error, which may take longer than the promise.
  const says = async () => (await textOf({ handle: page })).includes('blocked the sign-in window');
  await waitUntil(says, 'its card says that the window was blocked');
  return page;
}

const typedIn = (handle: string) =>
  evaluateInWindow(() => document.querySelector('oauth-connect')?.connection?.fieldValues, { handle });

describe('“Continue in this tab”', () => {
  for (const [what, attributes, origin] of [
    ['the implicit grant', acme, provider.origin],
    ['a code', { fields }, oidc.issuer],
  ] as const)
    it(`on the card of a blocked window leaves for the login page in one click and comes back connected, with ${what} and what was typed`, async () => {
      const page = await openBlocked(beaconTag(attributes));
      await clickIn('#acme >>> [part=continue]', { handle: page });
      expect(await signIn({ origin, user: 'ada' }), 'the login page is in this very tab').to.equal(page);
      await waitForWindow('/support/page');
      expect(await until(page, 'connected')).to.equal('connected');
      expect(await typedIn(page)).to.deep.equal({ team: 'Blue & Söhne' });
      expect(
        (await windows()).map(({ handle }) => handle),
        'no window was opened',
      ).to.deep.equal([page]);
      expect((await historyOf({ handle: page })).urls.join(' ')).not.to.match(/access_token|[?&#]code=/);
      await closeWindow({ handle: page });
    });

  it('may be clicked twice: one attempt leaves, and comes back', async () => {
    const page = await openBlocked(beaconTag({ fields }));
    await evaluateInWindow(
      () => {
        const button = document.querySelector('oauth-connect')?.shadowRoot?.querySelector('[part=continue]');
        for (let click = 0; click < 2; click += 1) (button as HTMLElement).click();
      },
      { handle: page },
    );
    await signIn({ origin: oidc.issuer, user: 'ada' });
    await waitForWindow('/support/page');
    expect(await until(page, 'connected')).to.equal('connected');
    expect(Object.values((await oidc.counters()).redemptions)).to.deep.equal([1]);
    await closeWindow({ handle: page });
  });

  it('is not offered in a frame, which could not come back', async () => {
    const framed = pageUrl({ html: beaconTag({ storage: 'memory' }), scripts: ['/dist/oauth-connect.js'] });
    const page = await open(pageUrl({ html: `<iframe src="${framed.replaceAll('&', '&amp;')}"></iframe>` }));
    const shown = await evaluateInWindow(
      async () => {
        const frame = document.querySelector('iframe')?.contentWindow as Window;
        const element = frame.document.querySelector('oauth-connect') as HTMLElement & {
          connect(): Promise<unknown>;
          updateComplete: Promise<unknown>;
        };
        await frame.customElements.whenDefined('oauth-connect');
        await element.connect().catch(() => undefined);
        await element.updateComplete;
        return ['retry', 'continue'].map((part) => Boolean(element.shadowRoot?.querySelector(`[part=${part}]`)));
      },
      { handle: page },
    );
    expect(shown).to.deep.equal([true, false]);
  });
});
