/** What "focus" means in windows that nobody sees: see browser.ts. */
import { expect } from 'chai';
import {
  bringToFront,
  click,
  closeWindow,
  leavePage,
  pageUrl,
  pretendFocus,
  waitForWindow,
} from '../helpers/browser.js';
import { waitUntil } from '../helpers/wait.js';

const isFirefox = navigator.userAgent.includes('Firefox/');
/** WebKit's MiniBrowser opens windows only. */
const hasTabs = isFirefox || navigator.userAgent.includes('Chrome/');

/** A button that opens a window when clicked. */
function opener(features: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.textContent = 'Open';
  button.addEventListener('click', () => window.open(pageUrl({ html: 'Home' }), '_blank', features));
  document.body.append(button);
  return button;
}

afterEach(() => document.body.replaceChildren());

describe('focus', () => {
  it('is on the test page when a window of its own opens, or in Firefox on that window', async () => {
    await click(opener('popup,width=500,height=600'));
    await waitForWindow('/support/page');
    expect([document.hasFocus(), document.visibilityState]).to.deep.equal([!isFirefox, 'visible']);
  });

  it('leaves it for a tab, and comes back', async () => {
    await click(opener(''));
    await waitForWindow('/support/page');
    expect([document.hasFocus(), document.visibilityState]).to.deep.equal([false, hasTabs ? 'hidden' : 'visible']);
    const focused = new Promise((resolve) => window.addEventListener('focus', resolve, { once: true }));
    await closeWindow();
    await focused;
    expect([document.hasFocus(), document.visibilityState]).to.deep.equal([true, 'visible']);
  });

  it('can be given away, and taken back', async () => {
    const seen: string[] = [];
    for (const name of ['blur', 'focus']) window.addEventListener(name, () => seen.at(-1) !== name && seen.push(name));
    await leavePage();
    expect([document.hasFocus(), document.visibilityState]).to.deep.equal([false, 'hidden']);
    // The events come after what they tell of.
    await waitUntil(() => seen.length === 1, 'blur is heard');
    await bringToFront();
    expect([document.hasFocus(), document.visibilityState]).to.deep.equal([true, 'visible']);
    await waitUntil(() => seen.length === 2, 'focus is heard');
    pretendFocus(false);
    expect([document.hasFocus(), document.visibilityState]).to.deep.equal([false, 'visible']);
    pretendFocus(undefined);
    expect(document.hasFocus()).to.be.true;
    expect(seen).to.deep.equal(['blur', 'focus', 'blur', 'focus']);
  });
});
