import { expect } from 'chai';
import { rejection, token } from '../helpers/acme.js';
import {
  consoleOf,
  evaluateInWindow,
  historyOf,
  open,
  pageUrl,
  textOf,
  waitForClose,
  waitForWindow,
  windows,
} from '../helpers/browser.js';
import { fresh, rest } from '../helpers/connections.js';
import { words } from '../helpers/host-page.js';
import { hostile } from '../helpers/servers.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** Another page than the callback page stands at the redirect URL: contract, sections 5 and 7. */

const fragment = `access_token=${token}&state={state}`;
afterEach(rest);

/** What a sign-in ends in whose answer comes to a page of this address. */
const errorAt = async (redirectUrl: string, to = redirectUrl) =>
  rejection(
    fresh({
      redirectUrl,
      loginUrl: hostile.url('/answer', { fragment, to: new URL(to, location.href).href }),
    }).connect(),
  );

describe('an answer to which no callback page speaks', () => {
  for (const [what, redirectUrl, to] of [
    ['another page stands in its place, as an app’s start page does', '/support/page'],
    ['its script is not found', '/support/alone/oauth-callback.html'],
    [
      'its host moves it to an address with a slash, and the script is not found there',
      '/support/moved/oauth-callback.html',
    ],
    ['its host has sent the answer to another address', '/oauth-callback.html', '/support/page'],
  ] as const)
    it(`is callback_missing where ${what}; that window is closed`, async () => {
      const error = await errorAt(redirectUrl, to);
      expect(error).to.include({ code: 'callback_missing', step: 'callback' });
      expect(error.message)
        .to.contain(location.origin + redirectUrl)
        .and.contain('oauth-callback.html')
        .and.contain('oauth-callback.js');
      expect(error.message).not.to.contain(token);
      await waitForClose();
    });

  it('is told after three seconds, and not while its window is elsewhere', async () => {
    const begun = performance.now();
    const acme = fresh({ redirectUrl: '/support/page', loginUrl: hostile.url('/answer', { fragment, delay: 1500 }) });
    await rejection(acme.connect());
    expect(performance.now() - begun).to.be.at.least(4400);
  });

  it('is not told of a page of this origin that is none of these, such as a login page of the site’s own', async () => {
    const acme = fresh({ loginUrl: pageUrl({ html: 'Log in' }) });
    acme.connect().catch(() => undefined);
    await waitForWindow('/support/page');
    await pause(5500);
    expect(acme.status).to.equal('connecting');
  });
});

describe('an element that stands at its own redirect URL with an answer', () => {
  const html =
    '<oauth-connect provider-name="Acme" client-id="demo" login-url="https://acme.example/" redirect-url="/support/page"></oauth-connect>';
  const address = pageUrl({ html, scripts: ['/dist/oauth-connect.js'] });

  it('clears the address, and says so in words and in the console', async () => {
    const handle = await open(`${address}#access_token=${token}&state=oauth-connect.abc`);
    await waitUntil(async () => (await textOf({ handle })).includes('callback_missing'), 'it says so');
    expect(await evaluateInWindow(() => location.href, { handle })).to.equal(`${location.origin}/support/page`);
    expect((await consoleOf(handle)).map(({ text }) => text).join())
      .to.contain('oauth-callback.js')
      .and.not.contain(token);
  });

  it('hands nothing on, and leaves nothing in the history', async () => {
    const heard: unknown[] = [];
    const listener = ({ data }: MessageEvent) => heard.push(data);
    addEventListener('message', listener);
    window.open(`${address}#access_token=${token}&state=oauth-connect.abc`);
    const { handle } = await waitForWindow('/support/page');
    await waitUntil(async () => (await textOf({ handle })).includes('callback_missing'), 'it says so');
    expect(JSON.stringify(await historyOf({ handle }))).not.to.contain(token);
    removeEventListener('message', listener);
    expect(heard).to.deep.equal([]);
  });

  it('keeps the state of the history entry', async () => {
    const script = `data:text/javascript,history.replaceState({ place: 7 }, '')`;
    const handle = await open(
      `${pageUrl({ html, scripts: [script, '/dist/oauth-connect.js'] })}#code=a&state=oauth-connect.abc`,
    );
    await waitUntil(async () => (await textOf({ handle })).includes('callback_missing'), 'it says so');
    expect(await evaluateInWindow(() => history.state as unknown, { handle })).to.deep.equal({ place: 7 });
  });

  for (const answer of ['#code=a&state=other', '#code=a', '?html=x#state=oauth-connectabc'])
    it(`leaves ${answer} alone, which is somebody else's`, async () => {
      const at = answer.startsWith('#') ? address + answer : `${address}${answer.slice(answer.indexOf('#'))}`;
      const handle = await open(at);
      await waitUntil(async () => (await textOf({ handle })).includes('Connect Acme'), 'it is there');
      expect((await windows()).find((one) => one.handle === handle)?.url).to.equal(at);
    });
});

describe('the callback page whose script is not found', () => {
  it('says in words what is missing', async () => {
    const handle = await open('/support/alone/oauth-callback.html');
    expect(await textOf({ handle })).to.contain('oauth-callback.js');
  });

  it('says nothing of it where the script is there', async () => {
    const handle = await open('/oauth-callback.html');
    await words(handle, 'nothing to do here');
    expect(await textOf({ handle })).not.to.contain('oauth-callback.js');
  });
});
