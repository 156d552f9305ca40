import { expect } from 'chai';
import { beaconPage, beaconTag } from '../helpers/beacon.js';
import {
  bringToFront,
  clickIn,
  evaluateInWindow,
  hoverIn,
  open,
  pageUrl,
  signIn,
  waitForClose,
  waitForWindow,
} from '../helpers/browser.js';
import { words } from '../helpers/host-page.js';
import { oidc } from '../helpers/oidc.js';
import { waitUntil } from '../helpers/wait.js';

/** Where the opener is the only way home: a host page in a frame of another site, and a redirect URL on another origin. */

const otherSite = location.origin.replace('localhost', '127.0.0.1');
const scripts = ['/dist/oauth-connect.js'];

/** A button of the author's that is the whole page: a click in the middle of the frame is a click on it. */
const button = '<button slot="button" style="position: fixed; inset: 0; width: 100%">Connect</button>';

/** Tells the page around the frame what becomes of the element. */
const tell = `<script>
  for (const type of ['connected', 'cancelled', 'failed', 'statuschange'])
    document.addEventListener(type, ({ target }) => parent.postMessage([type, target.status, target.connection?.name], '*'));
  addEventListener('pointermove', () => parent.postMessage(['pointermove'], '*'));
  customElements.whenDefined('oauth-connect').then(async () => {
    const element = document.querySelector('oauth-connect');
    await element.updateComplete;
    parent.postMessage(['ready', element.status], '*');
  });
</script>`;
const hear = `<script>
  globalThis.heard = [];
  addEventListener('message', ({ data }) => Array.isArray(data) && heard.push(data));
</script>`;

/** A page of another site, with ours in a frame. */
async function openFramed(): Promise<string> {
  const framed = pageUrl({ html: beaconTag({ storage: 'memory' }, button), head: tell, scripts });
  const html = `<iframe src="${framed.replaceAll('&', '&amp;')}" width="600" height="400"></iframe>`;
  const page = await open(pageUrl({ html, head: hear, origin: otherSite }));
  await heard(page, 'ready');
  // A frame of another site has a process of its own: the mouse reaches it some time after it has been painted.
  let x = 300;
  await waitUntil(async () => {
    await hoverIn({ x: x++, y: 200 }, { handle: page });
    return (await allHeard(page)).some(([type]) => type === 'pointermove');
  }, 'the mouse reaches the frame');
  return page;
}

type Heard = [type: string, status: string, name?: string];

const allHeard = (handle: string) =>
  evaluateInWindow(() => (globalThis as unknown as { heard: Heard[] }).heard, { handle });

/** Waits until the page around the frame has heard of an event. */
async function heard(handle: string, type: string): Promise<Heard> {
  let event: Heard | undefined;
  await waitUntil(async () => {
    event = (await allHeard(handle)).find(([name]) => name === type);
    return event;
  }, `the page has heard of ${type}`);
  return event as Heard;
}

describe('a host page in a frame of another site', () => {
  it('connects by way of the opener', async () => {
    const page = await openFramed();
    await clickIn('iframe', { handle: page });
    const handle = await signIn({ origin: oidc.issuer, user: 'ada' });
    expect(await heard(page, 'connected')).to.deep.equal(['connected', 'connected', 'Ada Lovelace']);
    await waitForClose({ handle });
  });

  it('is told in words where the login page cuts the opener off: no way leads back into the frame', async () => {
    await oidc.setCoop('same-origin');
    const page = await openFramed();
    await clickIn('iframe', { handle: page });
    await signIn({ origin: oidc.issuer, user: 'ada' });
    const { handle } = await waitForWindow('/oauth-callback.html');
    expect(await words(handle, 'no longer waits'))
      .to.contain('no way leads back')
      .and.contain('in a tab of its own');
    expect((await allHeard(page)).map(([type]) => type)).not.to.contain('connected');
    expect(Object.values((await oidc.counters()).redemptions), 'codes that were redeemed').to.deep.equal([]);
  });
});

describe('a redirect URL on another origin', () => {
  const callback = `/support/callback/${encodeURIComponent(location.origin)}/oauth-callback.html`;

  /** A page whose redirect URL is on another origin, which lists it, in front of the login page. */
  async function openThere(): Promise<string> {
    const redirectUri = `http://127.0.0.1${callback}`;
    await oidc.addClient({ client_id: 'elsewhere', client_name: 'Elsewhere', redirect_uris: [redirectUri] });
    const there = { 'client-id': 'elsewhere', 'redirect-url': otherSite + callback, storage: 'memory' };
    const page = await open(beaconPage(there, { head: hear + tell }));
    await clickIn('#acme >>> [part=button]', { handle: page });
    return page;
  }

  it('connects by way of the opener', async () => {
    const page = await openThere();
    const handle = await signIn({ origin: oidc.issuer, user: 'ada' });
    expect(await heard(page, 'connected')).to.deep.equal(['connected', 'connected', 'Ada Lovelace']);
    await waitForClose({ handle });
  });

  it('says in words that no way leads back where the login page cuts the opener off', async () => {
    await oidc.setCoop('same-origin');
    const page = await openThere();
    await signIn({ origin: oidc.issuer, user: 'ada' });
    const { handle } = await waitForWindow('/oauth-callback.html');
    expect(await words(handle, 'no longer waits'))
      .to.contain('no way leads back')
      .and.contain('tell its owner');
    await bringToFront({ handle: page });
    expect((await heard(page, 'cancelled'))[1], 'the visitor can try again').to.equal('idle');
    expect(Object.values((await oidc.counters()).redemptions), 'codes that were redeemed').to.deep.equal([]);
  });
});
