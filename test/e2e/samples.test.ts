import { expect } from 'chai';
import '../../src/oauth-connect.js';
import { clickIn, consoleOf, evaluateInWindow, open, pageUrl, signIn } from '../helpers/browser.js';
import { isUnchecked, samplesOf } from '../helpers/samples.js';
import { demoUrl, provider } from '../helpers/servers.js';

/** The samples of the documents that are HTML, each in a page of its own; the others: test/package/samples.node.test.js. */

const menu = await open(demoUrl('/guide/'));
const links = await evaluateInWindow(
  () => [...document.querySelectorAll('nav.pages a')].map((link) => link.getAttribute('href')),
  { handle: menu },
);
const names = links.map((href) => href?.replace('.html', ''));
// That one is made from SECURITY.md.
const own = names
  .filter((name) => name !== 'security' && name !== 'accessibility')
  .map((name) => `demo/guide/${name}.md`);
const texts = await Promise.all(
  ['README.md', 'demo/guide/index.md', ...own].map(async (file) => {
    const response = await fetch(`/${file}`);
    if (!response.ok) throw new Error(`${file} cannot be read.`);
    return samplesOf(file, await response.text());
  }),
);
const samples = texts.flat().filter((sample) => !isUnchecked(sample));
const inHtml = samples.filter(({ language }) => language === 'html');
const [policy = ''] = samples
  .filter(({ language, marks }) => language === 'http' && marks === 'page')
  .map(({ text }) => text.replace(/^Content-Security-Policy: /, '').trim());

/** What the samples' page brings along is put where it is here. */
const html = (text: string) => text.replace(/<script type="module" src="[\w.-]+"><\/script>\n*/g, '');
const scripts = ['/dist/oauth-connect.js'];

const bad = async (handle: string) =>
  (await consoleOf(handle)).filter(({ type }) => type === 'error' || type === 'pageerror').map(({ text }) => text);

describe('the samples in HTML', () => {
  it('are there', () => {
    expect(inHtml.length).to.be.greaterThan(15);
  });

  for (const { place, text } of inHtml)
    it(`bring up what they say, without a fault or a word in the console: ${place}`, async () => {
      const page = await open(pageUrl({ html: html(text), scripts, csp: policy }));
      const found = await evaluateInWindow(
        async () => {
          await customElements.whenDefined('oauth-connect');
          const all = [...document.querySelectorAll('oauth-connect')] as (Element & {
            updateComplete: Promise<unknown>;
            configurationErrors: readonly { message: string }[];
            status: string;
          })[];
          await Promise.all(all.map((one) => one.updateComplete));
          return all.map((one) => ({
            status: one.status,
            faults: one.configurationErrors.map(({ message }) => message),
            attributes: one.getAttributeNames(),
            isSeen: Boolean(one.shadowRoot?.querySelector('[part=button], [role=status]')),
          }));
        },
        { handle: page },
      );
      const { observedAttributes } = customElements.get('oauth-connect') as unknown as { observedAttributes: string[] };
      const known = [...observedAttributes, 'id', 'name', 'required'];
      if (text.includes('<oauth-connect\n') || text.includes('<oauth-connect '))
        expect(found.length).to.be.greaterThan(0);
      for (const { status, faults, attributes, isSeen } of found) {
        expect(faults).to.deep.equal([]);
        expect({ status, isSeen }).to.deep.equal({ status: 'idle', isSeen: true });
        for (const name of attributes) expect(known).to.include(name);
      }
      expect(await bad(page)).to.deep.equal([]);
    });
});

describe('the smallest page', () => {
  it('of the README, without the token URL that Acme has not, connects an account, names it, and gets an answer of its API', async () => {
    const own = samples.filter(({ place }) => place.startsWith('README.md'));
    const tag = own.find(({ language }) => language === 'html')?.text ?? '';
    const script = own.find(({ language }) => language === 'js')?.text ?? '';
    const atAcme = (text: string) =>
      text
        .replace(/ *token-url=".*"\n/, '')
        .replaceAll('https://acme.example/oauth/authorize', provider.url('/oauth/authorize'))
        .replaceAll('https://api.acme.example/me', provider.url('/api/me'))
        .replaceAll('https://api.acme.example/projects', provider.url('/api/v1/echo'))
        .replaceAll('abc123', 'demo');
    const page = await open(
      pageUrl({ html: `${atAcme(html(tag))}<script type="module">${atAcme(script)}</script>`, scripts }),
    );
    await clickIn('oauth-connect >>> [part=button]', { handle: page });
    await signIn({ user: 'ada' });
    const said = async () => (await consoleOf(page)).filter(({ type }) => type === 'log').map(({ text }) => text);
    while ((await said()).length < 2) expect(await bad(page)).to.deep.equal([]);
    expect((await said())[0])
      .to.contain('Ada Lovelace’s account')
      .and.to.contain('acct_1815');
    expect((await provider.log('/api/v1/echo')).some(({ method }) => method === 'GET')).to.equal(true);
    expect(await bad(page)).to.deep.equal([]);
  });
});
