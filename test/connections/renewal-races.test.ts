import { expect } from 'chai';
import type { ConnectorOptions } from '../../src/connector.js';
import { profile, rejection } from '../helpers/acme.js';
import { evaluateInWindow, open, pageUrl } from '../helpers/browser.js';
import { byCode, revokedTokens, tokensOf } from '../helpers/codes.js';
import { eventsOf, fresh, rest } from '../helpers/connections.js';
import { holdAnswer, letGo } from '../helpers/held-answers.js';
import { until } from '../helpers/host-page.js';
import { hostile } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

/** What happens to a connection while its tokens are being renewed: contract, section 6. */

const stored = (): string => [sessionStorage, localStorage].flatMap((area) => Object.values(area)).join();

/** A connection whose renewal the server has answered, and the page does not know of it yet. */
async function renewing(options: ConnectorOptions = {}) {
  const acme = fresh(byCode(options));
  const connection = await acme.connect();
  const held = holdAnswer('renewed-access');
  const refreshing = connection.refresh();
  refreshing.catch(() => undefined);
  await held.answered;
  return { acme, connection, refreshing, held };
}

beforeEach(() => hostile.clear());
afterEach(() => {
  letGo();
  rest();
  sessionStorage.clear();
  localStorage.clear();
});

describe('an account that is connected again while its tokens are renewed', () => {
  for (const storage of ['memory', 'session', 'local'] as const)
    it(`keeps the tokens of the sign-in, and what was renewed is forgotten: ${storage}`, async () => {
      const { acme, connection, refreshing, held } = await renewing({ storage });
      const events = eventsOf(acme);
      expect(await acme.connect()).to.equal(connection);
      held.release();
      await refreshing;
      expect(await connection.getAccessToken()).to.equal('second-access');
      expect(connection.status).to.equal('active');
      expect(events.map(({ type }) => type)).not.to.include('refreshed');
      expect(stored()).not.to.contain('renewed-');
      if (storage !== 'memory') expect(stored()).to.contain('second-refresh');
      // The server could end the whole grant with one of its tokens.
      expect(await revokedTokens()).to.deep.equal([]);
    });

  it('keeps them where another tab connects it again', async () => {
    const { connection, refreshing, held } = await renewing({ ...shared, scope: 'in-two-tabs' });
    const page = await open(
      pageUrl({
        html: `<oauth-connect id="acme" ${Object.entries({ ...attributes, scope: 'in-two-tabs' })
          .map(([name, value]) => `${name}='${value}'`)
          .join(' ')}></oauth-connect>`,
        scripts: ['/dist/oauth-connect.js'],
      }),
    );
    await until(page, 'connected');
    await evaluateInWindow(async () => void (await document.querySelector('oauth-connect')?.connect()), {
      handle: page,
    });
    held.release();
    await refreshing;
    // What another process has stored can arrive late. Once it is there, it stays.
    await waitUntil(async () => (await connection.getAccessToken()) === 'second-access', 'the newer tokens are used');
    await waitUntil(() => stored().includes('second-refresh'), 'the newer tokens are stored');
    expect(stored()).not.to.contain('renewed-');
  });

  it('is repaired where a renewal in another tab has written over it', async () => {
    const acme = fresh(byCode({ storage: 'local' }));
    await acme.connect();
    const [[key, old] = ['', '']] = Object.entries(localStorage) as [string, string][];
    const connection = await acme.connect();
    const page = await open(pageUrl({}));
    const late = old.replaceAll('first-', 'renewed-');
    await evaluateInWindow((name, text) => localStorage.setItem(name, text), { handle: page }, key, late);
    await waitUntil(() => stored().includes('second-refresh'), 'the newer tokens are stored again');
    expect(stored()).not.to.contain('renewed-');
    expect(await connection.getAccessToken()).to.equal('second-access');
  });
});

const shared = byCode({
  clientId: 'demo',
  providerName: 'Acme',
  testUrl: profile({ id: 7, name: 'Ada' }),
  storage: 'local',
});
const attributes = Object.fromEntries(
  Object.entries(shared).map(([name, value]) => [name.replace(/[A-Z]/g, (upper) => `-${upper.toLowerCase()}`), value]),
);

describe('revoke() while tokens are renewed', () => {
  it('drops what the renewal brings, revokes it too, and refresh() rejects with not_connected', async () => {
    const { acme, connection, refreshing, held } = await renewing({ storage: 'session' });
    expect(await acme.revoke()).to.deep.equal({ remote: true });
    expect(await revokedTokens()).to.deep.equal(['first-access', 'first-refresh']);
    held.release();
    expect(await rejection(refreshing)).to.include({ code: 'not_connected', step: 'refresh' });
    expect(connection.status).to.equal('revoked');
    await waitUntil(async () => (await revokedTokens()).length === 4, 'the renewed tokens are revoked');
    expect(await revokedTokens()).to.include.members(['renewed-access', 'renewed-refresh']);
    expect(stored()).not.to.contain('access');
  });
});

describe('refresh() of an account that was connected again', () => {
  it('does not wait for the renewal of the tokens before, and renews the new ones', async () => {
    const { acme, connection, refreshing, held } = await renewing();
    await acme.connect();
    await connection.refresh();
    expect(await connection.getAccessToken()).to.equal('renewed-access');
    held.release();
    await refreshing;
    expect(await connection.getAccessToken()).to.equal('renewed-access');
  });
});

describe('tokens that come and are not used', () => {
  const endings: readonly (readonly [what: string, options: ConnectorOptions, identifier?: string])[] = [
    ['wrong_account', {}, '8'],
    ['test_failed', { testUrl: hostile.url('/api/html') }],
    ['identifier_missing', { testUrl: profile({ plan: 'pro' }) }],
  ];
  for (const [code, options, identifier] of endings)
    it(`are revoked in the background: ${code}`, async () => {
      const acme = fresh(byCode(options));
      expect(await rejection(acme.connect({ identifier }))).to.include({ code });
      await waitUntil(async () => (await revokedTokens()).length === 2, 'both tokens are revoked');
      expect(await revokedTokens()).to.deep.equal(['first-access', 'first-refresh']);
    });

  it('are revoked in the background: cancel() while the code is redeemed', async () => {
    const acme = fresh(byCode());
    const held = holdAnswer(tokensPath);
    const attempt = rejection(acme.connect());
    await held.answered;
    acme.cancel();
    expect((await attempt).name).to.equal('AbortError');
    held.release();
    await waitUntil(async () => (await revokedTokens()).length === 2, 'both tokens are revoked');
    expect(await revokedTokens()).to.deep.equal(['first-access', 'first-refresh']);
    expect(acme.connection).to.equal(null);
  });

  it('are revoked where a sign-in by another client replaces them', async () => {
    const acme = fresh(byCode());
    await acme.connect();
    const testUrl = profile({ id: 7, name: 'Ada' });
    acme.configure({ ...byCode(), testUrl, storage: 'memory', revokeUrl: undefined });
    await acme.connect();
    await waitUntil(async () => (await revokedTokens()).length === 2, 'both tokens are revoked');
    expect(await revokedTokens()).to.deep.equal(['first-access', 'first-refresh']);
  });

  it('are only forgotten where a sign-in with another account, of the same client, replaces them', async () => {
    const testUrl = hostile.url('/api/status', {
      code: 200,
      times: 1,
      body: '{"id":7}',
      then: '{"id":8}',
      key: 'other',
    });
    const acme = fresh(byCode({ testUrl }));
    await acme.connect();
    expect((await acme.connect()).identifier).to.equal('8');
    await acme.revoke();
    expect(await revokedTokens()).to.deep.equal(['second-access', 'second-refresh']);
  });

  it('are only forgotten where a connection of the same server and client lives', async () => {
    const acme = fresh(byCode({ multiple: true }));
    const connection = await acme.connect();
    expect(await rejection(acme.connect({ identifier: '8' }))).to.include({ code: 'wrong_account' });
    expect(connection.status).to.equal('active');
    // Later than what would have been sent in the background.
    await acme.revoke();
    expect(await revokedTokens()).to.deep.equal(['first-access', 'first-refresh']);
  });
});

const tokensPath = encodeURIComponent(tokensOf('first')).slice(0, 40);
