import { expect } from '@open-wc/testing';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import type { CustomMessages } from '../../src/element/messages/all.js';
import { setViewport } from '../support/browser.js';
import { fields, make, part, removeAll, stateOf, states } from '../support/elements.js';
import { english, keys, pseudo, translation, until } from '../support/languages.js';

/** Texts of an author's own (`messages`), and how much longer than English any text may be: issue 4. */

const html = document.documentElement;
const before = html.getAttribute('lang');

afterEach(() => {
  if (before === null) html.removeAttribute('lang');
  else html.lang = before;
  removeAll();
});

const label = (element: OAuthConnectElement) => part(element, 'label').innerText.trim();

describe('messages', () => {
  it('replace the same texts, whoever they are about put in, and leave the others', async () => {
    html.removeAttribute('lang');
    const element = await make();
    element.messages = { connect: 'Link {{name}} & {{ name }}', cancel: 'Stop it' };
    await until(() => label(element) === 'Link Acme & Acme');
    element.messages = { connect: (provider) => `Go to ${provider}` };
    await until(() => label(element) === 'Go to Acme');
    element.messages = null;
    await until(() => label(element) === 'Connect Acme');
  });

  it('stay where the language changes', async () => {
    const element = await make({ lang: 'de', fields });
    element.messages = { someServer: 'Daheim', connect: 'Los: {{name}}' };
    await until(() => label(element) === 'Los: Acme');
    element.lang = 'fr';
    element.providerName = 'Other';
    await until(() => label(element) === 'Los: Other');
  });

  it('can be set before the element is there, and before it is defined', async () => {
    const element = document.createElement('oauth-connect');
    element.messages = { invalid: 'Not {{name}}.', failed: 'Not now.' };
    element.setAttribute('provider-name', '$& Acme');
    document.body.append(element);
    await element.updateComplete;
    expect(part(element, 'message').textContent).to.contain('Not $& Acme. It isn’t you');
  });

  it('that are none do no harm', async () => {
    const element = await make({ lang: 'nl' });
    const wrong = { connect: 7, cancel: () => 'no', unknown: 'x', tryAgain: null };
    for (const messages of [wrong, 'text', 7] as unknown as CustomMessages[]) {
      element.messages = messages;
      element.requestUpdate();
      await element.updateComplete;
      expect(label(element)).to.equal(translation('nl').connect('Acme'));
    }
  });

  it('are announced, and are read by who does not see the page', async () => {
    const element = await make();
    element.messages = { nowConnected: 'Hello {{name}}', disconnect: 'Leave', disconnectName: 'Leave {{name}}' };
    await element.connect();
    await until(() => part(element, 'disconnect'));
    expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal('Hello Ada Lovelace');
    expect(part(element, 'disconnect').ariaLabel).to.equal('Leave Ada Lovelace');
  });
});

/** All texts 60 % longer. */
const longer = Object.fromEntries(
  keys.map((key) => {
    const text = english[key];
    return [key, typeof text === 'string' ? pseudo(text) : (name: string) => pseudo(text(name))];
  }),
) as CustomMessages;

describe('texts that are 60 % longer, in 240 px', () => {
  for (const name of Object.keys(states))
    it(`are whole, without anything to scroll to sideways: ${name}`, async () => {
      await setViewport({ width: 240, height: 600 });
      const element = await stateOf(name)({ multiple: '' });
      const english = element.shadowRoot?.textContent;
      element.messages = longer;
      await until(
        () => element.shadowRoot?.textContent?.includes('ẋḁÿž') && element.shadowRoot.textContent !== english,
      );
      expect(html.scrollWidth).to.be.at.most(240);
      for (const one of element.shadowRoot?.querySelectorAll('button, label, p, b, small, .card, .pending') ?? []) {
        const { left, right, width } = one.getBoundingClientRect();
        expect([left >= 0, right <= 240], one.outerHTML).to.deep.equal([true, true]);
        expect(one.scrollWidth, one.outerHTML).to.be.at.most(Math.ceil(width) + 1);
      }
    });
});
