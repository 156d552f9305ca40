import { expect } from 'chai';
import { rejection, token } from '../helpers/acme.js';
import { waitForClose } from '../helpers/browser.js';
import { byCode } from '../helpers/codes.js';
import { fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

/**
 * A site's service worker that answers each navigation with the app's start page, the callback page too, as PWA plug-ins
 * set it up. What it has stored it finds by the address without a query only: answers in the fragment come through.
 */

const scope = '/support/callback/none/';
const redirectUrl = `${scope}oauth-callback.html`;
let registration: ServiceWorkerRegistration;

before(async () => {
  registration = await navigator.serviceWorker.register('/support/worker.js', { scope });
  await waitUntil(() => registration.active?.state === 'activated', 'the worker is there');
});
after(() => registration.unregister());
afterEach(rest);

describe('a site whose service worker answers with the app', () => {
  it('is told that the callback page is missing, and the window is closed', async () => {
    const error = await rejection(fresh(byCode({ redirectUrl })).connect());
    expect(error).to.include({ code: 'callback_missing', step: 'callback' });
    expect(error.message)
      .to.contain(location.origin + redirectUrl)
      .and.not.contain('a-code');
    await waitForClose();
  });

  it('connects where the answer is in the fragment', async () => {
    const loginUrl = hostile.url('/answer', { fragment: `access_token=${token}&state={state}` });
    expect((await fresh({ redirectUrl, loginUrl }).connect()).identifier).to.equal('7');
  });
});
