import { expect } from '@open-wc/testing';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import '../../src/oauth-connect.js';
import { answer, profile, rejection, token } from '../support/acme.js';
import { click, emulateMedia, press, setViewport, type } from '../support/browser.js';
import { hostile } from '../support/servers.js';

/** What visitors see and touch: contract, sections 2, 4 and 8. */

const next = <T extends Event = CustomEvent>(target: EventTarget, name: string) =>
  new Promise<T>((resolve) => target.addEventListener(name, (event) => resolve(event as T), { once: true }));

const part = (element: OAuthConnectElement, name: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part=${name}]`) as HTMLElement;

async function make(attributes: Record<string, string> = {}, content = ''): Promise<OAuthConnectElement> {
  const all = {
    'provider-name': 'Acme',
    'client-id': 'demo',
    'login-url': answer(),
    'test-url': profile({ id: 7, name: 'Ada Lovelace' }),
    storage: 'memory',
    scope: String(Math.random()),
    ...attributes,
  };
  const element = document.createElement('oauth-connect');
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  element.innerHTML = content;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

const fields = JSON.stringify([
  { name: 'environment', label: 'Environment', options: ['Production', 'Sandbox'] },
  { name: 'server', label: 'Server', type: 'url', required: true, help: 'Where it runs' },
]);

const expired = answer(`access_token=${token}&expires_in=1&state={state}`);

/** Every state that a visitor can see, and how it comes about. */
const states: Record<string, () => Promise<OAuthConnectElement>> = {
  idle: () => make(),
  'idle with fields': () => make({ fields }),
  connecting: async () => {
    const element = await make({ 'login-url': hostile.url('/hang') });
    void element.connect().catch(() => undefined);
    return element;
  },
  connected: async () => {
    const element = await make();
    await element.connect();
    return element;
  },
  expired: async () => {
    const element = await make({ 'login-url': expired });
    await element.connect();
    await next(element, 'expired');
    return element;
  },
  failed: async () => {
    const element = await make({ 'test-url': hostile.url('/api/html') });
    await rejection(element.connect());
    return element;
  },
  'failed with fields': async () => {
    const element = await make({ 'test-url': hostile.url('/api/html'), fields: fields.replace('true', 'false') });
    await rejection(element.connect());
    return element;
  },
  invalid: () => make({ 'client-id': '' }),
};

describe('the face', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll('oauth-connect')) {
      element.cancel();
      element.remove();
    }
  });

  for (const [name, reach] of Object.entries(states))
    it(`has nothing for axe to find, light or dark, and fits 240 px: ${name}`, async () => {
      const element = await reach();
      await element.updateComplete;
      document.documentElement.style.cssText = 'color-scheme: light dark; background: Canvas';
      for (const colorScheme of ['light', 'dark'] as const) {
        await emulateMedia({ colorScheme });
        await expect(element).to.be.accessible();
      }
      await setViewport({ width: 240, height: 600 });
      expect(document.documentElement.scrollWidth).to.be.at.most(240);
      for (const control of element.shadowRoot?.querySelectorAll('button, input, select') ?? []) {
        const { width, height } = control.getBoundingClientRect();
        expect(Math.min(width, height), control.outerHTML).to.be.at.least(24);
      }
    });

  it('keeps the built-in label where there is white space alone, and takes the author’s', async () => {
    const blank = await make({}, '\n  ');
    expect(part(blank, 'label').innerText.trim()).to.equal('Connect Acme');
    const own = await make({}, 'Link <b>it</b>');
    expect(part(own, 'label').textContent?.includes('Connect Acme')).to.equal(false);
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

  it('obeys commands of a plain button', async () => {
    const element = await make({ id: 'commanded' });
    const button = document.createElement('button');
    button.setAttribute('commandfor', 'commanded');
    button.setAttribute('command', '--connect');
    button.textContent = 'Go';
    document.body.append(button);
    const connected = next(element, 'connected');
    await click(button);
    await connected;
    // The card is taller than the button was: what stands below it moves.
    await element.updateComplete;
    button.setAttribute('command', '--disconnect');
    const revoked = next(element, 'revoked');
    await click(button);
    expect((await revoked).detail.remote).to.equal(false);
    button.remove();
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
    expect(element.resolvedRedirectUrl).to.equal(`${location.origin}/elsewhere.html`);
    element.face = null;
    element.redirectUrl = undefined;
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
    console.error = original;
    expect(logged).to.have.length(1);
    expect(element.status).to.equal('invalid');
    expect(element.configurationErrors.map(({ attribute }) => attribute).sort()).to.deep.equal(
      Object.keys(attributes).sort(),
    );
    const failed = next(element, 'failed');
    expect((await rejection(element.connect())).code).to.equal('invalid_configuration');
    await failed;
  });

  it('keeps an attempt while it is moved, and ends it a second after it was taken away', async () => {
    const element = await make({ 'login-url': hostile.url('/hang') });
    const attempt = element.connect();
    const place = document.createElement('div');
    document.body.append(place);
    element.remove();
    place.append(element);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(element.status).to.equal('connecting');
    const cancelled = next(element, 'cancelled');
    place.remove();
    expect((await cancelled).detail.reason).to.equal('aborted');
    expect((await rejection(attempt)).name).to.equal('AbortError');
  });
});
