import { expect } from 'chai';
import type {} from '../../src/oauth-connect.js';
import { clickIn, consoleOf, evaluateInWindow, open, reloadPage, signIn, textOf } from '../helpers/browser.js';
import { until, words } from '../helpers/host-page.js';
import { demoUrl, provider } from '../helpers/servers.js';

/** The tag in frameworks: the apps of demo/frameworks/, built as their authors would and clicked through. */

const apps = { react: 'React', vue: 'Vue', svelte: 'Svelte', html: 'The page' };

/** Waits until the app says this; its source, which stands beside it, has some of the words too. */
const hint = (handle: string, expected: string) =>
  evaluateInWindow(
    async (text: string) => {
      while (document.querySelector('#app .hint')?.textContent !== text) await new Promise(requestAnimationFrame);
    },
    { handle },
    expected,
  );

for (const [path, app] of Object.entries(apps))
  describe(`the app in ${path}`, () => {
    it('connects by real clicks, hears of it, sends a request by its ref, and disconnects', async () => {
      const page = await open(demoUrl(`/frameworks/${path}/`));
      await provider.clear();
      // The objects have come: the field is one, and it is asked.
      await hint(page, 'Nobody is connected yet.');
      await evaluateInWindow(
        async () => {
          const element = document.querySelector('oauth-connect');
          while (!element?.shadowRoot?.querySelector('select')) await new Promise(requestAnimationFrame);
        },
        { handle: page },
      );
      await clickIn('oauth-connect >>> [part=button]', { handle: page });
      await signIn({ user: 'ada' });
      await until(page, 'connected');
      await hint(page, `${app} knows: Ada Lovelace, eu-central`);

      await clickIn('#app > button', { handle: page });
      await words(page, 'heard of eu-central');
      const [echo] = (await provider.log('/api/v1/echo')).filter(({ method }) => method === 'GET');
      expect(echo?.headers['x-region']).to.equal('eu-central');

      await reloadPage(page);
      await hint(page, `${app} knows: Ada Lovelace, eu-central`);

      await clickIn('oauth-connect >>> [part=disconnect]', { handle: page });
      await until(page, 'idle');
      await hint(page, 'Nobody is connected yet.');
      const bad = (await consoleOf(page)).filter(({ type }) => type === 'error' || type === 'pageerror');
      expect(bad).to.deep.equal([]);
    });

    it('tells the app of what failed', async () => {
      const page = await open(demoUrl(`/frameworks/${path}/`));
      await hint(page, 'Nobody is connected yet.');
      const said = await evaluateInWindow(
        async () => {
          const element = document.querySelector('oauth-connect') as HTMLElementTagNameMap['oauth-connect'];
          element.setAttribute('client-id', '');
          await element.connect().catch(() => undefined);
          const output = document.querySelector('output');
          while (!output?.textContent) await new Promise(requestAnimationFrame);
          return output.textContent;
        },
        { handle: page },
      );
      expect(said).to.contain('client-id');
    });
  });

describe('the tag in a page that its server has rendered', () => {
  it('is there before any script, and does nothing yet', async () => {
    const sent = await (await fetch('/dist/demo/served.html')).text();
    const [shadow = ''] = /<template shadowroot="open" shadowrootmode="open">[^]*<\/template>/.exec(sent) ?? [];
    const text = shadow.replace(/<style>[^]*<\/style>|<!--.*?-->/g, '');
    expect(text).to.contain('Connect Acme').and.to.contain('Region');
    expect(text).to.match(/^<template [^>]*>\s*<div inert>/);
    expect(text).not.to.contain('<form');
  });

  it('is taken over by the page, with the support for hydration that other elements want, and connects', async () => {
    const page = await open(demoUrl('/frameworks/served/'));
    const found = await evaluateInWindow(
      async () => {
        await customElements.whenDefined('oauth-connect');
        const element = document.querySelector('oauth-connect') as HTMLElementTagNameMap['oauth-connect'];
        await element.updateComplete;
        const count = (selector: string) => element.shadowRoot?.querySelectorAll(selector).length;
        return { buttons: count('button'), selects: count('select'), inert: count('[inert]'), styles: count('style') };
      },
      { handle: page },
    );
    expect(found).to.deep.equal({ buttons: 1, selects: 1, inert: 0, styles: 0 });
    await clickIn('oauth-connect >>> [part=button]', { handle: page });
    await signIn({ user: 'ada' });
    await until(page, 'connected');
    expect(await textOf({ handle: page })).to.contain('Ada Lovelace, eu-central');
    const bad = (await consoleOf(page)).filter(({ type }) => type === 'error' || type === 'pageerror');
    expect(bad).to.deep.equal([]);
  });
});

it('links to each of them from its own page', async () => {
  const page = await open(demoUrl('/frameworks/'));
  const links = await evaluateInWindow(
    () => [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')),
    { handle: page },
  );
  expect(links).to.deep.equal([...Object.keys(apps), 'served'].map((app) => `/frameworks/${app}/`));
  expect(await textOf({ handle: page })).to.contain('React 19');
});
