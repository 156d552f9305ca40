import { expect } from 'chai';
import { axeIn } from '../helpers/axe.js';
import { clickIn, consoleOf, evaluateInWindow, open, setViewport } from '../helpers/browser.js';
import { demoUrl } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

/** The gallery: the page itself, not only the states that it shows. */

async function openGallery(width = 1280): Promise<string> {
  const page = await open(demoUrl('/gallery/'));
  await setViewport({ width, height: 900 }, { handle: page });
  const isReady = () => evaluateInWindow(() => 'ready' in document.documentElement.dataset, { handle: page });
  // It shows every state at once: that may take longer than a command may.
  await waitUntil(isReady, 'every state is shown', 25_000);
  return page;
}

describe('the gallery', () => {
  it('is one click away from the first page, and brings every element into its state without a fault', async () => {
    const first = await open(demoUrl('/'));
    await clickIn('nav a[href="/gallery/"]', { handle: first });
    const page = await openGallery();
    const statuses = await evaluateInWindow(
      () =>
        Object.fromEntries(
          [...document.querySelectorAll('figure')].map(({ id }) => [
            id,
            [...document.querySelectorAll(`#${id} oauth-connect`)].map(
              (element) => (element as HTMLElementTagNameMap['oauth-connect']).status,
            ),
          ]),
        ),
      { handle: page },
    );
    expect(statuses).to.deep.include({
      idle: ['idle', 'idle'],
      waiting: ['connecting', 'connecting'],
      connected: ['connected', 'connected'],
      expired: ['expired', 'expired'],
      invalid: ['invalid', 'invalid'],
    });
    const faults = (await consoleOf(page)).filter(({ type }) => type === 'error' || type === 'pageerror');
    // What a page in development is told of an element that is not set up.
    expect(faults.filter(({ text }) => !text.includes('This configuration cannot be used'))).to.deep.equal([]);
  });

  it('can be read by everybody', async () => {
    expect(await axeIn(await openGallery())).to.deep.equal([]);
  });

  it('fits a phone, but for the states, which can be scrolled', async () => {
    const page = await openGallery(320);
    expect(await evaluateInWindow(() => document.documentElement.scrollWidth, { handle: page })).to.equal(320);
  });
});
