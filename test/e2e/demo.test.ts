import { expect } from 'chai';
import '../../src/oauth-connect.js';
import {
  clickIn,
  consoleOf,
  evaluateInWindow,
  open,
  reloadPage,
  signIn,
  textOf,
  type ConsoleEntry,
} from '../helpers/browser.js';
import { demoUrl, provider } from '../helpers/servers.js';

/** The pages of `npm start`, as a visitor clicks through them. */

/** Waits in the page until an element has this status, and tells its name. */
const until = (handle: string, status: string, id = 'connect') =>
  evaluateInWindow(
    async (wanted: string, name: string) => {
      const element = document.getElementById(name) as HTMLElementTagNameMap['oauth-connect'];
      while (element.status !== wanted)
        await new Promise((resolve) => element.addEventListener('statuschange', resolve, { once: true }));
      await element.updateComplete;
      return element.connection?.name;
    },
    { handle },
    status,
    id,
  );

/** The outcome and the text of the last call on the page. */
const resultOf = (handle: string) =>
  evaluateInWindow(
    async () => {
      const badge = document.querySelector('[data-outcome]');
      while (!badge?.textContent || badge.textContent === 'running') await new Promise(requestAnimationFrame);
      return `${badge.textContent} ${document.querySelector('[data-result]')?.textContent ?? ''}`;
    },
    { handle },
  );

const eventsOf = (handle: string) =>
  evaluateInWindow(() => [...document.querySelectorAll('[data-event]')].map((one) => one.textContent).reverse(), {
    handle,
  });

const bad = (entries: ConsoleEntry[]) => entries.filter(({ type }) => type === 'error' || type === 'pageerror');

describe('the demo', () => {
  for (const path of ['/', '/coop.html', '/csp.html'])
    it(`connects on ${path} by real clicks, makes its requests, and disconnects`, async () => {
      const page = await open(demoUrl(path));
      await clickIn('#connect >>> [part=button]', { handle: page });
      await signIn({ user: 'ada' });
      expect(await until(page, 'connected')).to.equal('Ada Lovelace’s account');
      expect(await eventsOf(page)).to.deep.equal(['connecting', 'statuschange', 'connected', 'statuschange']);
      expect(await textOf({ handle: page })).to.contain('Ada Lovelace’s account');

      await clickIn('[data-action=echo]', { handle: page });
      expect(await resultOf(page))
        .to.match(/^done /)
        .and.to.contain('"status": 200')
        .and.to.contain('Bearer');
      await clickIn('[data-action=test]', { handle: page });
      expect(await resultOf(page))
        .to.contain('done')
        .and.to.contain('acct_1815');
      await clickIn('[data-action=refused]', { handle: page });
      expect(await resultOf(page))
        .to.contain('refused')
        .and.to.contain('url_not_allowed');

      await clickIn('#connect >>> [part=disconnect]', { handle: page });
      await until(page, 'idle');
      await evaluateInWindow(
        async () => {
          while (!document.querySelector('[data-event=revoked]')) await new Promise(requestAnimationFrame);
        },
        { handle: page },
      );
      expect((await eventsOf(page)).slice(4).sort()).to.deep.equal(['revoked', 'statuschange']);
      expect((await provider.log('/oauth/revoke')).length).to.be.greaterThan(0);
      expect(bad(await consoleOf(page))).to.deep.equal([]);
    });

  it('asks first in its second example: what is chosen goes into the name and into requests', async () => {
    const page = await open(demoUrl('/'));
    await provider.clear();
    await clickIn('#fields-example >>> [part=button]', { handle: page });
    await signIn({ user: 'charles' });
    expect(await until(page, 'connected', 'fields-example')).to.match(/ · sandbox, eu-central$/);
    const me = (await provider.log('/api/me')).find(({ method }) => method === 'GET');
    expect(me?.url).to.equal('/api/me?version=2');
    expect(me?.headers['x-region']).to.equal('eu-central');
    const [login] = await provider.log('/oauth/authorize');
    expect(login?.url).to.contain('environment=sandbox');
  });

  it('keeps the connection over a reload, or forgets it, as its choice says; the HTML beside it says the same', async () => {
    const page = await open(demoUrl('/'));
    await clickIn('#connect >>> [part=button]', { handle: page });
    await signIn({ user: 'ada' });
    await until(page, 'connected');
    await reloadPage(page);
    await until(page, 'connected');
    expect(await eventsOf(page)).to.contain('restored');
    await evaluateInWindow(
      () => {
        const select = document.querySelector('select[data-attribute=storage]') as HTMLSelectElement;
        select.value = 'memory';
        for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
      },
      { handle: page },
    );
    expect(await textOf({ handle: page })).to.contain('storage="memory"');
  });

  it('says so where the visitor denies it', async () => {
    const page = await open(demoUrl('/'));
    await clickIn('#connect >>> [part=button]', { handle: page });
    await signIn({ decision: 'deny' });
    await until(page, 'idle');
    expect(await eventsOf(page))
      .to.contain('cancelled')
      .and.not.to.contain('failed');
  });
});
