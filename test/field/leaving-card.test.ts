import { expect } from 'chai';
import { clickIn, open, textOf } from '../helpers/browser.js';
import { pageOf, thisBuild } from '../helpers/builds.js';
import { hostile } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

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
    await clickIn('#acme >>> [part=button]', { handle: page });
    let shown = '';
    await waitUntil(async () => {
      shown = await textOf({ handle: page });
      return shown.includes('Finish signing in to Acme');
    }, 'it is shown');
    expect(shown).to.contain('Cancel');
    expect(shown).not.to.match(/window/i);
  });
});
