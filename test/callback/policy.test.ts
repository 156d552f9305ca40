import { expect } from 'chai';
import { token } from '../helpers/acme.js';
import { clickIn, consoleOf, evaluateInWindow, open, pageUrl, signIn, waitForWindow } from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { provider } from '../helpers/servers.js';
import { pause } from '../helpers/wait.js';

/** What the console says of the built callback page under the policy that it is served with here: contract, section 7. */

it('the callback page breaks no policy, and logs no error', async () => {
  const handle = await open(`${location.origin}/oauth-callback.html#access_token=${token}&state=way-home`);
  await waitForWindow('oauth-callback');
  await pause(300);
  expect((await consoleOf(handle)).filter(({ type }) => /error/.test(type))).to.deep.equal([]);
});

it('the window of a sign-in logs no token and no error', async () => {
  const html = `<oauth-connect id="acme" client-id="demo" test-url="${provider.url('/api/me')}"
    login-url="${provider.url('/oauth/authorize', { coop: 'same-origin' })}"></oauth-connect>`;
  const page = await open(pageUrl({ html, scripts: ['/dist/oauth-connect.js'] }));
  await clickIn('#acme >>> [part=button]', { handle: page });
  const popup = await signIn({ user: 'ada' });
  await until(page, 'connected');
  const received = await evaluateInWindow(() => document.querySelector('oauth-connect')?.connection?.getAccessToken(), {
    handle: page,
  });
  expect(received).to.have.length.greaterThan(20);
  const entries = await consoleOf(popup);
  expect(JSON.stringify(entries)).not.to.contain(received);
  expect(entries.filter(({ type }) => /error/.test(type))).to.deep.equal([]);
});
