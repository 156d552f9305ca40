import { expect } from 'chai';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { fields, make, part, removeAll } from '../helpers/elements.js';
import { translation, until } from '../helpers/languages.js';

/** Texts of an author's own: `messages`. */

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
