import { expect } from 'chai';
import { beaconPage } from '../helpers/beacon.js';
import {
  clickIn,
  navigate,
  open,
  reloadPage,
  signIn,
  traverseHistory,
  waitForClose,
  waitForWindow,
} from '../helpers/browser.js';
import { until } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';

/** Visitors do not go straight through a login page: they reload it, follow a link on it, and come back. */

async function loginWindow(): Promise<{ host: string; login: string }> {
  const host = await open(beaconPage({ storage: 'memory' }));
  await clickIn('#acme >>> [part=button]', { handle: host });
  return { host, login: (await waitForWindow('/interaction/')).handle };
}

async function comesHome(host: string, login: string): Promise<void> {
  await signIn({ origin: oidc.issuer, user: 'ada' });
  await until(host, 'connected');
  await waitForClose({ handle: login });
  expect(Object.values((await oidc.counters()).redemptions), 'redemptions').to.deep.equal([1]);
}

describe('a visitor who wanders', () => {
  it('reloads the login page twice, and is signed in', async () => {
    const { host, login } = await loginWindow();
    await reloadPage(login);
    await reloadPage(login);
    await comesHome(host, login);
  });

  it('goes to a page of another site in the login window, and back, and is signed in', async () => {
    const { host, login } = await loginWindow();
    await navigate(location.origin, { handle: login });
    await traverseHistory(-1, login);
    await waitForWindow('/interaction/');
    await comesHome(host, login);
  });
});
