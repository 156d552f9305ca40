import { expect } from 'chai';
import { token } from '../helpers/acme.js';
import '../helpers/browser.js';
import { fresh, rest } from '../helpers/connections.js';
import { hostile } from '../helpers/servers.js';
import { next, pause } from '../helpers/wait.js';

/** What is read from the session's storage, and what is not: contract, section 4. See also session.test.ts. */

const get = Reflect.get(Storage.prototype, 'getItem') as Storage['getItem'];
const isOurs = (key: string) => key.startsWith('oauth-connect:connections');

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  Storage.prototype.getItem = get;
  sessionStorage.clear();
  rest();
});

/** What a real connection leaves in the storage, and its key. */
async function written(scope?: string): Promise<[key: string, text: string]> {
  const acme = fresh({ storage: 'session', ...(scope && { scope }) });
  await acme.connect();
  const [key = ''] = Object.keys(sessionStorage).filter(isOurs);
  return [key, get.call(sessionStorage, key) ?? ''];
}

/** A connector that finds this text in the storage, under whatever key it reads, as after a reload. */
function reading(text: string) {
  const keys: string[] = [];
  Storage.prototype.getItem = (key) => {
    keys.push(key);
    if (isOurs(key)) sessionStorage.setItem(key, text);
    return text;
  };
  const acme = fresh({ storage: 'session' });
  Storage.prototype.getItem = get;
  expect(keys.filter(isOurs), 'it reads').to.have.length(1);
  return acme;
}

/** The same, once what is stored has been looked at. */
async function read(text: string) {
  const acme = reading(text);
  await acme.pending;
  return acme;
}

describe('the store', () => {
  it('keeps a connection in the session for the same settings, and for no others', async () => {
    const [key, text] = await written('s1');
    expect(JSON.parse(text)).to.have.length(1);
    const same = fresh({ storage: 'session', scope: 's1' });
    expect((await next(same, 'restored')).detail).to.include({ identifier: '7', name: 'Ada' });
    expect(fresh({ storage: 'session', scope: 's2' }).status).to.equal('idle');
    await same.revoke();
    expect(sessionStorage.getItem(key)).to.equal(null);
  });

  it('restores what was written, with a restored event and without a call, and it can be used', async () => {
    const [, text] = await written();
    await hostile.clear();
    const acme = reading(text);
    const { detail } = await next(acme, 'restored');
    expect(detail).to.include({ identifier: '7', name: 'Ada', connection: acme.connection });
    expect(acme.status).to.equal('connected');
    expect(await acme.connection?.getAccessToken()).to.equal(token);
    await pause(60);
    expect(await hostile.log('/api/')).to.deep.equal([]);
    expect((await acme.fetch(hostile.url('/api/echo'))).status).to.equal(200);
  });

  it('restores one that ran out meanwhile as expired', async () => {
    const [, text] = await written();
    const past = text.replace(/"expiresAt":\d+/, '"expiresAt":1');
    expect(past).not.to.equal(text);
    const acme = reading(past);
    await next(acme, 'restored');
    expect(acme.status).to.equal('expired');
  });

  const whole: readonly string[] = ['', 'x', '{}', '7', 'null', '"x"', '[7]', '[null]', '[{}]', '[{"identifier":"7"}]'];
  for (const text of [...whole, '[[]]', '{"__proto__":[]}'])
    it(`is unharmed by ${text || 'nothing'} in the storage, and connects over it`, async () => {
      const acme = await read(text);
      expect(acme).to.include({ status: 'idle', connection: null });
      expect((await acme.connect()).identifier).to.equal('7');
    });

  const members: readonly (readonly [member: string, ...wrong: unknown[]])[] = [
    ['identifier', undefined, 7, null, {}],
    ['name', undefined, 7],
    ['server', undefined, 7],
    ['clientId', undefined, 7, null],
    ['tokens', undefined, null, 'x', {}, { accessToken: 7, scope: [] }, { accessToken: 'x', scope: 'a' }],
    ['tokens', { accessToken: 'x', scope: [7], expiresAt: null }, { accessToken: 'x', scope: [], expiresAt: 'x' }],
    ['profile', undefined, 'x'],
    ['fieldValues', undefined, 'x'],
  ];
  for (const [member, ...wrong] of members)
    it(`takes no connection whose ${member} has not its shape`, async () => {
      const [, text] = await written();
      const [record] = JSON.parse(text) as [Record<string, unknown>];
      for (const value of wrong)
        expect((await read(JSON.stringify([{ ...record, [member]: value }]))).status, String(value)).to.equal('idle');
      expect((await read(text)).status, 'unchanged').to.equal('connected');
    });

  it('restores one beside another that cannot be used', async () => {
    const [, text] = await written();
    const [record] = JSON.parse(text) as [Record<string, unknown>];
    const metadata = { issuer: 'https://acme.example', tokenEndpoint: 'no address' };
    for (const bad of [{ metadata }, { metadata: { issuer: 7 } }, { tokens: null }]) {
      const acme = await read(JSON.stringify([{ ...record, identifier: '8', ...bad }, record]));
      expect(acme.connections.map(({ identifier }) => identifier)).to.deep.equal(['7']);
    }
  });

  it('of a browser that denies storage is the memory, and says so', async () => {
    const kept = Object.getOwnPropertyDescriptor(window, 'sessionStorage') as PropertyDescriptor;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    try {
      const acme = fresh({ storage: 'session' });
      const failed = next(acme, 'failed');
      expect((await acme.connect()).status).to.equal('active');
      expect(acme.status).to.equal('connected');
      expect(((await failed) as CustomEvent<{ error: unknown }>).detail.error).to.include({ code: 'storage_failed' });
    } finally {
      Object.defineProperty(window, 'sessionStorage', kept);
    }
  });
});
