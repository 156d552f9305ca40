/** Shows that in files named `….blocked.test.ts` the browser blocks pop-ups, as visitors' browsers do. */
import { expect } from 'chai';
import { click, pageUrl, waitForWindow } from '../helpers/browser.js';

describe('a browser that blocks pop-ups', () => {
  it('blocks one without a gesture', () => {
    expect(window.open(pageUrl({}))).to.be.null;
  });

  it('lets one through in a click', async () => {
    const button = document.body.appendChild(document.createElement('button'));
    button.textContent = 'Open';
    let opened: Window | null = null;
    button.onclick = () => (opened = window.open(pageUrl({}), '_blank', 'width=400,height=400'));
    await click(button);
    expect(opened).to.not.be.null;
    await waitForWindow('/support/page');
  });
});
