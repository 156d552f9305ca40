import { expect } from '@open-wc/testing';
import { english, translation, until } from '../support/languages.js';

/** Files of languages that do not come: issue 4. Each page is a frame with an import map that leads them nowhere. */

const sources = new URL('../../src/', import.meta.url);
const frames: HTMLIFrameElement[] = [];

afterEach(() => frames.splice(0).forEach((frame) => frame.remove()));

/** What an element says on a page in this language that lacks some of the modules: no sign-in starts in such a frame. */
async function saidIn(lang: string, missing: string): Promise<string> {
  const nowhere = new URL('nowhere.js', sources).href;
  const lost = ['ts', 'js'].map((ending) => [new URL(`element/${missing}.${ending}`, sources).href, nowhere]);
  const frame = document.createElement('iframe');
  frames.push(frame);
  frame.srcdoc = `<!doctype html><html lang="${lang}">
    <script type="importmap">${JSON.stringify({ imports: Object.fromEntries(lost) })}</script>
    <script type="module" src="${new URL('oauth-connect.ts', sources).href}"></script>
    <oauth-connect provider-name="Acme" client-id="1" login-url="https://acme.example/"></oauth-connect>`;
  document.body.append(frame);
  const said = () =>
    frame.contentDocument?.querySelector('oauth-connect')?.shadowRoot?.querySelector('[part=message] b')?.textContent;
  await until(said);
  return said() ?? '';
}

describe('where a language cannot be loaded', () => {
  it('that is what is missing: all there, the page is in German', async () => {
    expect(await saidIn('de', 'nothing')).to.equal(translation('de').invalid('Acme'));
  });

  for (const missing of ['messages/de', 'languages'])
    it(`the element speaks English: without ${missing}`, async () => {
      expect(await saidIn('de', missing)).to.equal(english.invalid('Acme'));
    });

  it('another can be', async () => {
    expect(await saidIn('fr', 'messages/de')).to.equal(translation('fr').invalid('Acme'));
  });
});
