import { expect } from '@open-wc/testing';
import { token } from '../support/acme.js';
import { consoleOf, open, waitForWindow } from '../support/browser.js';
import { pause } from '../support/connections.js';

/** The built callback page under the policy that it is served with here: contract, section 7. */

it('the callback page breaks no policy, and logs no error', async () => {
  const handle = await open(`${location.origin}/oauth-callback.html#access_token=${token}&state=way-home`);
  await waitForWindow('oauth-callback');
  await pause(300);
  expect((await consoleOf(handle)).filter(({ type }) => /error/.test(type))).to.deep.equal([]);
});
