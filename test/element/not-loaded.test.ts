import { expect } from '@open-wc/testing';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { answer } from '../helpers/acme.js';
import { clickIn, evaluateInWindow, open, pageUrl } from '../helpers/browser.js';
import { hostile } from '../helpers/servers.js';
import { waitUntil } from '../helpers/wait.js';

/** Views whose files are not beside the element, or not always. Each is a page of the built element. */

const fields = '[{ "name": "team", "label": "Team" }]';
const options = { 'provider-name': 'Acme', 'client-id': 'demo', 'login-url': answer(), storage: 'memory' };

/** A file that fails once, and is there when it is asked for again. */
const failsOnce = (file: string): string => {
  const there = new URL(`/dist/${file}?there`, location.href).href;
  const then = `export * from ${JSON.stringify(there)};`;
  return hostile.url('/api/status', { code: 503, times: 1, type: 'text/javascript', then, key: file });
};

interface Told {
  failures: { code: string; step: string; message: string }[];
}

/** A page that lacks some files, or gets them elsewhere. Its `told.failures` are the errors of `failed` events. */
function pageWith(files: Record<string, string>, attributes: Record<string, string>): Promise<string> {
  const imports = Object.fromEntries(Object.entries(files).map(([file, url]) => [`/dist/${file}`, url]));
  const all = Object.entries({ ...options, ...attributes }).map(([name, value]) => `${name}='${value}'`);
  return open(
    pageUrl({
      head:
        `<script type="importmap">${JSON.stringify({ imports })}</script>` +
        `<script>told = { failures: [] }; addEventListener('failed', ({ detail: { error } }) =>
           told.failures.push({ code: error.code, step: error.step, message: error.message }))</script>`,
      html: `<oauth-connect ${all.join(' ')}></oauth-connect>`,
      scripts: ['/dist/oauth-connect.js'],
    }),
  );
}

const look = (handle: string) =>
  evaluateInWindow(
    async () => {
      await customElements.whenDefined('oauth-connect');
      const element = document.querySelector('oauth-connect') as OAuthConnectElement;
      await element.updateComplete;
      const text = (part: string) =>
        element.shadowRoot?.querySelector(`[part=${part}]`)?.textContent?.replace(/\s+/g, ' ').trim() ?? null;
      const { failures } = (globalThis as unknown as { told: Told }).told;
      return { error: text('error'), code: text('code'), fields: text('fields'), button: text('button'), failures };
    },
    { handle },
  );

/** Whether the browser asks again for a module that it could not get (whatwg/html#6768). */
const asksAgain = (handle: string) =>
  evaluateInWindow(
    async (url: string) => {
      const get = () =>
        import(url).then(
          () => true,
          () => false,
        );
      return !(await get()) && (await get());
    },
    { handle },
    failsOnce('oauth-connect.js'),
  );

const missing = '/dist/nowhere.js';

describe('a view that cannot be loaded', () => {
  beforeEach(() => hostile.clear());

  it('ends in not_loaded, told once: fields', async () => {
    const handle = await pageWith({ 'oauth-connect-fields.js': missing }, { fields });
    const seen = await look(handle);
    expect(seen.error).to.match(
      /^Acme couldn’t be connected\. not_loaded\s?oauth-connect-fields\.js could not be loaded\..*Try again$/,
    );
    expect(seen).to.include({ code: 'not_loaded', fields: null, button: null });
    expect(seen.failures).to.have.length(1);
    expect(seen.failures[0]).to.include({ code: 'not_loaded', step: 'configuration' });
    expect(seen.failures[0]?.message).to.contain('oauth-connect-fields.js').and.to.contain('reload');
    await evaluateInWindow(() => document.querySelector('oauth-connect')?.setAttribute('scope', 'a'), { handle });
    expect((await look(handle)).failures).to.have.length(1);
  });

  it('keeps the code of the error that it was to show: errors', async () => {
    const lacking = { 'oauth-connect-errors.js': missing };
    const handle = await pageWith(lacking, { 'test-url': hostile.url('/api/html') });
    await evaluateInWindow(
      async () => {
        await customElements.whenDefined('oauth-connect');
        await document
          .querySelector('oauth-connect')
          ?.connect()
          .catch(() => undefined);
      },
      { handle },
    );
    const seen = await look(handle);
    expect(seen.code).to.equal('test_failed, not_loaded');
    expect(seen.failures.map(({ code }) => code)).to.deep.equal(['test_failed', 'not_loaded']);
    expect(seen.failures[1]?.message).to.contain('oauth-connect-errors.js');
    const invalid = await pageWith(lacking, { storage: 'cookie' });
    expect((await look(invalid)).code).to.equal('invalid_configuration, not_loaded');
  });

  for (const [what, file, attributes, part] of [
    ['fields', 'oauth-connect-fields.js', { fields }, 'fields'],
    ['errors', 'oauth-connect-errors.js', { storage: 'cookie' }, 'error'],
  ] as const)
    it(`is there at the next try, where the browser asks again, else the page has to be reloaded: ${what}`, async () => {
      const handle = await pageWith({ [file]: failsOnce(file) }, attributes);
      expect((await look(handle)).code).to.contain('not_loaded');
      await clickIn('oauth-connect >>> [part=retry]', { handle });
      if (await asksAgain(handle))
        await waitUntil(async () => {
          const seen = await look(handle);
          return seen.code === null && seen[part] !== null;
        }, 'it is there');
      else expect((await look(handle)).failures.at(-1)?.message).to.contain('reload');
      // Once it was there, a file that is missing again would be news.
      expect((await look(handle)).failures).to.have.length(1);
    });

  it('is no fault where nothing is seen of the element', async () => {
    const handle = await pageWith({ 'oauth-connect-fields.js': missing }, { fields, face: 'none' });
    expect(await look(handle)).to.deep.equal({ error: null, code: null, fields: null, button: null, failures: [] });
  });
});
