import { expect } from '@open-wc/testing';
import '../../src/oauth-connect.js';
import { clickIn, consoleOf, evaluateInWindow, reloadPage, requestsOf, signIn } from '../support/browser.js';
import { callsOf, cobalt, openMode, secret } from '../support/cobalt.js';

/**
 * A provider that demands a secret and sends no CORS headers, through the token proxy of the page's own site: in real
 * windows, on the demo's page.
 */

/** Waits in the page until its element has this status. */
const until = (handle: string, status: string) =>
  evaluateInWindow(
    async (wanted: string) => {
      const element = document.getElementById('connect') as HTMLElementTagNameMap['oauth-connect'];
      while (element.status !== wanted)
        await new Promise((resolve) => element.addEventListener('statuschange', resolve, { once: true }));
      return element.connection?.identifier;
    },
    { handle },
    status,
  );

/** What comes of something that is done with the page's element. */
const act = <R>(handle: string, what: (element: HTMLElementTagNameMap['oauth-connect']) => Promise<R>): Promise<R> =>
  evaluateInWindow(
    `async () => (${what.toString()})(document.getElementById('connect'))` as unknown as () => Promise<R>,
    { handle },
  );

async function connected(mode: 'proxy' | 'kept'): Promise<string> {
  const page = await openMode(mode);
  await clickIn('#connect >>> [part=button]', { handle: page });
  await signIn({ origin: cobalt.issuer, user: 'ada' });
  expect(await until(page, 'connected')).to.equal('beacon-1815');
  return page;
}

const api = cobalt.url('/api/me');

for (const [mode, scheme] of [
  ['proxy', 'Basic'],
  ['kept', null],
] as const)
  describe(`a provider that demands a secret, by ${scheme ? 'client_secret_basic' : 'client_secret_post, refresh tokens kept'}`, () => {
    it('signs in, renews and revokes through the token proxy; no secret is in anything that the page sends or gets', async () => {
      const page = await connected(mode);
      const me = await act(page, async (element) => (await element.fetch(element.testUrl ?? '')).status);
      expect(me).to.equal(200);

      await cobalt.expireAccessTokens();
      const again = await act(page, async (element) => (await element.fetch(element.testUrl ?? '')).status);
      expect(again).to.equal(200);
      expect(await cobalt.counters()).to.deep.include({ refreshes: 1 });
      await act(page, async (element) => element.connection?.refresh());
      expect(await cobalt.counters()).to.deep.include({ refreshes: 2 });

      expect(await act(page, async (element) => element.revoke())).to.deep.equal({ remote: true });
      const token = await cobalt.log('token');
      expect(token.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
      const revoked = await cobalt.log('revoke');
      expect(revoked.map(({ values }) => values['token_type_hint'])).to.deep.equal(['refresh_token', 'access_token']);
      for (const { authorization, origin, parameters } of [...token, ...revoked]) {
        expect(authorization).to.equal(scheme);
        expect(origin, 'a page asked').to.equal(null);
        expect(parameters.includes('client_secret')).to.equal(scheme === null);
      }
      const seen = JSON.stringify([await callsOf(page), await requestsOf(), await consoleOf(page)]);
      expect(seen).to.contain('access_token').and.not.to.contain(secret);
      const site = (await callsOf(page)).map(({ url }) => new URL(url).pathname);
      expect(site.filter((path) => /\/cobalt\/token$/.test(path))).to.have.length(3);
      expect((await consoleOf(page)).filter(({ type }) => type === 'pageerror')).to.deep.equal([]);
    });

    it('goes on after a reload', async () => {
      const page = await connected(mode);
      await reloadPage(page);
      await until(page, 'connected');
      await act(page, async (element) => element.connection?.refresh());
      expect(await cobalt.counters()).to.deep.include({ refreshes: 1 });
    });

    it('ends in expired where the provider no longer renews', async () => {
      const page = await connected(mode);
      await cobalt.expireRefreshTokens();
      const code = await act(page, async (element) =>
        element.connection?.refresh().then(
          () => 'renewed',
          (error: unknown) => (error as { code: string }).code,
        ),
      );
      expect(code).to.equal('refresh_failed');
      await until(page, 'expired');
    });
  });

describe('the provider itself', () => {
  it('answers no page, with or without the secret', async () => {
    for (const path of ['/token', '/revoke']) {
      const body = new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: 'x',
        token: 'x',
        client_id: 'post',
        client_secret: secret,
      });
      const outcome = await fetch(cobalt.url(path), { method: 'POST', body }).then(
        () => 'readable',
        () => 'hidden',
      );
      expect(outcome, path).to.equal('hidden');
    }
    expect((await fetch(api)).status, 'its API does').to.equal(401);
  });
});

describe('kept refresh tokens', () => {
  it('never reach the page: not its storage, its cookies, nor what it sends and gets', async () => {
    const page = await connected('kept');
    await act(page, async (element) => element.connection?.refresh());
    const { stored, cookies, handle } = await evaluateInWindow(
      () => {
        const text = JSON.stringify(sessionStorage);
        return { stored: text, cookies: document.cookie, handle: /kept\.[\w-]{16}\.[\w-]{22}/.exec(text)?.[0] };
      },
      { handle: page },
    );
    expect(handle).to.be.a('string');
    expect(cookies).to.equal('');
    const sent = (await callsOf(page)).flatMap(({ body }) => new URLSearchParams(body).getAll('refresh_token'));
    expect(sent).to.deep.equal([handle]);
    const answered = (await callsOf(page)).filter(({ url }) => url.endsWith('/token'));
    for (const { answer } of answered)
      expect((JSON.parse(answer) as { refresh_token: string }).refresh_token).to.equal(handle);
    expect(stored).not.to.contain(secret);
    const [first, second] = await cobalt.log('token');
    expect(first?.answer, 'the provider gave one').to.include('refresh_token');
    expect(second?.parameters).to.include('refresh_token');
  });

  it('are of no use to a page elsewhere that has taken the handle', async () => {
    const page = await connected('kept');
    const [call] = (await callsOf(page)).filter(({ url }) => url.endsWith('/token'));
    const { refresh_token: handle } = JSON.parse(call?.answer ?? '{}') as { refresh_token: string };
    await cobalt.clear();
    const outcome = await fetch(call?.url ?? '', {
      method: 'POST',
      credentials: 'include',
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: handle }),
    }).then(
      ({ status }) => `readable ${status}`,
      () => 'hidden',
    );
    expect(outcome).to.equal('hidden');
    expect(await cobalt.log('token')).to.deep.equal([]);
  });
});
