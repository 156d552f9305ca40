import { expect } from 'chai';
import { rejection, token } from '../helpers/acme.js';
import { clickIn, evaluateInWindow, open, textOf, waitForClose, waitForWindow } from '../helpers/browser.js';
import { pageOf, thisBuild } from '../helpers/builds.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { words } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { hostile } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

/** Providers that leave the state out of their errors: contract, section 7; RFC 6749 §4.1.2.1. */

afterEach(rest);
const errorOf = async (query: string, options: object = {}) =>
  rejection(fresh({ loginUrl: hostile.url('/answer', { query }), ...options }).connect());

describe('in a window, an error without a state', () => {
  it('is state_mismatch, tells the author what it said, and closes the window', async () => {
    const error = await errorOf('error=invalid_scope&error_description=secret-words');
    expect(error).to.include({ code: 'state_mismatch', step: 'callback', oauthError: undefined });
    expect(error.message).to.contain('left "state" out').and.contain('error="invalid_scope"');
    expect(error.message).not.to.contain('secret-words');
    await waitForClose();
  });

  it('is no visitor’s no: nothing tells that it is of this attempt', async () => {
    expect((await errorOf('error=access_denied&state=')).code).to.equal('state_mismatch');
  });

  for (const [what, query] of [
    ['is no error code', `error=${encodeURIComponent('"quoted"')}`],
    ['is too long', `error=${'x'.repeat(65)}`],
    ['may be of another issuer', 'error=invalid_scope&iss=https%3A%2F%2Fevil.example'],
  ])
    it(`is not repeated where it ${what ?? ''}`, async () => {
      const error = await errorOf(query ?? '');
      expect(error.code).to.equal('state_mismatch');
      expect(error.message).to.contain('left "state" out').and.not.contain('error=');
    });

  it('is repeated where it names the issuer that was asked', async () => {
    const at = { issuer: oidc.issuer, clientId: 'code', scope: 'openid', testUrl: undefined };
    const named = await errorOf(`error=invalid_scope&iss=${encodeURIComponent(oidc.issuer)}`, at);
    expect(named.message).to.contain('error="invalid_scope"');
    const other = await errorOf('error=invalid_scope&iss=https%3A%2F%2Fevil.example', at);
    expect(other).to.include({ code: 'state_mismatch' });
    expect(other.message).not.to.contain('error=');
  });

  it('is told from one with another state, of which nothing is told', async () => {
    const error = await errorOf('error=invalid_scope&state=another');
    expect(error.code).to.equal('state_mismatch');
    expect(error.message).to.contain('another sign-in').and.not.contain('invalid_scope');
  });
});

describe('an error without a state, behind a login page that cuts the window off', () => {
  it('has words of its own, which do not blame the login page for that', async () => {
    const acme = fresh({ loginUrl: hostile.url('/answer', { query: 'error=invalid_scope', coop: 'same-origin' }) });
    acme.connect().catch(() => undefined);
    const { handle } = await waitForWindow('/oauth-callback.html');
    const shown = await words(handle, 'reported a problem');
    expect(shown).not.to.contain('cut this window off');
    expect(shown).not.to.contain('no longer waits');
  });
});

describe('in redirect mode, an answer without a state', () => {
  const settings = (query: string) => ({
    'client-id': 'demo',
    'login-mode': 'redirect',
    'login-url': hostile.url('/answer', { query }),
    'unique-identifier': "{{ id ?? 'x' }}",
  });

  it('goes back to the page, which tells that it had none, and nothing else of it', async () => {
    const address = pageOf(thisBuild, settings(`error=invalid_scope&error_description=secret-words`));
    const page = await open(address);
    await clickIn('#acme >>> [part=button]', { handle: page });
    await waitUntil(async () => (await textOf({ handle: page })).includes('state_mismatch'), 'it is told');
    const { url, message, left } = await evaluateInWindow(
      () => ({
        url: location.href,
        message: JSON.stringify([
          { ...sessionStorage },
          document.querySelector('oauth-connect')?.shadowRoot?.textContent,
        ]),
        left: Object.keys(sessionStorage).filter((key) => key.includes('redirect')),
      }),
      { handle: page },
    );
    expect(url).to.equal(address);
    expect(message).not.to.contain('secret-words').and.not.to.contain('invalid_scope');
    expect(left).to.deep.equal([]);
  });

  it('stays where it is when it is no error', async () => {
    await hostile.clear();
    const page = await open(pageOf(thisBuild, settings(`code=${token}`)));
    await clickIn('#acme >>> [part=button]', { handle: page });
    await waitForWindow('/oauth-callback.html');
    await words(page, 'no longer waits');
    expect(await arrivals()).to.deep.equal([]);
  });
});
