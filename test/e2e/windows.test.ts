import { expect } from 'chai';
import { answer, connector, rejection, token } from '../helpers/acme.js';
import { evaluateInWindow, waitForWindow, windows } from '../helpers/browser.js';
import { hostile } from '../helpers/servers.js';
import { pause } from '../helpers/wait.js';

/** The window and the way home: contract, section 7. */

const fields = [{ name: 'server', label: 'Server', type: 'url' as const }];

describe('the window', () => {
  it('has no opener where the visitor chose the server, so that its page cannot steer ours', async () => {
    const acme = connector({ fields, loginUrl: '{{server}}/hang' });
    void acme.connect({ fieldValues: { server: hostile.origin } }).catch(() => undefined);
    await waitForWindow('/hang');
    expect(await evaluateInWindow(() => window.opener === null, { url: '/hang' })).to.equal(true);
    acme.close();
  });

  it('has one where the author did, and no name', async () => {
    const acme = connector({ loginUrl: hostile.url('/hang') });
    void acme.connect().catch(() => undefined);
    await waitForWindow('/hang');
    expect(await evaluateInWindow(() => [window.opener === null, window.name], { url: '/hang' })).to.deep.equal([
      false,
      '',
    ]);
    acme.close();
  });

  it('still connects without an opener', async () => {
    const acme = connector({ fields, loginUrl: answer().replace(hostile.origin, '{{server}}') });
    const connection = await acme.connect({ fieldValues: { server: hostile.origin } });
    expect(connection).to.deep.include({ identifier: '7', fieldValues: { server: hostile.origin } });
    acme.close();
  });

  it('is popup_blocked where the browser knows no windows, as in some apps', async () => {
    const { open } = window;
    Object.assign(window, { open: undefined });
    Object.assign(document, { open: undefined });
    const acme = connector();
    const error = await rejection(acme.connect());
    Object.assign(window, { open });
    Reflect.deleteProperty(document, 'open');
    expect(error).to.include({ code: 'popup_blocked', step: 'login' });
    acme.close();
  });

  it('is closed by cancel(), and an answer that comes then is dropped', async () => {
    const acme = connector({ loginUrl: hostile.url('/hang') });
    const attempt = rejection(acme.connect());
    await waitForWindow('/hang');
    acme.cancel();
    await attempt;
    await pause(300);
    expect((await windows()).every(({ closed }) => closed)).to.equal(true);
    acme.close();
  });
});

describe('an answer at another address than the redirect URL', () => {
  it('is issuer_mismatch, and nothing of it is used', async () => {
    const fragment = `access_token=${token}&token_type=bearer&state={state}`;
    const to = `${location.origin}/dist/oauth-callback.html`;
    const acme = connector({ loginUrl: hostile.url('/answer', { to, fragment }) });
    await hostile.clear();
    const error = await rejection(acme.connect());
    expect(error).to.include({ code: 'issuer_mismatch', step: 'callback' });
    expect(await hostile.log('/api/')).to.deep.equal([]);
    acme.close();
  });

  it('may leave out .html, as static hosts do', async () => {
    const acme = connector({ redirectUrl: '/oauth-callback' });
    const fragment = `access_token=${token}&token_type=bearer&state={state}`;
    const to = `${location.origin}/oauth-callback.html`;
    acme.configure({
      clientId: 'demo',
      loginUrl: hostile.url('/answer', { to, fragment }),
      redirectUrl: '/oauth-callback',
      uniqueIdentifier: "{{ id ?? 'x' }}",
      storage: 'memory',
    });
    expect((await acme.connect()).identifier).to.equal('x');
    acme.close();
  });
});
