import { expect } from 'chai';
import { evaluateInWindow } from '../helpers/browser.js';
import { act, callsOf, cobalt, connectedIn, secret } from '../helpers/cobalt.js';
import { itConnects } from '../helpers/token-proxy-journey.js';

/** A token proxy that keeps refresh tokens from the page, in real windows: the cookie is the browser's own affair. */

describe('a provider that demands a secret, by client_secret_post, with kept refresh tokens', () => {
  itConnects('kept', null);
});

describe('kept refresh tokens', () => {
  it('never reach the page: not its storage, its cookies, nor what it sends and gets', async () => {
    const page = await connectedIn('kept');
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
    const page = await connectedIn('kept');
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
