import { expect } from 'chai';
import { rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { byCode, tokensOf, tokenUrl } from '../helpers/codes.js';
import { arrivals, fresh, rest } from '../helpers/connections.js';
import { holdAnswer, letGo } from '../helpers/held-answers.js';
import { hostile } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

/** What a caller's signal ends: the caller's wait, and nothing else. As the platform's `fetch()`: contract, sections 4 and 6. */

const guarded = () => hostile.url('/api/guarded', { token: 'renewed-access' });
const options = () => byCode({ allowedUrls: hostile.origin });

beforeEach(() => hostile.clear());
afterEach(() => {
  letGo();
  rest();
});

/** Fails where a promise is still pending once a few tasks have passed. */
async function isHeardAtOnce(fetching: Promise<unknown>, abort: () => void): Promise<Error> {
  const rejected = rejection<Error>(fetching);
  abort();
  const late = new Promise<Error>((resolve) => setTimeout(() => resolve(new Error('It is still waiting.')), 100));
  return Promise.race([rejected, late]);
}

describe('the signal of fetch()', () => {
  it('is heard while a part is being loaded, and nothing is sent', async () => {
    const connection = await fresh(options()).connect();
    await hostile.clear();
    const ending = new AbortController();
    const reason = new Error('of my own');
    // The first call of the page that needs it.
    const fetching = connection.fetch(guarded(), { signal: ending.signal });
    expect(await isHeardAtOnce(fetching, () => ending.abort(reason))).to.equal(reason);
    await connection.fetch(hostile.url('/api/json'));
    expect(await arrivals('/api/guarded')).to.deep.equal([]);
  });

  for (const [what, send] of [
    ['its init', (url: string, signal: AbortSignal) => [url, { signal }] as const],
    ['a Request', (url: string, signal: AbortSignal) => [new Request(url, { signal })] as const],
  ] as const)
    it(`of ${what} is heard at once while tokens are renewed; the renewal goes on`, async () => {
      const connection = await fresh(options()).connect();
      const held = holdAnswer('renewed-access%22');
      const ending = new AbortController();
      const fetching = connection.fetch(...send(guarded(), ending.signal));
      fetching.catch(() => undefined);
      await held.answered;
      const error = await isHeardAtOnce(fetching, () => ending.abort());
      expect(error.name).to.equal('AbortError');
      const before = (await arrivals('/api/guarded')).length;
      held.release();
      await waitUntil(async () => (await connection.getAccessToken()) === 'renewed-access', 'they are renewed');
      expect(await arrivals('/api/guarded'), 'sent again for nobody').to.have.length(before);
    });

  it('is TimeoutError for a timeout, while the renewal hangs', async () => {
    const connection = await fresh(options()).connect();
    const held = holdAnswer('renewed-access%22');
    const error = await rejection<Error>(connection.fetch(guarded(), { signal: AbortSignal.timeout(200) }));
    expect(error.name).to.equal('TimeoutError');
    held.release();
  });

  it('that was aborted before sends nothing', async () => {
    const connection = await fresh(options()).connect();
    await hostile.clear();
    const error = await rejection<Error>(connection.fetch(guarded(), { signal: AbortSignal.abort() }));
    expect(error.name).to.equal('AbortError');
    expect(await hostile.log()).to.deep.equal([]);
  });

  it('of one caller ends nothing for another who waits for the same renewal', async () => {
    const connection = await fresh(options()).connect();
    const held = holdAnswer('renewed-access%22');
    const ending = new AbortController();
    const one = connection.fetch(guarded(), { signal: ending.signal });
    const other = connection.fetch(guarded());
    await held.answered;
    expect((await isHeardAtOnce(one, () => ending.abort())).name).to.equal('AbortError');
    held.release();
    expect((await other).status).to.equal(200);
  });

  it('is heard while another tab holds the lock', async () => {
    const acme = fresh(
      byCode({ allowedUrls: hostile.origin, storage: 'session', tokenUrl: tokenUrl(tokensOf('first')) }),
    );
    const connection = await acme.connect();
    const id = /"id":"([^"]+)"/.exec(Object.values(sessionStorage).join())?.[1] ?? '';
    const released = Promise.withResolvers<void>();
    await new Promise<void>((resolve) => {
      void navigator.locks.request(`oauth-connect:refresh:${id}`, () => (resolve(), released.promise));
    });
    const ending = new AbortController();
    const fetching = connection.fetch(guarded(), { signal: ending.signal });
    fetching.catch(() => undefined);
    await waitUntil(async () => (await navigator.locks.query()).pending?.length, 'it waits for the lock');
    expect((await isHeardAtOnce(fetching, () => ending.abort())).name).to.equal('AbortError');
    released.resolve();
    await waitUntil(async () => (await connection.getAccessToken()) === 'renewed-access', 'they are renewed');
    sessionStorage.clear();
  });
});

describe('the signal of connect()', () => {
  it('is heard while a preset is being loaded', async () => {
    const acme = fresh({ provider: 'github', clientId: 'x' });
    expect(acme.pending).to.be.instanceOf(Promise);
    const ending = new AbortController();
    const connecting = acme.connect({ signal: ending.signal });
    expect((await isHeardAtOnce(connecting, () => ending.abort())).name).to.equal('AbortError');
    await acme.pending;
    expect(acme.status).not.to.equal('connecting');
  });
});
