import { expect } from '@open-wc/testing';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { languages } from '../../src/element/messages/index.js';
import { english, translation, until } from '../helpers/languages.js';

/** Pages where nothing of other languages was loaded before, or cannot be. Each is a frame with an import map. */

const sources = new URL('/src/', location.href);
const frames: HTMLIFrameElement[] = [];

afterEach(() => frames.splice(0).forEach((frame) => frame.remove()));

/** What an element says on a page in this language that lacks some of the modules. Without a login URL it cannot be used. */
async function saidIn(lang: string, missing: string): Promise<string> {
  const nowhere = new URL('nowhere.js', sources).href;
  const lost = ['ts', 'js'].map((ending) => [new URL(`element/${missing}.${ending}`, sources).href, nowhere]);
  const frame = document.createElement('iframe');
  frames.push(frame);
  frame.srcdoc = `<!doctype html><html lang="${lang}">
    <script type="importmap">${JSON.stringify({ imports: Object.fromEntries(lost) })}</script>
    <script type="module" src="${new URL('oauth-connect.ts', sources).href}"></script>
    <oauth-connect provider-name="Acme" client-id="1"></oauth-connect>`;
  document.body.append(frame);
  await until(() => said());
  return said() ?? '';
}

/** The page that was made last, and what its element says by now. */
const page = () => frames.at(-1)?.contentDocument as Document;
const element = () => page().querySelector('oauth-connect');
const said = (one = element()) => one?.shadowRoot?.querySelector('[part=message] b')?.textContent;

describe('where a language cannot be loaded', () => {
  it('that is what is missing: all there, the page is in German', async () => {
    expect(await saidIn('de', 'nothing')).to.equal(translation('de').invalid('Acme'));
  });

  it('the element speaks English, and nothing is told', async () => {
    expect(await saidIn('de', 'messages/de')).to.equal(english.invalid('Acme'));
    expect(element()?.shadowRoot?.querySelector('[part=code]')).to.equal(null);
  });

  it('another can be', async () => {
    expect(await saidIn('fr', 'messages/de')).to.equal(translation('fr').invalid('Acme'));
  });
});

describe('a page that is in English at first', () => {
  for (const [what, change] of Object.entries({
    page: () => (page().documentElement.lang = 'de'),
    element: () => element()?.setAttribute('lang', 'de'),
  }))
    it(`loads another language when the ${what} has one`, async () => {
      expect(await saidIn('en', 'nothing')).to.equal(english.invalid('Acme'));
      change();
      await until(() => said() === translation('de').invalid('Acme'));
    });

  it('loads it for an element in a shadow tree too', async () => {
    await saidIn('en', 'nothing');
    const one = element() as OAuthConnectElement;
    const inner = page().createElement('section');
    page().body.appendChild(page().createElement('div')).attachShadow({ mode: 'open' }).append(inner);
    inner.append(one);
    await until(() => said(one) === english.invalid('Acme'));
    inner.lang = 'fr';
    await until(() => said(one) === translation('fr').invalid('Acme'));
  });

  it('loads nothing of languages before', async () => {
    await saidIn('en-GB', 'nothing');
    const loaded = frames
      .at(-1)
      ?.contentWindow?.performance.getEntriesByType('resource')
      .map(({ name }) => name);
    expect(loaded?.join('\n')).to.contain('views/errors');
    for (const tag of languages) expect(loaded?.join('\n')).not.to.contain(`messages/${tag}.`);
  });
});
