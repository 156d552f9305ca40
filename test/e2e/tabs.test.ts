import { expect } from 'chai';
import { beaconPage } from '../helpers/beacon.js';
import { answer } from '../helpers/acme.js';
import { clickIn, evaluateInWindow, open, pageUrl, reloadPage } from '../helpers/browser.js';
import { fetchIn, until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { hostile } from '../helpers/servers.js';

/** Several tabs of one origin, with the built element: contract, sections 2, 4 and 5. */

const connect = async (handle: string, user = 'ada') => {
  await oidc.expectVisitor(user);
  await clickIn('#acme >>> [part=button]', { handle });
  await until(handle, 'connected');
};

const me = oidc.url('/api/me');

afterEach(() => localStorage.clear());

describe('storage="local"', () => {
  it('shows connecting, renewing and revoking in all tabs, and renews once for all of them', async () => {
    const [one, two, three] = [
      await open(beaconPage({ storage: 'local' })),
      await open(beaconPage({ storage: 'local' })),
      await open(beaconPage({ storage: 'local' })),
    ];
    await connect(one);
    for (const other of [two, three]) expect(await until(other, 'connected')).to.equal('connected');
    await oidc.expireAccessTokens();
    const answers = await Promise.all([one, two, three].map((handle) => fetchIn(handle, me, 30)));
    expect(new Set(answers.flat())).to.deep.equal(new Set([200]));
    expect((await oidc.counters()).refreshes).to.equal(1);
    await evaluateInWindow(
      () => {
        Object.assign(window, { revoked: 0 });
        document
          .querySelector('oauth-connect')
          ?.addEventListener('revoked', () => Object.assign(window, { revoked: 1 }));
      },
      { handle: two },
    );
    await clickIn('#acme >>> [part=disconnect]', { handle: one });
    for (const other of [one, two, three]) expect(await until(other, 'idle')).to.equal('idle');
    expect(await evaluateInWindow(() => Reflect.get(window, 'revoked') as number, { handle: two })).to.equal(1);
  });

  it('is there after a reload, and in a tab opened later', async () => {
    const one = await open(beaconPage({ storage: 'local' }));
    await connect(one);
    await reloadPage(one);
    expect(await until(one, 'connected')).to.equal('connected');
    const later = await open(beaconPage({ storage: 'local' }));
    expect(await until(later, 'connected')).to.equal('connected');
    expect(await fetchIn(later, me, 1)).to.deep.equal([200]);
  });
});

describe('two tabs that connect the same account at the same moment', () => {
  for (const multiple of [false, true])
    it(`end with one connection, both of them${multiple ? ', with multiple' : ''}`, async () => {
      const tag = {
        'provider-name': 'Acme',
        'client-id': 'demo',
        'login-url': answer(),
        // Neither is answered before both have asked. By POST: of two equal GETs Chromium's cache lets one wait.
        'test-method': 'POST',
        'test-url': hostile.url('/api/together', { key: Math.random(), then: '{"id":7,"name":"Ada"}' }),
        storage: 'local',
        ...(multiple && { multiple: '' }),
      };
      const attributes = Object.entries(tag).map(([name, value]) => `${name}="${value.replaceAll('"', '&quot;')}"`);
      const html = `<oauth-connect ${attributes.join(' ')}></oauth-connect>`;
      const address = pageUrl({ html, scripts: ['/dist/oauth-connect.js'] });
      const tabs = [await open(address), await open(address)];
      for (const handle of tabs) await clickIn('oauth-connect >>> [part=button]', { handle });
      for (const handle of tabs) expect(await until(handle, 'connected')).to.equal('connected');
      const later = await open(address);
      await until(later, 'connected');
      for (const handle of [...tabs, later])
        expect(
          await evaluateInWindow(
            async () => {
              // What the other one wrote may just be on its way.
              await new Promise((resolve) => setTimeout(resolve, 500));
              const { connections } = document.querySelector('oauth-connect') as unknown as {
                connections: { identifier: string; status: string }[];
              };
              return connections.map(({ identifier, status }) => [identifier, status]);
            },
            { handle },
          ),
        ).to.deep.equal([['7', 'active']]);
      expect(Object.keys(localStorage).filter((key) => key.includes(':connection:')).length).to.equal(1);
    });
});

describe('storage="session"', () => {
  it('is not restored in a copy of the tab while the tab is there', async () => {
    const one = await open(beaconPage({ storage: 'session' }));
    await connect(one);
    await reloadPage(one);
    expect(await until(one, 'connected')).to.equal('connected');
    // What duplicating a tab does: a window opened by script begins with a copy of its opener's storage.
    const copied = await evaluateInWindow(() => JSON.stringify({ ...sessionStorage }), { handle: one });
    const two = await open(beaconPage({ storage: 'session' }));
    await evaluateInWindow(
      (entries: string) => {
        for (const [key, value] of Object.entries(JSON.parse(entries) as Record<string, string>))
          sessionStorage.setItem(key, value);
      },
      { handle: two },
      copied,
    );
    await reloadPage(two);
    const status = await evaluateInWindow(
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 1200));
        return document.querySelector('oauth-connect')?.status;
      },
      { handle: two },
    );
    expect(status).to.equal('idle');
    expect(await until(one, 'connected')).to.equal('connected');
  });
});
