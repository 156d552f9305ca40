import { expect } from 'chai';
import { beaconPage } from '../helpers/beacon.js';
import { clickIn, consoleOf, evaluateInWindow, open, signIn, waitForClose, waitForWindow } from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';

/** A code behind Cross-Origin-Opener-Policy, on the login page and on the host page: contract, section 7. */

type Where = Parameters<typeof oidc.setCoop>[1];

/** The variants, and in which of them every browser cuts the opener off; WebKit does now and then in others, too. */
const variants: [what: string, page: { coop?: string }, login: [value: string, on?: Where] | null, isCut?: boolean][] =
  [
    ['nowhere', {}, null],
    ['same-origin on the login page', {}, ['same-origin'], true],
    ['same-origin on a redirect before it alone', {}, ['same-origin', 'redirect'], true],
    ['same-origin-allow-popups on the login page', {}, ['same-origin-allow-popups'], true],
    ['same-origin-allow-popups on a redirect before it alone', {}, ['same-origin-allow-popups', 'redirect'], true],
    ['noopener-allow-popups on the login page', {}, ['noopener-allow-popups']],
    ['same-origin on the host page', { coop: 'same-origin' }, null, true],
    ['same-origin-allow-popups on the host page', { coop: 'same-origin-allow-popups' }, null],
    ['same-origin on both', { coop: 'same-origin' }, ['same-origin'], true],
  ];

const hearFrom = (handle: string) =>
  evaluateInWindow(
    () => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      for (const type of ['connected', 'cancelled', 'failed'])
        document.addEventListener(type, (event) => {
          const { reason, identifier, error } = (event as CustomEvent).detail;
          heard.push([type, reason ?? identifier ?? error.code]);
        });
    },
    { handle },
  );

describe('Cross-Origin-Opener-Policy', () => {
  for (const [where, page, login, isCut] of variants)
    it(`${where}: the code comes home, once, and its window closes`, async () => {
      if (login) await oidc.setCoop(...login);
      const host = await open(beaconPage({ storage: 'memory' }, page));
      await hearFrom(host);
      await clickIn('#acme >>> [part=button]', { handle: host });
      const { handle } = await waitForWindow('/interaction/');
      const hasOpener = await evaluateInWindow(() => window.opener !== null, { handle });
      if (isCut) expect(hasOpener, 'the login page has an opener').to.equal(false);
      await signIn({ origin: oidc.issuer, user: 'ada' });
      await until(host, 'connected');
      await waitForClose({ handle });
      const heard = await evaluateInWindow(() => (window as unknown as { heard: string[][] }).heard, { handle: host });
      // Where the opener is cut, the window reads as closed: that may be told, and is no end.
      expect(heard.filter(([type]) => type !== 'cancelled')).to.deep.equal([['connected', 'beacon-1815']]);
      expect(Object.values((await oidc.counters()).redemptions), 'redemptions').to.deep.equal([1]);
      const errors = (await consoleOf(host)).filter(({ type }) => type === 'error' || type === 'pageerror');
      expect(errors).to.deep.equal([]);
    });
});
