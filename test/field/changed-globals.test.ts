import { expect } from 'chai';
import { beaconPage } from '../helpers/beacon.js';
import { clickIn, consoleOf, evaluateInWindow, open, pageUrl, signIn, waitForWindow } from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { provider } from '../helpers/servers.js';

/**
 * Pages whose own scripts have variables and functions with names of the browser's. A form for trips has `var origin`, a
 * menu `var open`: these take the place of what the browser has by that name, and are never ours.
 */

const script = (text: string): string => `<script>${text}</script>`;

/** Names that browsers let a page replace. */
const everyName = script(`
  var origin = 'Berlin', name = 'n', status = 'busy', parent = {}, self = {}, event = {}, length = 3, performance = 'good',
    screenX = 'x', screenY = {}, outerWidth = null, outerHeight = 'tall', screen = 1, external = 0, closed = true, opener = {};
  function stop() { throw new Error('stop() of the page was called'); }
  function close() { throw new Error('close() of the page was called'); }
  function focus() { throw new Error('focus() of the page was called'); }
  function addEventListener() { throw new Error('addEventListener() of the page was called'); }
  function removeEventListener() { throw new Error('removeEventListener() of the page was called'); }
  function dispatchEvent() { throw new Error('dispatchEvent() of the page was called'); }
  function postMessage() { throw new Error('postMessage() of the page was called'); }
  var location2 = location, history2 = history;
`);

const acme = {
  'provider-name': 'Acme',
  'client-id': 'demo',
  'login-url': provider.url('/oauth/authorize'),
  'test-url': provider.url('/api/me'),
  storage: 'memory',
};

const acmePage = (attributes: Record<string, string>, head: string): string => {
  const text = Object.entries({ ...acme, ...attributes }).map(([name, value]) => `${name}="${value}"`);
  return pageUrl({
    html: `<oauth-connect id="acme" ${text.join(' ')}></oauth-connect>`,
    head,
    scripts: ['/dist/oauth-connect.js'],
  });
};

const pageErrors = async (handle: string) =>
  (await consoleOf(handle)).filter(({ type }) => type === 'pageerror').map(({ text }) => text);

describe('a page with variables of the browser’s names', () => {
  for (const [what, head] of [
    ['origin', script('var origin = "Berlin"')],
    ['every one that can be taken', everyName],
  ] as const) {
    it(`signs in by a window: ${what}`, async () => {
      const page = await open(acmePage({}, head));
      await clickIn('#acme >>> [part=button]', { handle: page });
      await signIn({ user: 'ada' });
      expect(await until(page, 'connected')).to.equal('connected');
      expect(await pageErrors(page)).to.deep.equal([]);
    });

    it(`signs in in this tab: ${what}`, async () => {
      const page = await open(acmePage({ 'login-mode': 'redirect', storage: 'session' }, head));
      await clickIn('#acme >>> [part=button]', { handle: page });
      await signIn({ user: 'ada' });
      await waitForWindow('/support/page', 10_000);
      expect(await until(page, 'connected')).to.equal('connected');
      expect(await pageErrors(page)).to.deep.equal([]);
    });

    it(`hears the answer of a window that a login page has cut off: ${what}`, async () => {
      await oidc.setCoop('same-origin');
      const page = await open(beaconPage({ storage: 'memory' }, { head }));
      await clickIn('#acme >>> [part=button]', { handle: page });
      await signIn({ origin: oidc.issuer, user: 'ada' });
      expect(await until(page, 'connected')).to.equal('connected');
      expect(await pageErrors(page)).to.deep.equal([]);
    });
  }

  it('has windows all the same where "open" says whether its menu is', async () => {
    const page = await open(acmePage({}, script('var open = false')));
    await clickIn('#acme >>> [part=button]', { handle: page });
    await signIn({ user: 'ada' });
    expect(await until(page, 'connected')).to.equal('connected');
  });

  it('tells of a window that was blocked where its own open() opens none, and goes on in this tab', async () => {
    const page = await open(acmePage({ storage: 'session' }, script('var asked = 0; function open() { asked += 1; }')));
    await clickIn('#acme >>> [part=button]', { handle: page });
    expect(await until(page, 'failed')).to.equal('failed');
    expect(await evaluateInWindow(() => (window as unknown as { asked: number }).asked, { handle: page })).to.equal(1);
    await clickIn('#acme >>> [part=continue]', { handle: page });
    await signIn({ user: 'ada' });
    await waitForWindow('/support/page', 10_000);
    expect(await until(page, 'connected')).to.equal('connected');
  });
});

describe('a script that replaces, once we are loaded, what checks rest on', () => {
  it('changes nothing', async () => {
    const page = await open(beaconPage({ storage: 'memory' }));
    await evaluateInWindow(
      () => {
        const broken = (): never => {
          throw new Error('of the page');
        };
        Object.assign(window, { URL: broken });
        Object.assign(JSON, { parse: broken, stringify: broken });
        Object.assign(crypto, { getRandomValues: broken });
        MessagePort.prototype.postMessage = broken;
        BroadcastChannel.prototype.postMessage = broken;
        Object.assign(window, { addEventListener: broken, dispatchEvent: broken });
      },
      { handle: page },
    );
    await clickIn('#acme >>> [part=button]', { handle: page });
    await signIn({ origin: oidc.issuer, user: 'ada' });
    const connected = await evaluateInWindow(
      async () => {
        const element = document.querySelector('oauth-connect') as HTMLElementTagNameMap['oauth-connect'];
        while (element.status === 'connecting')
          await new Promise((resolve) => element.addEventListener('statuschange', resolve, { once: true }));
        return [element.status, element.connection?.name];
      },
      { handle: page },
    ).catch(String);
    expect(connected).to.deep.equal(['connected', 'Ada Lovelace']);
    expect(await pageErrors(page)).to.deep.equal([]);
  });
});
