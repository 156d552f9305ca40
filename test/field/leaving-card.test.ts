import { expect } from 'chai';
import { evaluateInWindow, open } from '../helpers/browser.js';
import { pageOf, thisBuild } from '../helpers/builds.js';
import { hostile } from '../helpers/servers.js';

/** What is shown while this tab leaves for the login page. */

describe('the card of a sign-in in this tab', () => {
  it('speaks of no window', async () => {
    const loginUrl = hostile.url('/answer', { to: hostile.url('/hang'), delay: 20_000 });
    const attributes = {
      'client-id': 'demo',
      'provider-name': 'Acme',
      'login-mode': 'redirect',
      'login-url': loginUrl,
    };
    const page = await open(pageOf(thisBuild, { ...attributes, 'unique-identifier': "{{ id ?? 'x' }}" }));
    // In one go: the driver waits for a page that is on its way elsewhere.
    const shown = await evaluateInWindow(
      async () => {
        const element = document.querySelector('oauth-connect') as HTMLElementTagNameMap['oauth-connect'];
        await element.updateComplete;
        const begun = new Promise((resolve) => element.addEventListener('statuschange', resolve, { once: true }));
        element.shadowRoot?.querySelector<HTMLElement>('[part=button]')?.click();
        await begun;
        await element.updateComplete;
        return element.shadowRoot?.querySelector('[part=waiting]')?.textContent ?? '';
      },
      { handle: page },
    );
    expect(shown).to.contain('Finish signing in to Acme');
    expect(shown).to.contain('Cancel');
    expect(shown).not.to.match(/window/i);
  });
});
