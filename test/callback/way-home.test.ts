import { expect } from 'chai';
import { token } from '../helpers/acme.js';
import { evaluateInWindow, open, requestsOf, waitForClose, waitForWindow, windows } from '../helpers/browser.js';
import { fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { pause } from '../helpers/wait.js';

/** The built callback page and somebody who waits for it: contract, section 7. See also oauth-callback.test.ts. */

const address = `${location.origin}/oauth-callback.html`;
const given = `access_token=${token}&state=way-home`;

describe('the callback page, on its way home,', () => {
  afterEach(rest);

  /** Opens the page and waits for its hello. */
  async function hello(answer = `#${given}`): Promise<MessageEvent<unknown>> {
    const heard = new Promise<MessageEvent<unknown>>((resolve) => addEventListener('message', resolve, { once: true }));
    window.open(address + answer, '_blank', 'popup');
    return heard;
  }

  for (const answer of [`#${given}`, `?${given}`, `?error=x&state=way-home#${given}`])
    it(`has cleared ${answer.replaceAll(token, '…')} from its address before it says hello`, async () => {
      const { source, data } = await hello(answer);
      expect((source as Window).location.href).to.equal(address);
      expect(data).to.deep.equal({ type: 'oauth-connect:hello', state: 'way-home' });
    });

  it('hands the answer on as it came, on the port alone, to who is ready for its state, and closes', async () => {
    const { ports } = await hello(`?error=x&state=way-home#${given}`);
    const [port] = ports as [MessagePort];
    const got = new Promise((resolve) => (port.onmessage = ({ data }) => resolve(data)));
    port.postMessage({ type: 'oauth-connect:ready', state: 'way-home' });
    const response = `error=x&state=way-home&${given}`;
    expect(await got).to.deep.equal({ type: 'oauth-connect:response', redirectUrl: address, response });
    port.postMessage({ type: 'oauth-connect:received', state: 'way-home' });
    await waitForClose();
  });

  it('hands on once what query and fragment both say, word for word', async () => {
    const { ports } = await hello(`?${given}#${given}`);
    const [port] = ports as [MessagePort];
    const got = new Promise((resolve) => (port.onmessage = ({ data }) => resolve(data)));
    port.postMessage({ type: 'oauth-connect:ready', state: 'way-home' });
    expect(await got).to.deep.equal({ type: 'oauth-connect:response', redirectUrl: address, response: given });
  });

  it('tells of an error without a state what it said, and of which issuer, and nothing else', async () => {
    const { data } = await hello('?error=server_error&iss=https%3A%2F%2Facme.example&error_description=secret');
    const told = { error: 'server_error', iss: 'https://acme.example' };
    expect(data).to.deep.equal({ type: 'oauth-connect:hello', state: null, ...told });
  });

  for (const data of [
    null,
    'oauth-connect:ready',
    { type: 'oauth-connect:ready' },
    { type: 'ready', state: 'way-home' },
  ])
    it(`hands nothing to who answers ${JSON.stringify(data)}`, async () => {
      const { ports } = await hello();
      const [port] = ports as [MessagePort];
      const heard: unknown[] = [];
      port.onmessage = (event) => heard.push(event.data);
      port.postMessage(data);
      await pause(300);
      expect(heard).to.deep.equal([]);
    });

  it('goes by the channel of its state where the opener is cut, and closes when that is confirmed', async () => {
    const channel = new BroadcastChannel('oauth-connect:way-home');
    const heard = new Promise((resolve) => (channel.onmessage = ({ data }) => resolve(data)));
    window.open(`${address}#${given}`, '_blank', 'popup,noopener');
    expect(await heard).to.deep.equal({ type: 'oauth-connect:response', redirectUrl: address, response: given });
    const { handle } = await waitForWindow('oauth-callback');
    channel.postMessage({ type: 'oauth-connect:received', state: 'way-home' });
    await waitForClose({ handle, timeout: 1500 });
    channel.close();
  });

  for (const coop of ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'])
    it(`connects behind a login page with Cross-Origin-Opener-Policy: ${coop}`, async () => {
      const fragment = `access_token=${token}&token_type=bearer&state={state}`;
      const acme = fresh({ loginUrl: hostile.url('/answer', { fragment, coop }) });
      expect((await acme.connect()).identifier).to.equal('7');
    });

  it('keeps nothing, and sends its address to nobody', async () => {
    const handle = await open(`${address}#${given}`);
    await waitForWindow('oauth-callback');
    await pause(300);
    const kept = await evaluateInWindow(
      () => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, name, history.state]),
      { handle },
    );
    expect(kept).not.to.contain(token);
    expect(JSON.stringify(await windows())).not.to.contain(token);
    const requests = await requestsOf(handle);
    expect(requests.length).to.be.at.least(2);
    expect(
      requests.filter(({ url }) => !url.includes('oauth-callback.html')).map(({ referrer }) => referrer),
    ).to.satisfy((referrers: string[]) => referrers.every((referrer) => referrer === ''));
  });
});
