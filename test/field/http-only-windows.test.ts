import { expect } from 'chai';
import { answer } from '../helpers/acme.js';
import { evaluateInWindow, waitForClose, textOf, waitForWindow } from '../helpers/browser.js';
import { byCode } from '../helpers/codes.js';
import { fresh, rest } from '../helpers/connections.js';
import { oidc } from '../helpers/oidc.js';
import { hostile } from '../helpers/servers.js';
import { pause } from '../helpers/wait.js';

/** Browsers inside other programs that let no window begin at about:blank, and take http: and https: only. */

const own = window.open;
const fields = [{ name: 'server', label: 'Server', type: 'url' as const }];

beforeEach(() =>
  Object.assign(window, {
    open: (url: string, ...rest: string[]) =>
      /^https?:/.test(new URL(url, location.href).protocol) ? own.call(window, url, ...rest) : null,
  }),
);
afterEach(() => {
  Object.assign(window, { open: own });
  rest();
});

describe('a browser that refuses windows which begin empty', () => {
  it('connects where the address is known in the click', async () => {
    expect((await fresh().connect()).identifier).to.equal('7');
  });

  it('connects by a code whose request is not ready in the click', async () => {
    expect((await fresh(byCode()).connect()).identifier).to.equal('7');
    await waitForClose();
  });

  it('connects at an issuer that is not known yet', async () => {
    await oidc.expectVisitor('ada');
    const { issuer } = oidc;
    const acme = fresh({ issuer, clientId: 'code', scope: 'openid', loginUrl: undefined, testUrl: undefined });
    expect((await acme.connect()).identifier).to.equal('beacon-1815');
  });

  it('connects at a server of the visitor’s choice, and cuts the opener before', async () => {
    const acme = fresh({ fields, loginUrl: answer().replace(hostile.origin, '{{server}}') });
    expect((await acme.connect({ fieldValues: { server: hostile.origin } })).identifier).to.equal('7');
    const other = fresh({ fields, loginUrl: '{{server}}/hang' });
    other.connect({ fieldValues: { server: hostile.origin } }).catch(() => undefined);
    await waitForWindow('/hang');
    expect(await evaluateInWindow(() => window.opener === null, { url: '/hang' })).to.equal(true);
  });

  it('shows one moment, and no farewell, while the address is made', async () => {
    const { digest } = SubtleCrypto.prototype;
    SubtleCrypto.prototype.digest = async function (...all) {
      await pause(1500);
      return digest.apply(this, all);
    };
    const acme = fresh(byCode());
    const connecting = acme.connect();
    await waitForWindow('/oauth-callback.html');
    const shown = await textOf({ url: '/oauth-callback.html' });
    SubtleCrypto.prototype.digest = digest;
    expect(shown).to.contain('One moment…').and.not.contain('Close this window');
    expect((await connecting).identifier).to.equal('7');
  });
});
