import { expect } from 'chai';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import '../../src/oauth-connect.js';
import { click, signIn } from '../helpers/browser.js';
import { part } from '../helpers/elements.js';
import { provider } from '../helpers/servers.js';
import { next } from '../helpers/wait.js';

/** Whole journeys through the provider's own pages: this page is on `localhost`, the provider on `127.0.0.1`. */

async function connectElement(login: Record<string, string> = {}): Promise<OAuthConnectElement> {
  sessionStorage.clear();
  const element = document.createElement('oauth-connect');
  element.setAttribute('provider-name', 'Acme');
  element.setAttribute('client-id', 'demo');
  element.setAttribute('login-url', provider.url('/oauth/authorize', login));
  element.setAttribute('test-url', provider.url('/api/me'));
  element.setAttribute('revoke-url', provider.url('/oauth/revoke'));
  element.setAttribute('storage', 'memory');
  element.setAttribute('connection-name', "{{name}}'s account");
  document.body.append(element);
  await element.updateComplete;
  return element;
}

describe('a sign-in through the provider’s own pages', () => {
  afterEach(async () => {
    const element = document.querySelector('oauth-connect');
    await element?.revoke();
    element?.remove();
  });

  it('connects on one click, with a name and an identifier', async () => {
    const element = await connectElement();
    const connected = next<CustomEvent>(element, 'connected');
    await click(part(element, 'button'));
    expect(element.status).to.equal('connecting');
    await signIn({ user: 'ada' });
    const { detail } = await connected;
    expect(detail).to.include({ name: "Ada Lovelace's account", identifier: 'acct_1815', late: false });
    expect(element.status).to.equal('connected');
    expect(element.connection?.profile['name']).to.equal('Ada Lovelace');
  });

  it('ends as cancelled, denied, where the visitor denies it', async () => {
    const element = await connectElement();
    const cancelled = next<CustomEvent>(element, 'cancelled');
    await click(part(element, 'button'));
    const refused = element.connect().then(
      () => undefined,
      (error: unknown) => error as DOMException,
    );
    await signIn({ decision: 'deny' });
    expect((await cancelled).detail.reason).to.equal('denied');
    expect((await refused)?.name).to.equal('AbortError');
    expect(element.status).to.equal('idle');
  });

  for (const login of [
    { coop: 'same-origin' },
    { coop: 'same-origin-allow-popups' },
    { coop_redirect: 'same-origin' },
  ] as Record<string, string>[])
    it(`goes through behind Cross-Origin-Opener-Policy (${JSON.stringify(login)})`, async () => {
      const element = await connectElement(login);
      const connected = next<CustomEvent>(element, 'connected');
      await click(part(element, 'button'));
      await signIn({ user: 'charles' });
      expect((await connected).detail.identifier).to.be.a('string');
    });

  it('disconnects at the provider, and says so', async () => {
    const element = await connectElement();
    const connected = next(element, 'connected');
    await click(part(element, 'button'));
    await signIn();
    await connected;
    await element.updateComplete;
    const revoked = next<CustomEvent>(element, 'revoked');
    await provider.clear();
    await click(part(element, 'disconnect'));
    expect((await revoked).detail.remote).to.equal(true);
    expect(element.status).to.equal('idle');
    expect((await provider.log('/oauth/revoke')).some(({ method }) => method === 'POST')).to.equal(true);
  });
});
