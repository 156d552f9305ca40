import { expect } from 'chai';
import { bringToFront } from '../helpers/browser.js';
import { rejection } from '../helpers/acme.js';
import { make, part, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';

/** `focus()`: contract, section 4. */

afterEach(removeAll);

describe('focus()', () => {
  const focused = (element: HTMLElement) => element.shadowRoot?.activeElement?.getAttribute('part');

  it('goes to the main control of each state', async () => {
    const element = await make({ 'login-url': hostile.url('/hang') });
    element.focus();
    expect(focused(element)).to.equal('button');
    const attempt = rejection(element.connect());
    await element.updateComplete;
    element.focus();
    expect(focused(element)).to.equal('show-window');
    element.cancel();
    await attempt;
    const connected = await make();
    await connected.connect();
    await connected.updateComplete;
    connected.focus();
    expect(focused(connected)).to.equal('disconnect');
    const asking = await make({ fields: '[{"name":"region","label":"Region"}]' });
    asking.focus();
    expect(focused(asking)).to.equal('input');
    // The window of the sign-in may have taken the focus along.
    await bringToFront();
    expect(part(asking, 'input').matches(':focus')).to.equal(true);
  });

  it('goes to an author’s own button', async () => {
    const element = await make({}, '<button slot="button">Mine</button>');
    element.focus();
    expect(document.activeElement).to.equal(element.querySelector('button'));
  });
});
