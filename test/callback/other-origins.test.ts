import { expect } from 'chai';
import { rejection, token } from '../helpers/acme.js';
import { evaluateInWindow, open, pageUrl, textOf, waitForClose, waitForWindow, windows } from '../helpers/browser.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** A redirect URL on another origin, whose page lists who may receive tokens: contract, section 7. */

const otherOrigin = location.origin.replace('localhost', '127.0.0.1');
const callback = (...origins: string[]) =>
  `${otherOrigin}/support/callback/${encodeURIComponent(origins.join(' '))}/oauth-callback.html`;
const login = (coop?: string) =>
  hostile.url('/answer', { fragment: `access_token=${token}&token_type=bearer&state={state}`, coop });

describe('a redirect URL on another origin', () => {
  beforeEach(() => hostile.clear());
  afterEach(rest);

  for (const origins of [
    [location.origin],
    ['https://elsewhere.example', location.origin],
    ['nonsense', location.origin],
  ])
    it(`connects where its page lists this origin (${origins.join(' ')})`, async () => {
      const acme = fresh({ redirectUrl: callback(...origins), loginUrl: login() });
      expect(acme.configurationErrors).to.deep.equal([]);
      expect(acme.resolvedRedirectUrl).to.equal(callback(...origins));
      expect((await acme.connect()).identifier).to.equal('7');
      await waitForClose();
      const [request] = await hostile.log('/answer');
      const sent = new URL(request?.url ?? '', hostile.origin).searchParams.get('redirect_uri');
      expect(sent).to.equal(callback(...origins));
    });

  for (const [what, origins] of [
    ['none', []],
    ['another origin', ['https://elsewhere.example']],
    ['this one with another port', [location.origin.replace(/\d+$/, (port) => String(Number(port) + 1))]],
    ['a star', ['*']],
  ] as const)
    it(`tells this page nothing where its page lists ${what}`, async () => {
      const heard: unknown[] = [];
      const listener = ({ data }: MessageEvent) => heard.push(data);
      addEventListener('message', listener);
      const acme = fresh({ redirectUrl: callback(...origins), loginUrl: login() });
      const attempt = rejection(acme.connect());
      await waitForWindow('/support/callback/');
      await pause(700);
      removeEventListener('message', listener);
      expect(heard).to.deep.equal([]);
      expect(JSON.stringify(await windows())).not.to.contain(token);
      expect(acme).to.include({ status: 'connecting', connection: null });
      acme.cancel();
      expect((await attempt).name).to.equal('AbortError');
      expect(await arrivals()).to.deep.equal([]);
    });

  it('says in words that nobody waits, where nobody is listed', async () => {
    const page = await open(`${callback()}#access_token=secret-1&state=s`);
    await waitUntil(async () => (await textOf({ handle: page })).includes('no longer waits'), 'it says so');
  });

  it('ends in state_mismatch where the window comes back with the answer to another sign-in', async () => {
    const fragment = `access_token=${token}&state=another`;
    const acme = fresh({ redirectUrl: callback(location.origin), loginUrl: hostile.url('/answer', { fragment }) });
    expect(await rejection(acme.connect())).to.include({ code: 'state_mismatch' });
    expect(await arrivals()).to.deep.equal([]);
  });

  it('takes no hello from this page’s own origin', async () => {
    const fragment = `access_token=${token}&state={state}`;
    const to = `${location.origin}/oauth-callback.html`;
    const acme = fresh({ redirectUrl: callback(location.origin), loginUrl: hostile.url('/answer', { to, fragment }) });
    const attempt = rejection(acme.connect());
    await waitForWindow('/oauth-callback.html');
    await pause(900);
    expect(acme).to.include({ status: 'connecting', connection: null });
    acme.cancel();
    await attempt;
    expect(await arrivals()).to.deep.equal([]);
  });

  it('is a configuration error where visitors name the server, for then no way home would be left', () => {
    const acme = fresh({
      redirectUrl: callback(location.origin),
      fields: [{ name: 'server', label: 'Server', type: 'url' }],
      loginUrl: '{{server}}/authorize',
    });
    expect(acme.configurationErrors.map(({ attribute }) => attribute)).to.deep.equal(['redirect-url']);
  });

  it('gives the answer to a listed page alone, not to the page that opened it from elsewhere', async () => {
    const page = await open(pageUrl({ html: '<p>opener</p>' }));
    const heard = await evaluateInWindow(
      async (address: string) => {
        const messages: unknown[] = [];
        addEventListener('message', ({ data, ports }) => {
          messages.push(data);
          ports[0]?.postMessage({ type: 'oauth-connect:ready', state: 's' });
        });
        window.open(address, '_blank', 'popup');
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return messages;
      },
      { handle: page },
      `${callback('https://elsewhere.example')}#access_token=secret-1&state=s`,
    );
    expect(heard).to.deep.equal([]);
  });
});
