import { expect } from 'chai';
import { axeIn } from '../helpers/axe.js';
import { click, clickIn, evaluateInWindow, open, textOf, windows } from '../helpers/browser.js';
import { waitUntil } from '../helpers/wait.js';

/** What is seen of the callback page where it stays: contract, section 7. */

const address = `${location.origin}/oauth-callback.html`;

describe('the callback page that stays', () => {
  it('says whose it is, in a heading and in its title', async () => {
    const handle = await open(address);
    await waitUntil(async () => (await textOf({ handle })).includes('nothing to do here'));
    const seen = await evaluateInWindow(
      () => ({ title: document.title, heading: document.querySelector('main > h1')?.textContent }),
      { handle },
    );
    expect(seen).to.deep.equal({ title: `Signing in – ${location.host}`, heading: location.host });
  });

  it('has nothing that axe finds', async () => {
    const handle = await open(address);
    await waitUntil(async () => (await textOf({ handle })).includes('nothing to do here'));
    expect(await axeIn(handle)).to.deep.equal([]);
  });

  it('closes by its button, where the browser lets it', async () => {
    const button = document.createElement('button');
    button.onclick = () => globalThis.open(address, '', 'popup');
    document.body.append(button);
    await click(button);
    await waitUntil(async () => (await windows()).length === 1);
    const [{ handle } = expect.fail()] = await windows();
    await waitUntil(async () => (await textOf({ handle })).includes('nothing to do here'));
    await clickIn('button', { handle });
    await waitUntil(async () => (await windows()).every(({ closed }) => closed));
    button.remove();
  });
});
