import { expect } from '@open-wc/testing';
import { rejection } from '../helpers/acme.js';
import { beaconElement } from '../helpers/beacon.js';
import { click, waitForWindow } from '../helpers/browser.js';
import { make, part, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';
import { next, waitUntil } from '../helpers/wait.js';

/** What an attempt is begun with: contract, sections 2, 4 and 5. */

beforeEach(() => hostile.clear());
afterEach(removeAll);

const one = (name: string) => JSON.stringify([{ name, label: name }]);

describe('an attempt', () => {
  it('takes nothing that was typed into a field that is gone', async () => {
    const element = await make({ fields: one('team') });
    const input = part<HTMLInputElement>(element, 'input');
    input.value = 'blue';
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    element.setAttribute('fields', one('region'));
    await element.updateComplete;
    expect((await element.connect()).fieldValues).to.deep.equal({ region: '' });
  });

  it('is tried again with what it began with, though its window was shown in between', async () => {
    const element = await make({ 'login-url': hostile.url('/hang') });
    void rejection(element.connect({ identifier: '7' }));
    await waitForWindow('/hang');
    await element.updateComplete;
    await click(part(element, 'show-window'));
    await click(part(element, 'retry'));
    const asked = async () => (await hostile.log('/hang')).map(({ url }) => new URL(url, hostile.origin).searchParams);
    await waitUntil(async () => (await asked()).length > 1, 'it is asked again');
    expect((await asked()).map((query) => query.get('login_hint'))).to.deep.equal(['7', '7']);
  });

  it('is tried again without a nonce of the server’s, which is good for one answer', async () => {
    const element = await beaconElement({ 'login-url': hostile.url('/hang') });
    void rejection(element.connect({ nonce: 'once', loginParams: { ui_locales: 'de' } }));
    const asked = async () => (await hostile.log('/hang')).map(({ url }) => new URL(url, hostile.origin));
    await waitForWindow('/hang');
    await element.updateComplete;
    await click(part(element, 'retry'));
    await waitUntil(async () => (await asked()).length > 1, 'it is asked again');
    const [first, second] = (await asked()).map(({ searchParams }) => searchParams);
    expect([first?.get('nonce'), first?.get('ui_locales')]).to.deep.equal(['once', 'de']);
    expect(second?.get('ui_locales')).to.equal('de');
    expect(second?.get('nonce')).to.match(/^[\w-]{22,}$/);
  });

  it('is tried again though its signal has been aborted since it failed', async () => {
    const element = await make({ 'test-url': hostile.url('/api/html') });
    const controller = new AbortController();
    await rejection(element.connect({ signal: controller.signal }));
    controller.abort();
    await element.updateComplete;
    const connecting = next(element, 'connecting');
    await click(part(element, 'retry'));
    await connecting;
  });

  it('that is prevented leaves the custom state as it was', async () => {
    const element = await make();
    element.addEventListener('connecting', (event) => event.preventDefault());
    await rejection(element.connect());
    expect([element.matches(':state(idle)'), element.matches(':state(connecting)')]).to.deep.equal([true, false]);
  });
});
