import { expect } from 'chai';
import '../../src/oauth-connect.js';
import { axeIn } from '../helpers/axe.js';
import { clickIn, evaluateInWindow, press, reloadPage, signIn, type } from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { chooseProvider, codeOf, fill, openSetUp, untilReady } from '../helpers/set-up-page.js';

/** The set-up page's link, and the page for everybody: by keyboard, on a small screen, in light and dark. */

const questions = JSON.stringify([
  { name: 'key', label: 'Key', type: 'password', default: 'hush-password' },
  { name: 'region', label: 'Region', options: ['eu', 'us'] },
]);

/** Where the focus is, shadow roots included. */
const focused = (handle: string) =>
  evaluateInWindow(
    () => {
      const active = document.activeElement;
      const inner = active?.shadowRoot?.activeElement;
      return `${active?.id ?? ''}${inner ? ` ${inner.getAttribute('part') ?? ''}` : ''}`;
    },
    { handle },
  );

describe('the set-up page’s link', () => {
  it('brings everything back, and holds no secret', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'other');
    await fill(page, 'client-id', '"a" <b> & {{c}}');
    await fill(page, 'client-secret', 'hush-secret');
    await fill(page, 'login-url', 'https://service.com/oauth/authorize');
    await fill(page, 'token-url', 'https://service.com/oauth/token');
    await evaluateInWindow(
      (json: string) => {
        const box = document.querySelector<HTMLTextAreaElement>('[data-field=fields] textarea');
        if (!box) throw new Error('No box');
        box.hidden = false;
        box.value = json;
        box.dispatchEvent(new Event('input', { bubbles: true }));
      },
      { handle: page },
      questions,
    );
    await clickIn('[data-field=request-headers] .quiet', { handle: page });
    await type('X-Region', { handle: page });
    await press('Tab', { handle: page });
    await type('{{region}}', { handle: page });
    await clickIn('[data-field=multiple] input', { handle: page });
    await untilReady(page);
    const link = await evaluateInWindow(
      async () => {
        while (!location.hash.includes('multiple')) await new Promise(requestAnimationFrame);
        return document.querySelector<HTMLInputElement>('#settings-link')?.value ?? '';
      },
      { handle: page },
    );
    const [html, react] = [await codeOf(page), await codeOf(page, 'react')];
    for (const text of [link, html, react, await codeOf(page, 'vue'), await codeOf(page, 'svelte')])
      expect(text).not.to.contain('hush');
    const kept = await evaluateInWindow(
      () => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href, history.state]),
      { handle: page },
    );
    expect(kept).not.to.contain('hush');

    const other = await openSetUp(new URL(link).hash);
    await untilReady(other);
    expect(await codeOf(other)).to.equal(html);
    expect(await codeOf(other, 'react')).to.equal(react);
    const [id, secret, region, notice] = await evaluateInWindow(
      () => [
        document.querySelector<HTMLInputElement>('#field-client-id')?.value,
        document.querySelector<HTMLInputElement>('#field-client-secret')?.value,
        document.querySelector<HTMLInputElement>('[data-field=request-headers] .pair input:nth-of-type(2)')?.value,
        document.querySelector<HTMLElement>('[data-from-link]')?.hidden,
      ],
      { handle: other },
    );
    expect([id, secret, region, notice]).to.deep.equal(['"a" <b> & {{c}}', '', '{{region}}', false]);
  });

  it('is this page’s own address, so that a reload keeps the settings', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'acme');
    await untilReady(page);
    await evaluateInWindow(
      async () => {
        while (!location.hash.includes('login-url')) await new Promise(requestAnimationFrame);
      },
      { handle: page },
    );
    const html = await codeOf(page);
    await reloadPage(page);
    await untilReady(page);
    expect(await codeOf(page)).to.equal(html);
    const [checked, isHidden] = await evaluateInWindow(
      () => [
        document.querySelector<HTMLInputElement>('input[name=provider]:checked')?.value,
        document.querySelector<HTMLElement>('[data-from-link]')?.hidden,
      ],
      { handle: page },
    );
    expect([checked, isHidden]).to.deep.equal(['acme', true]);
  });
});

describe('the set-up page', () => {
  it('keeps its settings over a login in this very tab', async () => {
    const page = await openSetUp();
    await chooseProvider(page, 'acme');
    await untilReady(page);
    await evaluateInWindow(
      async () => {
        const mode = document.querySelector<HTMLSelectElement>('#field-login-mode');
        if (!mode) throw new Error('No choice');
        mode.value = 'redirect';
        mode.dispatchEvent(new Event('change', { bubbles: true }));
        while (!location.hash.includes('redirect')) await new Promise(requestAnimationFrame);
      },
      { handle: page },
    );
    const html = await codeOf(page);
    await clickIn('#preview >>> [part=button]', { handle: page });
    await signIn({ user: 'ada' });
    await untilReady(page, 'connected');
    expect(await codeOf(page))
      .to.equal(html)
      .and.to.contain('login-mode="redirect"');
  });

  it('leads to a connected account by keyboard alone', async () => {
    const page = await openSetUp();
    const tab = () => press('Tab', { handle: page });
    await tab();
    await press('Enter', { handle: page });
    expect(await focused(page)).to.equal('provider-title');
    await tab();
    await type('acm', { handle: page });
    await tab();
    await press(' ', { handle: page });
    await untilReady(page);
    for (let count = 0; count < 120 && !(await focused(page)).startsWith('preview '); count += 1) await tab();
    expect(await focused(page)).to.equal('preview button');
    await press('Enter', { handle: page });
    await signIn({ user: 'ada' });
    await until(page, 'connected');
    // The tabs of the code are one stop, and arrows go from one to the next.
    while (!(await focused(page)).startsWith('tab-')) await tab();
    await press('ArrowRight', { handle: page });
    expect(await focused(page)).to.equal('tab-react');
    await press('End', { handle: page });
    expect(await focused(page)).to.equal('tab-svelte');
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`has nothing for axe to find, ${colorScheme}`, async () => {
      const page = await openSetUp();
      await evaluateInWindow(
        (scheme: string) => {
          document.documentElement.style.colorScheme = scheme;
        },
        { handle: page },
        colorScheme,
      );
      expect(await axeIn(page)).to.deep.equal([]);
      await chooseProvider(page, 'salesforce');
      await fill(page, 'login-url', 'nowhere');
      await untilReady(page, 'faulty');
      await evaluateInWindow(
        () => {
          for (const details of document.querySelectorAll('details')) details.open = true;
          for (const add of document.querySelectorAll<HTMLElement>('.field .group > .quiet')) add.click();
        },
        { handle: page },
      );
      expect(await axeIn(page)).to.deep.equal([]);
    });

  it('fits on a small phone, where the preview is a sheet that opens and closes', async () => {
    const page = await openSetUp('', 320);
    await chooseProvider(page, 'acme');
    await untilReady(page);
    const spare = await evaluateInWindow(() => innerWidth - document.documentElement.scrollWidth, { handle: page });
    expect(spare).to.be.at.least(0);
    await clickIn('[data-handle]', { handle: page });
    await clickIn('#preview >>> [part=button]', { handle: page });
    await signIn({ user: 'ada' });
    await until(page, 'connected');
    await clickIn('#tab-vue', { handle: page });
    await press('Escape', { handle: page });
    const open_ = await evaluateInWindow(
      () => [document.querySelector('[data-handle]')?.getAttribute('aria-expanded'), document.activeElement?.className],
      { handle: page },
    );
    expect(open_).to.deep.equal(['false', 'handle']);
  });

  it('follows where the reader is in its list of steps', async () => {
    const page = await openSetUp();
    await evaluateInWindow(() => document.getElementById('step-7')?.scrollIntoView({ behavior: 'instant' }), {
      handle: page,
    });
    const current = await evaluateInWindow(
      async () => {
        const found = () => document.querySelector('[data-progress] [aria-current=step]')?.getAttribute('href');
        while (found() !== '#step-7') await new Promise(requestAnimationFrame);
        return found();
      },
      { handle: page },
    );
    expect(current).to.equal('#step-7');
  });
});
