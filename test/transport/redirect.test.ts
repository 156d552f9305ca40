import { expect } from 'chai';
import { redirectKey } from '../../src/transport/relay-messages.js';
import { hasTransientActivation } from '../../src/transport/transient-activation.js';
import { leaveForLogin, takeReturned, type Departure } from '../../src/transport/redirect.js';
import {
  click,
  clickIn,
  evaluateInWindow,
  historyOf,
  navigate,
  open,
  pageUrl,
  reloadPage,
  requestsOf,
  traverseHistory,
} from '../helpers/browser.js';
import { hostile } from '../helpers/servers.js';
import { pause, waitUntil } from '../helpers/wait.js';

/** The login page in this very tab, and the way home through the callback page: contract, section 7. */

const redirectUrl = `${location.origin}/oauth-callback.html`;
const state = 'state-of-this-attempt';
const token = 'secret-1';
const fragment = `access_token=${token}&state={state}`;
const login = (parameters: Record<string, string> = { fragment }) =>
  hostile.url('/answer', { redirect_uri: redirectUrl, state, ...parameters });
const answer = `access_token=${token}&state=${state}`;

/** A page that takes up what has returned, as an element does when it is loaded. */
const host = (html = '', page: Parameters<typeof pageUrl>[0] = {}) =>
  pageUrl({
    ...page,
    html: `${html}<script type="module">
      import * as redirect from '/src/transport/redirect.ts';
      redirect.restoreHistoryState('acme');
      Object.assign(window, { redirect, returned: redirect.takeReturned('acme') ?? null, backs: 0 });
    </script>`,
  });

interface Host {
  redirect: { leaveForLogin: typeof leaveForLogin; takeReturned: typeof takeReturned };
  returned?: unknown;
  backs: number;
  loginWindow?: ReturnType<typeof leaveForLogin>;
}

/**
 * Leaves from a window; hands over the code of the error where it cannot. The browser's tools wait for a page that is on
 * its way, so who wants to close it before it is gone has to say so here.
 */
const leave = (handle: string, departure: Partial<Departure<unknown>> = {}, endAfter = Infinity) =>
  evaluateInWindow(
    async (departure: Omit<Departure<unknown>, 'onBack'>, endAfter: number | null) => {
      const host = window as unknown as Host;
      // A page that is left before its `load` event is over leaves no entry to go back to (HTML §7.4.2.2).
      const [loading] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      while (host.returned === undefined || loading?.loadEventEnd === 0)
        await new Promise((resolve) => setTimeout(resolve, 10));
      try {
        host.loginWindow = host.redirect.leaveForLogin({ ...departure, onBack: () => host.backs++ });
        if (endAfter !== null) setTimeout(() => host.loginWindow?.close(), endAfter);
        return 'left';
      } catch (error) {
        return (error as { code: string }).code;
      }
    },
    { handle },
    {
      url: login(),
      state,
      redirectUrl,
      owner: 'acme',
      attempt: { state, verifier: 'v' },
      hasActivation: true,
      ...departure,
    },
    endAfter,
  );

/** What has come back to a window, once its page is there: a new one, not the one that left. */
async function returnedTo(handle: string): Promise<unknown> {
  let returned: unknown;
  await waitUntil(
    async () => {
      const look = () => ('loginWindow' in window ? undefined : (window as unknown as Host).returned);
      returned = await evaluateInWindow(look, { handle });
      return returned !== undefined;
    },
    'the page is back',
    { timeout: 10_000 },
  );
  return returned;
}
const storageOf = (handle: string) => evaluateInWindow(() => ({ ...sessionStorage }), { handle });
const addressOf = (handle: string) => evaluateInWindow(() => location.href, { handle });
const isAt = (handle: string, part: string) =>
  waitUntil(async () => (await addressOf(handle)).includes(part), `the window is at ${part}`);
/** Goes back from the login page, to the page that left, as it was. */
async function goBack(handle: string): Promise<void> {
  await isAt(handle, hostile.origin);
  await traverseHistory(-1, handle);
  await isAt(handle, `${location.origin}/support/page`);
}
const expected = { attempt: { state, verifier: 'v' }, redirectUrl, response: answer };

describe('the way to the login page and back in this tab', () => {
  for (const [what, page, parameters] of [
    ['plain pages', {}, { fragment }],
    ['a login page with COOP', {}, { fragment, coop: 'same-origin' }],
    ['a host page with COOP', { coop: 'same-origin' }, { fragment }],
  ] as const)
    it(`hands over what came, with what was left behind: ${what}`, async () => {
      const handle = await open(host('', page));
      expect(await leave(handle, { url: login(parameters) })).to.equal('left');
      expect(await returnedTo(handle)).to.deep.equal(expected);
      expect(await storageOf(handle), 'nothing stays').to.deep.equal({});
    });

  it('hands over an answer in the query, and errors', async () => {
    const handle = await open(host());
    await leave(handle, { url: login({ query: 'error=access_denied&state={state}' }) });
    expect(await returnedTo(handle)).to.deep.include({ response: `error=access_denied&state=${state}` });
  });

  it('leaves path, query, fragment and the state of history as they were, and tells no router', async () => {
    const handle = await open(`${host('<p>')}&a=b%20c#/route?x=1&code=mine`);
    await evaluateInWindow(() => history.replaceState({ page: 7, nested: [1] }, ''), { handle });
    const before = await addressOf(handle);
    await leave(handle);
    await returnedTo(handle);
    expect(await addressOf(handle)).to.equal(before);
    expect(await evaluateInWindow(() => history.state, { handle })).to.deep.equal({ page: 7, nested: [1] });
    const { urls } = await historyOf({ handle });
    expect(urls.filter((url) => url.includes(token) || url.includes('oauth-callback'))).to.deep.equal([]);
    expect(urls.at(-1)).to.equal(before);
  });

  it('leaves the state of history to a router that has set its own by now', async () => {
    const html = '<script>if (sessionStorage.length) history.replaceState("router", "")</script>';
    const handle = await open(host(html));
    await evaluateInWindow(() => history.replaceState('before', ''), { handle });
    await leave(handle);
    await returnedTo(handle);
    expect(await evaluateInWindow(() => history.state, { handle })).to.equal('router');
  });

  it('survives a state of history that JSON cannot hold', async () => {
    const handle = await open(host());
    await evaluateInWindow(() => history.replaceState(10n, ''), { handle });
    expect(await leave(handle)).to.equal('left');
    expect(await returnedTo(handle)).to.deep.equal(expected);
  });

  it('shows no token to the address, the history or the Referer of any page', async () => {
    const handle = await open(host());
    await leave(handle);
    await returnedTo(handle);
    expect(await addressOf(handle)).not.to.contain(token);
    for (const { referrer } of await requestsOf(handle)) expect(referrer).not.to.contain(token);
  });

  it('gives the answer to its owner only', async () => {
    const handle = await open(host());
    await leave(handle, { owner: 'other' });
    expect(await returnedTo(handle)).to.equal(null);
    const take = (owner: string) => (window as unknown as Host).redirect.takeReturned(owner) ?? null;
    expect(await evaluateInWindow(take, { handle }, 'other')).to.deep.equal(expected);
    expect(await evaluateInWindow(take, { handle }, 'other'), 'and once').to.equal(null);
  });

  it('gives nothing that belongs to another state', async () => {
    const handle = await open(host());
    await leave(handle, { url: login({ fragment: `access_token=${token}&state=forged` }) });
    await isAt(handle, redirectUrl);
    await pause(300);
    expect(await addressOf(handle)).to.equal(redirectUrl);
    await navigate(host(), { handle });
    expect(await returnedTo(handle)).to.equal(null);
  });
});

describe('the callback page', () => {
  for (const returnUrl of ['https://evil.example/', 'javascript:document.title="ran"', '/relative', ''])
    it(`follows no address that is not of its own origin (${returnUrl || 'none'})`, async () => {
      const handle = await open(pageUrl({}));
      const put = (key: string, text: string) => sessionStorage.setItem(key, text);
      await evaluateInWindow(put, { handle }, redirectKey(state), JSON.stringify({ returnUrl, at: Date.now() }));
      await navigate(`${redirectUrl}?return_to=https://evil.example/#${answer}`, { handle });
      await pause(300);
      expect(await addressOf(handle)).to.equal(redirectUrl);
      expect(JSON.stringify(await storageOf(handle))).not.to.contain(token);
    });
});

describe('going there twice', () => {
  it('does nothing on a reload', async () => {
    const handle = await open(host());
    await leave(handle);
    expect(await returnedTo(handle)).to.deep.equal(expected);
    await reloadPage(handle);
    expect(await returnedTo(handle)).to.equal(null);
  });

  it('does nothing where the callback page is visited again after the answer was taken', async () => {
    const handle = await open(host());
    await leave(handle);
    await returnedTo(handle);
    await navigate(`${redirectUrl}#access_token=other&state=${state}`, { handle });
    await waitUntil(async () => (await addressOf(handle)) === redirectUrl, 'the address is clean');
    await pause(300);
    expect(await addressOf(handle)).to.equal(redirectUrl);
    expect(await storageOf(handle)).to.deep.equal({});
  });

  it('keeps the first answer where the callback page is visited again before', async () => {
    const handle = await open(host());
    await evaluateInWindow(
      (key: string, returnUrl: string) =>
        sessionStorage.setItem(key, JSON.stringify({ returnUrl, at: Date.now(), owner: 'acme', attempt: 1 })),
      { handle },
      redirectKey(state),
      pageUrl({ html: 'without an element' }),
    );
    await navigate(`${redirectUrl}#${answer}`, { handle });
    await isAt(handle, 'without');
    await navigate(`${redirectUrl}#access_token=other&state=${state}`, { handle });
    await isAt(handle, 'without');
    await navigate(host(), { handle });
    expect(await returnedTo(handle)).to.deep.equal({ attempt: 1, redirectUrl, response: answer });
  });

  it('is told of the back button, and an answer that comes after it counts', async () => {
    const handle = await open(host());
    await leave(handle, { url: login({ fragment, click: '1' }) });
    await goBack(handle);
    expect(await evaluateInWindow(() => (window as unknown as Host).backs, { handle }), 'as it was').to.equal(1);
    await traverseHistory(1, handle);
    await clickIn('#go', { handle });
    expect(await returnedTo(handle)).to.deep.equal(expected);
  });

  it('forgets an attempt where a new one of the same owner leaves, or it is ended', async () => {
    const handle = await open(host());
    await leave(handle, { url: hostile.url('/hang'), state: 'first' });
    await goBack(handle);
    await leave(handle, { url: hostile.url('/hang'), state: 'second' });
    await goBack(handle);
    expect(Object.keys(await storageOf(handle))).to.deep.equal([redirectKey('second')]);
    await evaluateInWindow(() => (window as unknown as Host).loginWindow?.close(), { handle });
    expect(await storageOf(handle)).to.deep.equal({});
  });

  it('stays where the attempt is ended before the page has gone', async () => {
    const handle = await open(host());
    await leave(handle, { url: login({ fragment, delay: '700' }) }, 50);
    await pause(1200);
    expect(await evaluateInWindow(() => 'loginWindow' in window, { handle }), 'the same page').to.equal(true);
    expect(await storageOf(handle)).to.deep.equal({});
  });
});

describe('leaving without a gesture', () => {
  const hasActivation = false;

  it('is possible once in the life of a page', async () => {
    const handle = await open(host());
    expect(await leave(handle, { hasActivation, url: login({ fragment, delay: '700' }) }, 50)).to.equal('left');
    await pause(1200);
    expect(await evaluateInWindow(() => 'loginWindow' in window, { handle }), 'the same page').to.equal(true);
    expect(await leave(handle, { hasActivation })).to.equal('popup_blocked');
    expect(await storageOf(handle)).to.deep.equal({});
    expect(await leave(handle)).to.equal('left');
  });

  it('is not possible for a page that is back from there, or it would go to and fro', async () => {
    const handle = await open(host());
    expect(await leave(handle, { hasActivation, url: login({ query: 'error=server_error&state={state}' }) })).to.equal(
      'left',
    );
    await returnedTo(handle);
    expect(await leave(handle, { hasActivation })).to.equal('popup_blocked');
  });

  it('is told from a click', async () => {
    const seen: boolean[] = [];
    const button = document.createElement('button');
    button.textContent = 'Connect';
    button.onclick = () => seen.push(hasTransientActivation());
    document.body.append(button);
    expect(hasTransientActivation()).to.equal(false);
    button.click();
    await click(button);
    button.remove();
    expect(seen).to.deep.equal([false, true]);
  });
});

describe('a page that cannot be come back to', () => {
  const departure: Departure<unknown> = {
    url: login(),
    state,
    redirectUrl,
    owner: 'acme',
    attempt: {},
    hasActivation: true,
    onBack: () => undefined,
  };

  it('does not leave where the redirect URL is of another origin', () => {
    const elsewhere = { ...departure, redirectUrl: `${hostile.origin}/oauth-callback.html` };
    expect(() => leaveForLogin(elsewhere))
      .to.throw()
      .with.property('code', 'invalid_configuration');
  });

  it('does not leave from a frame', async () => {
    const handle = await open(pageUrl({ html: `<iframe src="${host().replaceAll('&', '&amp;')}"></iframe>` }));
    const code = await evaluateInWindow(
      async (departure: Departure<unknown>) => {
        const frame = frames[0] as unknown as Host;
        while (!frame.redirect) await new Promise((resolve) => setTimeout(resolve, 10));
        try {
          return frame.redirect.leaveForLogin(departure) && 'left';
        } catch (error) {
          return (error as { code: string }).code;
        }
      },
      { handle },
      { ...departure, onBack: undefined } as unknown as typeof departure,
    );
    expect(code).to.equal('invalid_configuration');
  });

  for (const [what, property] of Object.entries({
    denied: {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    },
    full: { value: { setItem: () => { throw new DOMException('', 'QuotaExceededError'); } } }, // prettier-ignore
  }))
    it(`does not leave where storage is ${what}`, () => {
      const before = Object.getOwnPropertyDescriptor(window, 'sessionStorage') as PropertyDescriptor;
      Object.defineProperty(window, 'sessionStorage', { configurable: true, ...property });
      try {
        expect(() => leaveForLogin(departure))
          .to.throw()
          .with.property('code', 'storage_failed');
        expect(takeReturned('acme')).to.equal(undefined);
      } finally {
        Object.defineProperty(window, 'sessionStorage', before);
      }
    });
});

describe('what has returned', () => {
  const key = redirectKey(state);
  const good = { returnUrl: location.href, at: Date.now(), owner: 'acme', attempt: 1, redirectUrl, response: answer };
  afterEach(() => sessionStorage.clear());

  for (const [what, text] of Object.entries({
    'older than thirty minutes': JSON.stringify({ ...good, at: Date.now() - 31 * 60_000 }),
    'without a time': JSON.stringify({ ...good, at: undefined }),
    'no JSON': '{',
    null: 'null',
    'a number': '7',
  }))
    it(`is dropped where it is ${what}`, () => {
      sessionStorage.setItem(key, text);
      sessionStorage.setItem('theme', 'dark');
      expect(takeReturned('acme')).to.equal(undefined);
      expect(Object.keys(sessionStorage)).to.deep.equal(['theme']);
    });

  it('is good for twenty-nine minutes', () => {
    sessionStorage.setItem(key, JSON.stringify({ ...good, at: Date.now() - 29 * 60_000 }));
    expect(takeReturned('acme')).to.include({ attempt: 1 });
  });

  it('is waited for where there is no answer yet', () => {
    sessionStorage.setItem(key, JSON.stringify({ ...good, response: undefined }));
    expect(takeReturned('acme')).to.equal(undefined);
    expect(sessionStorage.getItem(key)).not.to.equal(null);
  });
});
