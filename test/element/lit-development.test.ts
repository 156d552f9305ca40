import { expect } from '@open-wc/testing';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { answer, profile } from '../helpers/acme.js';
import { consoleOf, evaluateInWindow, open, pageUrl } from '../helpers/browser.js';
import { fields } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';

/** With the development build of Lit, as bundlers take it while a page is being made: it warns of what it deprecates. */

/** What the single modules import, and what stands for it in that build. */
const builds = {
  '@lit/reactive-element': ['reactive-element.js', 'css-tag.js'],
  'lit-html': ['lit-html.js', 'is-server.js'],
  'lit-element': ['lit-element.js'],
};

const imports = Object.fromEntries(
  Object.entries(builds).flatMap(([name, files]) =>
    files.map((file) => [`/node_modules/${name}/${file}`, `/node_modules/${name}/development/${file}`]),
  ),
);

const attributes = {
  'provider-name': 'Acme',
  'client-id': 'demo',
  'login-url': answer(),
  'test-url': profile({ id: 7, name: 'Ada' }),
  'redirect-url': '/oauth-callback.html',
  storage: 'memory',
  multiple: '',
  name: 'account',
};

it('nothing is deprecated, and no update asks for another', async () => {
  const handle = await open(
    pageUrl({
      head: `<script type="importmap">${JSON.stringify({ imports })}</script>`,
      scripts: ['/src/oauth-connect.ts'],
    }),
  );
  const seen = await evaluateInWindow(
    async (attributes: Record<string, string>, fields: string, refusing: string) => {
      await customElements.whenDefined('oauth-connect');
      const element = document.createElement('oauth-connect') as OAuthConnectElement;
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.required = true;
      const form = document.createElement('form');
      document.body.append(form);
      form.append(element);
      const shown: (string | undefined)[] = [];
      const look = async () => {
        await element.updateComplete;
        shown.push(...[...(element.shadowRoot?.querySelectorAll('[part]') ?? [])].map((part) => part.part.value));
      };
      await look();
      await element.connect();
      await look();
      element.fields = fields;
      element.lang = 'de';
      await look();
      element.testUrl = refusing;
      await element.connect({ fieldValues: { server: 'https://acme.example' } }).catch(() => undefined);
      await look();
      element.setAttribute('storage', 'cookie');
      await look();
      element.storage = 'memory';
      element.testUrl = null;
      await element.revoke();
      form.reset();
      element.disabled = true;
      await look();
      return shown;
    },
    { handle },
    attributes,
    fields,
    hostile.url('/api/html'),
  );
  expect(seen).to.include.members(['button', 'connection', 'fields', 'error']);
  const warnings = (await consoleOf(handle)).filter(({ type }) => /^(?:warn|error|pageerror)/.test(type));
  const ofLit = warnings.filter(({ text }) => !text.startsWith('oauth-connect: '));
  expect(ofLit.map(({ text }) => text.split('.')[0])).to.deep.equal(['Lit is in dev mode']);
});
