import { expect } from 'chai';
import { historyOf, open, requestsOf, textOf, waitForWindow, windows } from '../helpers/browser.js';
import { hostile } from '../helpers/servers.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** The built page at the redirect URL, opened by nobody who waits: contract, section 7. */

const address = `${location.origin}/oauth-callback.html`;

describe('the callback page', () => {
  for (const answer of [
    '#access_token=secret-1&state=s',
    '?code=secret-1&state=s',
    '?error=x&state=s#access_token=secret-1',
  ])
    it(`clears ${answer.replace(/secret-1/g, '…')} from its address and history, and says that nobody waits`, async () => {
      const handle = await open(address + answer);
      await pause(200);
      expect((await windows()).map(({ url }) => url)).to.deep.equal([address]);
      await waitUntil(async () => (await textOf({ handle })).includes('no longer waits'), 'it says so');
      const { urls } = await historyOf({ handle });
      expect(urls.filter((url) => url !== 'about:blank')).to.deep.equal([address]);
    });

  for (const noAnswer of ['', '?a=b', '#/route'])
    it(`leaves an address alone that is no answer (${noAnswer || 'nothing'}), and explains itself`, async () => {
      const handle = await open(address + noAnswer);
      await pause(100);
      expect((await waitForWindow('oauth-callback')).url).to.equal(address + noAnswer);
      expect(await textOf({ handle })).to.contain('nothing to do here');
    });

  it('loads nothing but its own script, and sends no Referer', async () => {
    const handle = await open(`${address}#access_token=secret-1&state=s`);
    await pause(200);
    const requests = (await requestsOf(handle)).map(({ url }) => new URL(url).pathname);
    expect(new Set(requests.filter((path) => path !== '/favicon.ico'))).to.deep.equal(
      new Set(['/oauth-callback.html', '/oauth-callback.js']),
    );
    for (const { referrer } of await requestsOf(handle)) expect(referrer).not.to.contain('secret-1');
  });

  it('hands nothing to a window that does not answer on the port, nor to other origins', async () => {
    const heard: unknown[] = [];
    const listener = (event: MessageEvent) => heard.push(event.data);
    addEventListener('message', listener);
    window.open(hostile.url('/answer', { to: `${address}#access_token=secret-1&state=s` }), '_blank', 'popup');
    await waitUntil(() => heard.length > 0, 'it has said hello');
    // So long it waits for an answer on the port, before it tries the channel.
    await pause(1000);
    removeEventListener('message', listener);
    expect(heard).to.deep.equal([{ type: 'oauth-connect:hello', state: 's' }]);
    expect(JSON.stringify(await windows())).not.to.contain('secret-1');
  });

  for (const state of ['', '&state='])
    it(`uses no channel where there is no state to name it (${state || 'none'})`, async () => {
      const heard: unknown[] = [];
      const channels = ['', 'null', 'undefined'].map((name) => new BroadcastChannel(`oauth-connect:${name}`));
      for (const channel of channels) channel.onmessage = ({ data }) => heard.push(data);
      await open(`${address}#access_token=secret-1${state}`);
      await pause(1200);
      expect(heard).to.deep.equal([]);
      for (const channel of channels) channel.close();
    });
});
