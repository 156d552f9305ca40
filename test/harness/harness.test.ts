/** Shows that what the other tests stand on really works: windows, clicks, histories, servers. */
import { expect } from 'chai';
import {
  click,
  clickIn,
  closeWindow,
  consoleOf,
  evaluateInWindow,
  historyOf,
  open,
  pageUrl,
  press,
  reloadPage,
  requestsOf,
  screenshot,
  signIn,
  textOf,
  type,
  waitForClose,
  waitForWindow,
  windows,
} from '../helpers/browser.js';
import { hostile, provider } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

const isFirefox = navigator.userAgent.includes('Firefox/');
const home = pageUrl({ html: 'Home' });

/** A button that opens a window when clicked; returns the button and what `window.open` gave. */
function opener(url: string, features = 'popup,width=500,height=600') {
  const opened: { window?: Window | null; active?: boolean } = {};
  const button = document.createElement('button');
  button.textContent = 'Open';
  button.addEventListener('click', () => {
    opened.active = navigator.userActivation.isActive;
    opened.window = window.open(url, '_blank', features);
  });
  document.body.append(button);
  return { button, opened };
}

function authorizeUrl(extra: Record<string, string> = {}): string {
  return provider.url('/oauth/authorize', {
    response_type: 'token',
    client_id: 'demo',
    redirect_uri: `${location.origin}/oauth-callback.html`,
    state: 's t&1',
    ...extra,
  });
}

afterEach(async () => {
  document.body.replaceChildren();
  await Promise.all([provider.clear(), hostile.clear()]);
});

describe('clicks', () => {
  it('are a gesture, and open a window', async () => {
    const { button, opened } = opener(home);
    await click(button);
    expect(opened.active).to.be.true;
    expect(opened.window?.closed).to.be.false;
    expect((await waitForWindow('/support/page')).title).to.equal('Host page');
    await closeWindow();
    await waitUntil(() => opened.window?.closed);
    expect((await windows()).map((w) => w.closed)).to.deep.equal([true]);
  });

  it('go through shadow roots and scroll to what they hit', async () => {
    const host = document.createElement('div');
    host.style.cssText = 'display: inline-block; margin-top: 3000px';
    host.attachShadow({ mode: 'open' }).innerHTML = '<p><button>Deep</button></p>';
    document.body.append(host);
    let clicked = 0;
    const button = host.shadowRoot?.querySelector('button') as HTMLButtonElement;
    button.onclick = () => (clicked += 1);
    await click(button);
    await click(host);
    expect(clicked).to.equal(2);
  });

  it('refuse what is covered', async () => {
    document.body.innerHTML = '<button>Under</button><div style="position:fixed;inset:0"></div>';
    const error = await click(document.querySelector('button') as Element).catch((e: Error) => e);
    expect(String(error)).to.contain('<button> is covered by <div>');
  });

  it('and keys reach fields', async () => {
    document.body.innerHTML = '<input>';
    const input = document.querySelector('input') as HTMLInputElement;
    await click(input);
    await type('Adá');
    await press('ArrowLeft', { modifiers: ['Shift'] });
    await type('a');
    expect(input.value).to.equal('Ada');
  });
});

describe('other windows', () => {
  it('are closed after each test', async () => {
    expect(await windows()).to.deep.equal([]);
  });

  it('opened by themselves can be clicked, reloaded and read', async () => {
    const html =
      '<p>Hi</p><div><template shadowrootmode="open">Deep <slot></slot></template>down</div><button onclick="console.warn(`clicked`); sessionStorage.n = 1">B</button>';
    const handle = await open(pageUrl({ html, coop: 'same-origin' }));
    await clickIn('button', { handle });
    await reloadPage(handle);
    expect(await textOf({ handle })).to.equal('Hi Deep down B');
    expect(await evaluateInWindow((key: string) => sessionStorage[key], { handle }, 'n')).to.equal('1');
    expect((await consoleOf(handle)).filter((entry) => entry.type === 'warn')).to.have.lengthOf(1);
    expect((await historyOf({ handle })).urls.at(-1)).to.contain('/support/page');
    expect(await screenshot('support', { handle })).to.contain('/support.png');
    expect(document.visibilityState).to.equal('visible');
  });

  it('say what a Content-Security-Policy forbade', async () => {
    const handle = await open(pageUrl({ html: '<script>document.title = "ran"</script>', csp: "script-src 'self'" }));
    expect((await windows())[0]?.title).to.equal('Host page');
    expect(JSON.stringify(await consoleOf(handle))).to.match(/Content.Security.Policy/);
  });

  it('get no gesture from being looked at', async () => {
    const handle = await open(home);
    expect(await evaluateInWindow(() => navigator.userActivation.hasBeenActive, { handle })).to.be.false;
  });

  for (const coop of ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups']) {
    it(`stay drivable behind Cross-Origin-Opener-Policy: ${coop}`, async () => {
      const cuts = !(coop === 'noopener-allow-popups' && isFirefox); // Firefox doesn't know this one
      const login = hostile.url('/answer', { to: home, coop, click: 1 });
      const { button, opened } = opener(login);
      await click(button);
      const { handle } = await waitForWindow('/answer');
      if (cuts) await waitUntil(() => opened.window?.closed, 'cut off');
      await clickIn('#go', { handle });
      expect((await waitForWindow('/support/page')).handle).to.equal(handle);
      expect(await evaluateInWindow(() => opener === null, { handle })).to.equal(cuts);
      await evaluateInWindow(() => close(), { handle }).catch(() => {});
      await waitForClose({ handle });
    });
  }
});

describe('the hostile server', () => {
  it('answers a login as told', async () => {
    const answer = {
      query: 'x=1',
      fragment: 'access_token=t&state={state}',
      redirect_uri: `${home}&y`,
      state: 'a b&c',
    };
    const { button } = opener(hostile.url('/answer', answer));
    await click(button);
    const { handle, url } = await waitForWindow('/support/page');
    expect(url.endsWith('&y&x=1#access_token=t&state=a%20b%26c')).to.be.true;
    expect((await historyOf({ handle })).urls).to.have.lengthOf(1);
    const [first, second] = await requestsOf(handle);
    expect(first?.url).to.contain('/answer');
    expect(first?.referrer).to.equal(`${location.origin}/`);
    expect(second?.url).to.contain('/support/page');
    expect((await hostile.log('/answer'))[0]?.headers['referer']).to.equal(`${location.origin}/`);
  });

  it('records what it gets, and forgets it when told', async () => {
    const url = hostile.url('/api/json', { body: '{"id":1}' });
    const response = await fetch(url, { headers: { Authorization: 'Bearer x' } });
    expect(await response.json()).to.deep.equal({ id: 1 });
    const [preflight, request] = await hostile.log('/api/json');
    expect(preflight?.method).to.equal('OPTIONS');
    expect(request?.headers['authorization']).to.equal('Bearer x');
    await hostile.clear();
    expect(await hostile.log()).to.deep.equal([]);
  });

  it('fails as often as told', async () => {
    const url = hostile.url('/api/status', { code: 503, times: 2, then: '{"ok":true}' });
    const codes = [await fetch(url), await fetch(url), await fetch(url)].map((response) => response.status);
    expect(codes).to.deep.equal([503, 503, 200]);
    const slow = await fetch(hostile.url('/api/retry-after', { seconds: 7 }));
    expect([slow.status, slow.headers.get('retry-after')]).to.deep.equal([429, '7']);
  });

  it('has APIs of every bad kind', async () => {
    const get = (kind: string) => fetch(hostile.url(`/api/${kind}`), { headers: { Authorization: 'Bearer abcdef' } });
    expect((await (await get('huge?bytes=5242880')).text()).length).to.equal(5242880);
    expect((await (await get('proto')).text()).startsWith('{"__proto__"')).to.be.true;
    expect((await (await get('echo-token')).text()).split('abcdef').length - 1).to.equal(5);
    expect((await get('guarded?token=abcdef')).status).to.equal(200);
    expect((await get('guarded?token=other')).status).to.equal(401);
    expect(await (await get('null')).json()).to.be.null;
    for (const kind of ['nocors', 'reset']) {
      expect(String(await get(kind).catch((e: Error) => e.name))).to.equal('TypeError');
    }
    const error = await fetch(hostile.url('/api/redirect', { to: '/api/json' }), { redirect: 'manual' });
    expect(error.type).to.equal('opaqueredirect');
  });
});

describe('the provider', () => {
  it('is signed in to by a visitor, twice', async () => {
    const { button } = opener(authorizeUrl());
    await click(button);
    await signIn({ user: 'ada' });
    const { handle } = await waitForWindow('/oauth-callback.html');
    await closeWindow({ handle });
    await click(button);
    await signIn();
    await waitForWindow('/oauth-callback.html');
    expect(await provider.log('/login')).to.have.lengthOf(1);
  });

  it('is signed in to by one visitor after the other', async () => {
    const { button } = opener(authorizeUrl());
    for (const user of ['ada', 'charles']) {
      await click(button);
      await signIn({ user });
      await waitForWindow('/oauth-callback.html');
      await closeWindow();
    }
    const logins = await provider.log('/login');
    expect(logins.map(({ body }) => Object(body).username)).to.deep.equal(['ada', 'charles']);
  });

  it('is told no', async () => {
    const { button } = opener(authorizeUrl({ redirect_uri: `${location.origin}/oauth-callback.html` }));
    await click(button);
    const handle = await signIn({ decision: 'deny' });
    await waitForWindow('/oauth-callback.html');
    const requested = (await requestsOf(handle)).map((request) => request.url);
    expect(requested.some((url) => url.includes('/oauth-callback.html'))).to.be.true;
  });
});
