import { expect } from 'chai';
import { noAnswer } from '../../src/errors/network-messages.js';
import { rejection } from '../helpers/acme.js';
import { evaluateInWindow, open, pageUrl } from '../helpers/browser.js';
import { byCode } from '../helpers/codes.js';
import { fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';

/** `network_error` names what can be the cause, and what was seen to be it: contract, section 5. */

afterEach(() => {
  rest();
  Reflect.deleteProperty(navigator, 'onLine');
});

const messageOf = async (options: object): Promise<string> => {
  const { code, message } = await rejection(fresh(options).connect());
  expect(code).to.equal('network_error');
  return message;
};

describe('a token endpoint that gives no answer', () => {
  it('is told with the token proxy as a way out, and pages of other origins as a cause', async () => {
    const message = await messageOf(byCode({ tokenUrl: hostile.url('/api/nocors') }));
    for (const words of ['CORS', 'connect-src', hostile.origin, 'oauth-connect/token-proxy', 'redirect URL'])
      expect(message).to.contain(words);
  });

  it('of the site’s own is told without: it may be a token proxy', () => {
    expect(noAnswer(location.origin, 'token')).to.contain('CORS').and.not.contain('token proxy');
    expect(noAnswer(hostile.origin, 'refresh')).to.contain('token proxy');
    expect(noAnswer(hostile.origin, 'revoke')).not.to.contain('token proxy');
  });
});

describe('a request that never left', () => {
  it('is told as such where the device is offline', async () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    const message = await messageOf({ testUrl: hostile.url('/api/nocors') });
    expect(message).to.contain('offline').and.not.contain('CORS');
  });

  it('is told with the policy that forbids it, where the browser says so afterwards, else with both causes', async () => {
    const handle = await open(pageUrl({ csp: "connect-src 'self'" }));
    const told = await evaluateInWindow(
      async (tokenUrl: string, loginUrl: string) => {
        const { createConnector } = (await import(
          new URL('/dist/module/connector.js', location.href).href
        )) as typeof import('../../src/connector.js');
        const acme = createConnector({ clientId: 'a', storage: 'memory', issuer: tokenUrl, scope: 'openid' });
        const { message } = (await acme.connect().catch((error: Error) => error)) as Error;
        return { message, canTell: 'ReportingObserver' in globalThis, loginUrl };
      },
      { handle },
      hostile.url('/api'),
      '',
    );
    expect(told.message).to.contain(`${hostile.origin}`).and.to.contain('connect-src');
    const isChromium = 'userAgentData' in navigator;
    if (isChromium)
      expect(told.message).to.contain('Content-Security-Policy of this page forbids it').and.not.contain('CORS (');
  });
});
