import { expect } from 'chai';
import { profile, rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { byCode, revokedTokens, tokensOf, tokenUrl } from '../helpers/codes.js';
import { eventsOf, fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

/** What an attempt leaves behind, however it ends: no token, no key, no lock. */

/** The thumbprints of the keys in IndexedDB. */
async function storedKeys(): Promise<IDBValidKey[]> {
  const request = indexedDB.open('oauth-connect', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('dpop-keys');
  await new Promise((resolve) => (request.onsuccess = resolve));
  const keys = request.result.transaction('dpop-keys').objectStore('dpop-keys').getAllKeys();
  await new Promise((resolve) => (keys.onsuccess = resolve));
  request.result.close();
  return keys.result;
}

/** The sessions' locks that this page holds. */
const sessionLocks = async (): Promise<(string | undefined)[]> =>
  ((await navigator.locks.query()).held ?? [])
    .map(({ name }) => name)
    .filter((name) => name?.startsWith('oauth-connect:session:'));

const { randomUUID } = crypto;

/**
 * Calls back in the moment in which the record of a connection is made: the answer is here, and nothing is kept yet.
 *
 * @param proofs - how many proofs of a key were made before, each with an ID of its own
 */
function asRecordIsMade(act: () => void, proofs = 0): void {
  let made = 0;
  crypto.randomUUID = () => {
    if (made++ === proofs) act();
    return randomUUID.call(crypto);
  };
}

const bound = { token_type: 'DPoP' };
const dpop = () =>
  byCode({ dpop: true, storage: 'session', tokenUrl: tokenUrl(tokensOf('first', bound), tokensOf('second', bound)) });

beforeEach(() => hostile.clear());
afterEach(() => {
  crypto.randomUUID = randomUUID;
  rest();
  sessionStorage.clear();
});

describe('an attempt that is cancelled between its answer and its connection', () => {
  it('fires cancelled alone, keeps nothing, and its tokens are revoked', async () => {
    const acme = fresh(byCode({ storage: 'session' }));
    const events = eventsOf(acme);
    asRecordIsMade(() => acme.cancel());
    expect((await rejection(acme.connect())).name).to.equal('AbortError');
    await waitUntil(async () => (await revokedTokens()).length === 2, 'both tokens are revoked');
    expect(await revokedTokens()).to.deep.equal(['first-access', 'first-refresh']);
    expect(events.map(({ type }) => type))
      .to.include('cancelled')
      .and.not.include.oneOf(['connected', 'failed']);
    expect(acme).to.include({ status: 'idle', connection: null });
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain('first-');
  });
});

describe('an attempt with dpop', () => {
  beforeEach(async () => {
    await new Promise((resolve) => (indexedDB.deleteDatabase('oauth-connect').onsuccess = resolve));
  });

  it('keeps its key where it ends in a connection, until that is over', async () => {
    const acme = fresh(dpop());
    await acme.connect();
    expect(await storedKeys()).to.have.length(1);
    await acme.revoke();
    await waitUntil(async () => (await storedKeys()).length === 0, 'the key is gone');
  });

  const endings = [
    ['test_failed', { testUrl: hostile.url('/api/html') }, undefined],
    ['wrong_account', {}, '8'],
    ['identifier_missing', { testUrl: profile({ plan: 'pro' }) }, undefined],
  ] as const;
  for (const [code, options, identifier] of endings)
    it(`leaves no key in IndexedDB: ${code}`, async () => {
      const acme = fresh({ ...dpop(), ...options });
      expect(await rejection(acme.connect({ identifier }))).to.include({ code });
      expect(await storedKeys()).to.deep.equal([]);
    });

  it('leaves no key in IndexedDB: cancelled in the moment in which it was stored', async () => {
    const acme = fresh(dpop());
    let keys: Promise<IDBValidKey[]> | undefined;
    asRecordIsMade(() => {
      keys = storedKeys();
      acme.cancel();
      // For the token endpoint and the test API.
    }, 2);
    expect((await rejection(acme.connect())).name).to.equal('AbortError');
    expect(await keys, 'the key was there').to.have.length(1);
    await waitUntil(async () => (await storedKeys()).length === 0, 'the key is gone');
  });
});

describe('the lock of a session’s connection', () => {
  it('is let go of as the account is connected again, and when it is over', async () => {
    const acme = fresh({ storage: 'session' });
    const before = (await sessionLocks()).length;
    for (let times = 0; times < 3; times++) await acme.connect();
    await waitUntil(async () => (await sessionLocks()).length === before + 1, 'one lock is held');
    await acme.revoke();
    await waitUntil(async () => (await sessionLocks()).length === before, 'no lock is held');
  });

  it('is let go of where the connection is over before the lock was had', async () => {
    const acme = fresh({ storage: 'session' });
    const before = (await sessionLocks()).length;
    acme.addEventListener('connected', () => void acme.revoke());
    const connection = await acme.connect();
    expect(connection.status).to.equal('revoked');
    // A lock that is asked for later is had later.
    await navigator.locks.request('oauth-connect:test', () => undefined);
    await waitUntil(async () => (await sessionLocks()).length === before, 'no lock is held');
  });
});
