import { expect } from '@open-wc/testing';
import { axeViolations } from '../helpers/axe.js';
import { profile, rejection } from '../helpers/acme.js';
import { click, press, type } from '../helpers/browser.js';
import { fields, make, part, removeAll, states } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';
import { next, pause } from '../helpers/wait.js';

/** What visitors see and touch: contract, sections 2, 4 and 8. */

describe('the face', () => {
  afterEach(removeAll);

  for (const [name, reach] of Object.entries(states))
    it(`has nothing for axe to find, light or dark: ${name}`, async () => {
      const element = await reach();
      await element.updateComplete;
      for (const colorScheme of ['light', 'dark']) {
        document.documentElement.style.cssText = `color-scheme: ${colorScheme}; background: Canvas`;
        expect(await axeViolations(element)).to.deep.equal([]);
      }
    });

  it('shows names with markup as text', async () => {
    const name = '<img src=x onerror="window.hacked = 1">';
    const element = await make({ 'test-url': profile({ id: 1, name }) });
    await element.connect();
    await element.updateComplete;
    expect(part(element, 'connection-name').textContent).to.equal(name);
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    expect('hacked' in window).to.equal(false);
  });

  it('moves the focus into the waiting card, and back to the button', async () => {
    const element = await make({ 'login-url': hostile.url('/hang') });
    await click(part(element, 'button'));
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'show-window'));
    expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.contain('Finish signing in to Acme');
    await click(part(element, 'cancel'));
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'button'));
  });

  it('connects by Enter in a field, gives a web address its scheme, and stops where a field is missing', async () => {
    const element = await make({ fields });
    const input = element.shadowRoot?.querySelector('input') as HTMLInputElement;
    await click(part(element, 'button'));
    expect(element.status).to.equal('idle');
    expect(input.validity.valueMissing).to.equal(true);
    await click(input);
    await type('acme.example');
    const connecting = next(element, 'connecting');
    const connected = next(element, 'connected');
    await press('Enter');
    expect((await connecting).detail.fieldValues).to.deep.equal({
      environment: 'Production',
      server: 'https://acme.example',
    });
    await connected;
  });

  it('shows nothing with face="none", and only what an attempt needs with face="pending"', async () => {
    const none = await make({ face: 'none' });
    expect(none.shadowRoot?.textContent?.trim()).to.equal('');
    const pending = await make({ face: 'pending', 'login-url': hostile.url('/hang') });
    expect(part(pending, 'button')).to.equal(null);
    void pending.connect().catch(() => undefined);
    await pending.updateComplete;
    expect(part(pending, 'waiting')).not.to.equal(null);
  });

  it('connects by a button of the author’s, which does not submit the form around it', async () => {
    const form = document.createElement('form');
    let submitted = 0;
    form.addEventListener('submit', (event) => (event.preventDefault(), submitted++));
    document.body.append(form);
    const element = await make({}, '<button slot="button">Mine</button>');
    form.append(element);
    await element.updateComplete;
    const connected = next(element, 'connected');
    await click(element.querySelector('button') as HTMLElement);
    await connected;
    expect(submitted).to.equal(0);
    form.remove();
  });

  it('has its status as a custom state', async () => {
    const element = await make();
    expect(element.matches(':state(idle)')).to.equal(true);
    await element.connect();
    expect(element.matches(':state(connected)')).to.equal(true);
    expect(element.matches(':state(idle)')).to.equal(false);
  });

  it('has properties with their defaults, which null restores', async () => {
    const element = await make();
    expect(element).to.include({ redirectUrl: '/oauth-callback.html', face: 'full', testMethod: 'GET', dpop: false });
    element.face = 'none';
    element.redirectUrl = '/elsewhere.html';
    await element.updateComplete;
    expect(element.resolvedRedirectUrl).to.equal(`${location.origin}/elsewhere.html`);
    element.face = null;
    element.redirectUrl = undefined;
    await element.updateComplete;
    expect(element).to.include({ redirectUrl: '/oauth-callback.html', face: 'full' });
    expect(element.resolvedRedirectUrl).to.equal(`${location.origin}/oauth-callback.html`);
  });

  it('says at once what is wrong, once in the console, and again to who tries to connect', async () => {
    const logged: unknown[] = [];
    const { error: original } = console;
    console.error = (...args: unknown[]) => void logged.push(args);
    const attributes = {
      'client-id': '{{',
      'test-url': 'javascript:1',
      fields: '{',
      storage: `cookie${String(Math.random())}`,
    };
    const element = await make(attributes);
    await make({ ...attributes });
    expect(element.status).to.equal('invalid');
    expect(element.configurationErrors.map(({ attribute }) => attribute).sort()).to.deep.equal(
      Object.keys(attributes).sort(),
    );
    const failed = next(element, 'failed');
    expect((await rejection(element.connect())).code).to.equal('invalid_configuration');
    await failed;
    console.error = original;
    expect(logged).to.have.length(1);
    expect(String(logged[0])).to.match(/See oauth-connect\/demo\/guide\/errors\.md#invalid_configuration$/);
  });

  it('keeps an attempt while it is moved, and ends it a second after it was taken away', async () => {
    const element = await make({ 'login-url': hostile.url('/hang') });
    const attempt = element.connect();
    const place = document.createElement('div');
    document.body.append(place);
    element.remove();
    place.append(element);
    await pause(1200);
    expect(element.status).to.equal('connecting');
    const cancelled = next(element, 'cancelled');
    place.remove();
    expect((await cancelled).detail.reason).to.equal('aborted');
    expect((await rejection(attempt)).name).to.equal('AbortError');
  });
});
