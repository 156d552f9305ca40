import { expect } from 'chai';
import { reloadPage, requestsOf } from './browser.js';
import { act, callsOf, cobalt, connectedIn, secret } from './cobalt.js';
import { until } from './host-page.js';

/**
 * What holds for a provider that demands a secret, through the token proxy, whether refresh tokens are kept from the page or not.
 *
 * @param scheme - of the Authorization header by which the client proves itself; `null` where it is in the body
 */
export function itConnects(mode: 'proxy' | 'kept', scheme: 'Basic' | null): void {
  it('signs in, renews and revokes through the token proxy; no secret is in anything that the page sends or gets', async () => {
    const page = await connectedIn(mode);
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
    const seen = JSON.stringify([await callsOf(page), await requestsOf()]);
    expect(seen).to.contain('access_token').and.not.to.contain(secret);
    const site = (await callsOf(page)).map(({ url }) => new URL(url).pathname);
    expect(site.filter((path) => /\/cobalt\/token$/.test(path))).to.have.length(3);
  });

  it('goes on after a reload', async () => {
    const page = await connectedIn(mode);
    await reloadPage(page);
    await until(page, 'connected');
    await act(page, async (element) => element.connection?.refresh());
    expect(await cobalt.counters()).to.deep.include({ refreshes: 1 });
  });

  it('is told where the provider no longer renews, and goes on until its access ends', async () => {
    const page = await connectedIn(mode);
    await cobalt.expireRefreshTokens();
    const code = await act(page, async (element) =>
      element.connection?.refresh().then(
        () => 'renewed',
        (error: unknown) => (error as { code: string }).code,
      ),
    );
    expect(code).to.equal('refresh_failed');
    expect(await act(page, async (element) => element.status)).to.equal('connected');
  });
}
