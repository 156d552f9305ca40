import { expect } from 'chai';
import { beaconPage } from '../helpers/beacon.js';
import { clickIn, evaluateInWindow, navigate, open, pageUrl } from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { waitUntil } from '../helpers/wait.js';

/** Renewed tokens for which there is no room: contract, section 5 (`storage_failed`). */

/** A page whose storage takes nothing any more once the account is connected. */
async function fullPage(storage: string): Promise<string> {
  const page = await open(beaconPage({ storage }));
  await oidc.expectVisitor('ada');
  await clickIn('#acme >>> [part=button]', { handle: page });
  await until(page, 'connected');
  await evaluateInWindow(
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    },
    { handle: page },
  );
  return page;
}

/** Renews, and tells of what was stored and fired. */
const renew = (page: string) =>
  evaluateInWindow(
    async () => {
      const one = document.querySelector('oauth-connect') as unknown as HTMLElementTagNameMap['oauth-connect'];
      const told: string[] = [];
      one.addEventListener('failed', ({ detail }) => told.push(detail.error.code));
      const stored = () => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]).includes('accessToken');
      const before = stored();
      await one.connection?.refresh();
      return { before, after: stored(), told, status: one.status };
    },
    { handle: page },
  );

afterEach(() => localStorage.clear());

for (const storage of ['session', 'local'])
  describe(`storage="${storage}" that takes no renewed tokens`, () => {
    it('keeps the connection in memory, says so, and leaves no old token behind', async () => {
      const page = await fullPage(storage);
      expect(await renew(page)).to.deep.equal({
        before: true,
        after: false,
        told: ['storage_failed'],
        status: 'connected',
      });
      const status = await evaluateInWindow(
        async (url: string) => (await document.querySelector('oauth-connect')?.fetch(url))?.status,
        { handle: page },
        oidc.url('/api/me'),
      );
      expect(status).to.equal(200);
      // What leaving the page revokes is not to be in the log of the next test.
      await navigate(pageUrl({ html: 'elsewhere' }), { handle: page });
      await waitUntil(async () => (await oidc.log('revoke')).length > 0, 'a token is revoked');
    });

    it('revokes them as the page is left, for nobody could do so later', async () => {
      const page = await fullPage(storage);
      await renew(page);
      expect(await oidc.log('revoke')).to.deep.equal([]);
      await navigate(pageUrl({ html: 'elsewhere' }), { handle: page });
      await waitUntil(async () => (await oidc.log('revoke')).length > 0, 'a token is revoked');
      const [first] = await oidc.log('revoke');
      expect(first?.values).to.include({ token_type_hint: 'refresh_token' });
    });
  });
