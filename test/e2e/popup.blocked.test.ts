import { expect } from 'chai';
import '../../src/oauth-connect.js';
import { answer, profile, rejection } from '../helpers/acme.js';
import { click, windows } from '../helpers/browser.js';

/** In a browser that blocks windows without a gesture, as visitors' browsers do. */

describe('with the popup blocker on', () => {
  it('a script alone ends in popup_blocked, with a card that says so; the click on it connects', async () => {
    const element = document.createElement('oauth-connect');
    element.setAttribute('client-id', 'demo');
    element.setAttribute('login-url', answer());
    element.setAttribute('test-url', profile({ id: 1 }));
    element.setAttribute('storage', 'memory');
    document.body.append(element);
    const error = await rejection(element.connect());
    expect(error).to.include({ code: 'popup_blocked', step: 'login' });
    expect(element.status).to.equal('failed');
    expect(await windows()).to.deep.equal([]);
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.contain('blocked the sign-in window');
    const connected = new Promise((resolve) => element.addEventListener('connected', resolve));
    await click(element.shadowRoot?.querySelector('[part=retry]') as HTMLElement);
    await connected;
    element.remove();
  });
});
