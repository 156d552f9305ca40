import { expect } from '@open-wc/testing';
import { axeViolations } from '../helpers/axe.js';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { tagOf } from '../../src/element/localize.js';
import { languages } from '../../src/element/messages/index.js';
import { languageFor } from '../../src/element/messages/language-tags.js';
import { rejection } from '../helpers/acme.js';
import { make, part, removeAll, stateOf } from '../helpers/elements.js';
import { english, translation, until } from '../helpers/languages.js';
import { hostile } from '../helpers/servers.js';

/** Which language an element speaks. */

const html = document.documentElement;
const before = html.getAttribute('lang');

afterEach(() => {
  if (before === null) html.removeAttribute('lang');
  else html.lang = before;
  html.removeAttribute('dir');
  removeAll();
  document.querySelectorAll('.place').forEach((place) => place.remove());
});

const label = (element: OAuthConnectElement) => part(element, 'label').textContent?.trim();
const says = (element: OAuthConnectElement, tag: string) => () =>
  label(element) === (tag === 'en' ? english : translation(tag)).connect('Acme');

/** A place in the document, within another. */
function place(lang: string | null, parent: ParentNode = document.body): HTMLElement {
  const made = document.createElement('div');
  made.className = 'place';
  if (lang !== null) made.lang = lang;
  parent.append(made);
  return made;
}

/** An element in an open shadow tree in a place. */
async function inShadow(outer: HTMLElement, attributes = {}): Promise<[OAuthConnectElement, HTMLElement]> {
  const root = outer.attachShadow({ mode: 'open' });
  const inner = document.createElement('section');
  root.append(inner);
  return [await make(attributes, '', inner), inner];
}

describe('the language of an element', () => {
  it('is that of the nearest around it, its own before all', async () => {
    html.lang = 'fr';
    const outer = place('de');
    const inner = place(null, outer);
    const element = await make({}, '', inner);
    expect(label(element)).to.equal(translation('de').connect('Acme'));
    element.lang = 'ja';
    await until(says(element, 'ja'));
    const other = await make();
    expect(label(other)).to.equal(translation('fr').connect('Acme'));
    expect(tagOf(await make({}, '', place('')))).to.equal('');
  });

  it('is found through shadow trees', async () => {
    const [element] = await inShadow(place('pl'));
    expect(label(element)).to.equal(translation('pl').connect('Acme'));
    const [deep] = await inShadow(place(null, (await inShadow(place('it')))[1]));
    expect(label(deep)).to.equal(translation('it').connect('Acme'));
  });

  it('is English where nothing says otherwise, or where it is not translated', async () => {
    html.removeAttribute('lang');
    expect(label(await make())).to.equal('Connect Acme');
    expect(label(await make({ lang: 'sv' }))).to.equal('Connect Acme');
    expect(label(await make({}, '', place('en-AU', place('de'))))).to.equal('Connect Acme');
  });

  for (const [where, change] of [
    ['the page', (lang: string) => (html.lang = lang)],
    ['the element', (lang: string, element: OAuthConnectElement) => (element.lang = lang)],
  ] as const)
    it(`changes with lang of ${where}, from English and back`, async () => {
      html.lang = 'en';
      const element = await make();
      for (const lang of ['es', 'zh-TW', 'en', 'ko', 'sv', 'nl']) {
        change(lang, element);
        await until(says(element, languageFor(lang, languages)));
      }
    });

  it('changes with lang of what is around it in a shadow tree, from English and back', async () => {
    const outer = place('en');
    const [element, inner] = await inShadow(outer);
    for (const lang of ['tr', 'en', 'uk']) {
      inner.lang = lang;
      await until(says(element, lang));
    }
    inner.removeAttribute('lang');
    await until(says(element, 'en'));
    for (const lang of ['hi', 'ja']) {
      outer.lang = lang;
      await until(says(element, lang));
    }
  });

  it('changes where it is moved to another place', async () => {
    const element = await make({}, '', place('de'));
    for (const lang of ['en', 'he', 'en', 'de']) {
      place(lang).append(element);
      await until(says(element, lang));
    }
    element.remove();
    html.lang = 'ar';
    document.body.append(element);
    await until(says(element, 'ar'));
    html.lang = 'fr';
    await until(says(element, 'fr'));
  });

  it('changes while it is connecting and while it is connected, with all names and announcements', async () => {
    html.lang = 'de';
    const [de, ja] = [translation('de'), translation('ja')];
    const element = await stateOf('connecting')();
    const card = () => part(element, 'waiting').ariaLabel;
    expect(card()).to.equal(de.waiting('Acme'));
    const status = () => element.shadowRoot?.querySelector('[role=status]')?.textContent;
    expect(status()).to.equal(de.waiting('Acme'));
    html.lang = 'ja';
    await until(() => card() === ja.waiting('Acme'));
    expect(part(element, 'cancel').textContent?.trim()).to.equal(ja.cancel);
    expect(element.status).to.equal('connecting');
    element.cancel();
    await until(() => status() === ja.ended);
    const other = await stateOf('connected')();
    expect(part(other, 'disconnect').ariaLabel).to.equal(ja.disconnectName('Ada Lovelace'));
    html.lang = 'de';
    await until(() => part(other, 'disconnect').ariaLabel === de.disconnectName('Ada Lovelace'));
    expect(part(other, 'connection-status').textContent).to.equal(de.connected('Acme'));
  });

  it('is that of errors, of expired accounts and of fields', async () => {
    html.lang = 'zh-Hans';
    const zh = translation('zh-Hans');
    const failed = await stateOf('failed')();
    expect(part(failed, 'message').textContent?.trim()).to.equal(zh.unreadable('Acme') + zh.failedHint);
    expect(part(failed, 'code').textContent).to.equal('test_failed');
    expect(part(failed, 'error').ariaLabel).to.equal(zh.unreadable('Acme'));
    expect(failed.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal(zh.unreadable('Acme'));
    const expired = await stateOf('expired')();
    expect(part(expired, 'reconnect').ariaLabel).to.equal(zh.reconnectName('Ada Lovelace'));
    expect(part(expired, 'connection-status').textContent).to.equal(zh.expired);
    const invalid = await stateOf('invalid')();
    expect(part(invalid, 'message').textContent?.trim()).to.equal(zh.invalid('Acme') + zh.invalidHint);
    const field = await make({ fields: '[{ "name": "server", "label": "Server", "type": "url" }]' });
    const input = part<HTMLInputElement>(field, 'input');
    input.value = 'https://';
    part(field, 'button').click();
    await until(() => input.validationMessage === zh.webAddress);
  });

  it('has English sentences end as before', async () => {
    html.lang = 'en';
    const element = await stateOf('failed')();
    expect(part(element, 'message').textContent?.trim()).to.match(
      /^Acme didn’t say which account it is\. Try again\. .*\.$/,
    );
  });

  it('runs as dir says, with names isolated', async () => {
    for (const lang of ['ar', 'he']) {
      html.lang = lang;
      html.dir = 'rtl';
      const element = await stateOf('connected')();
      expect(getComputedStyle(part(element, 'connection')).direction).to.equal('rtl');
      expect(part(element, 'connection-status').textContent).to.equal(translation(lang).connected('Acme'));
      expect(await axeViolations(element)).to.deep.equal([]);
    }
  });

  it('does not show English before', async () => {
    html.lang = 'pt';
    const element = document.createElement('oauth-connect');
    for (const name of ['provider-name', 'client-id']) element.setAttribute(name, 'Acme');
    element.setAttribute('login-url', hostile.url('/hang'));
    document.body.append(element);
    const shown: string[] = [];
    const look = new MutationObserver(() => shown.push(element.shadowRoot?.textContent?.trim() ?? ''));
    look.observe(element.shadowRoot as ShadowRoot, { childList: true, characterData: true, subtree: true });
    await element.updateComplete;
    await until(() => shown.length);
    look.disconnect();
    expect(shown[0]).to.contain(translation('pt').connect('Acme'));
    expect(shown.join()).not.to.contain('Connect Acme');
  });

  it('tells of a rejected attempt in codes, as ever', async () => {
    html.lang = 'de';
    const element = await make({ 'test-url': hostile.url('/api/html') });
    expect((await rejection(element.connect())).code).to.equal('test_failed');
  });
});
