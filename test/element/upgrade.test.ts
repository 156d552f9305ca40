import { expect } from '@open-wc/testing';
import { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import '../../src/oauth-connect.js';
import { consoleOf, evaluateInWindow, open, pageUrl } from '../helpers/browser.js';
import { removeAll } from '../helpers/elements.js';

/** What frameworks do: properties that are set before the tag is defined count (HTML §4.13.5). */

const options = { clientId: 'demo', loginUrl: 'https://acme.example/login', testUrl: 'https://acme.example/me' };
const set = { ...options, providerName: 'Acme', name: 'account', multiple: true };

afterEach(removeAll);

describe('properties that are set before the upgrade', () => {
  it('count, without a wrong configuration in between', async () => {
    const element = document.createElement('later-connect') as OAuthConnectElement;
    Object.assign(element, set);
    document.body.append(element);
    const statuses: string[] = [];
    element.addEventListener('statuschange', () => statuses.push(element.status));
    customElements.define('later-connect', class extends OAuthConnectElement {});
    expect(element).to.include(set);
    await element.updateComplete;
    expect([element.getAttribute('name'), element.hasAttribute('multiple')]).to.deep.equal(['account', true]);
    expect(element.shadowRoot?.querySelector('[part=button]')?.textContent).to.contain('Connect Acme');
    expect(statuses).to.deep.equal([]);
    element.remove();
  });

  it('count with the built module as well', async () => {
    const handle = await open(pageUrl({ html: '<oauth-connect></oauth-connect>' }));
    const seen = await evaluateInWindow(
      async (properties: object) => {
        const element = document.querySelector('oauth-connect') as OAuthConnectElement;
        Object.assign(element, properties);
        await import(new URL('/dist/oauth-connect.js', location.href).href);
        await element.updateComplete;
        const words = element.shadowRoot?.querySelector('[part=button]')?.textContent.trim();
        return [element.status, element.getAttribute('name'), element.hasAttribute('multiple'), words];
      },
      { handle },
      set,
    );
    expect(seen.slice(0, 3)).to.deep.equal(['idle', 'account', true]);
    expect(seen[3]).to.contain('Connect Acme');
    expect((await consoleOf(handle)).filter(({ type }) => type === 'error')).to.deep.equal([]);
  });
});

describe('properties that are set before the module has loaded', () => {
  /** How an element comes to be, with attributes of its own. */
  const markup =
    '<oauth-connect provider-name="Acme" client-id="1" name="early" face="pending" multiple></oauth-connect>';
  type Way = (markup: string) => Element;
  const ways: Record<string, Way> = {
    'in the page’s markup': () => document.querySelector('oauth-connect') as Element,
    'made by createElement()': () => {
      const element = document.createElement('oauth-connect');
      const attributes = { 'provider-name': 'Acme', 'client-id': '1', name: 'early', face: 'pending', multiple: '' };
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return document.body.appendChild(element);
    },
    'parsed by innerHTML': (html) => {
      const host = document.body.appendChild(document.createElement('div'));
      host.innerHTML = html;
      return host.firstElementChild as Element;
    },
    'cloned from another': () =>
      document.body.appendChild(document.querySelector('oauth-connect')?.cloneNode(true) as Element),
    'cloned from a template': (html) => {
      const template = document.createElement('template');
      template.innerHTML = html;
      document.body.append(template.content.cloneNode(true));
      return document.body.lastElementChild as Element;
    },
    'cloned from a template, and put into the page later': (html) => {
      const template = document.createElement('template');
      template.innerHTML = html;
      const element = template.content.firstElementChild?.cloneNode(true) as Element;
      void customElements.whenDefined('oauth-connect').then(() => document.body.append(element));
      return element;
    },
  };
  for (const [what, way] of Object.entries(ways))
    it(`win over attributes, and stay: ${what}`, async () => {
      const handle = await open(pageUrl({ html: markup }));
      const seen = await evaluateInWindow(
        async (make: string, html: string) => {
          const element = (0, eval)(`(${make})`)(html) as OAuthConnectElement;
          // As a framework does: for it this is an element like any other.
          Object.assign(element, {
            providerName: 'Late',
            loginUrl: 'https://acme.example/login',
            face: 'full',
            name: 'late',
            multiple: false,
            required: true,
            messages: { connect: 'Link {{name}}' },
          });
          let first: unknown;
          await import(new URL('/dist/oauth-connect.js', location.href).href);
          await customElements.whenDefined('oauth-connect').then(() => {
            const { providerName, loginUrl, face, name, multiple, required, status } = element;
            first = { providerName, loginUrl, face, name, multiple, required, status };
          });
          await element.updateComplete;
          const label = element.shadowRoot?.querySelector('[part=label]')?.textContent.trim();
          const { providerName, clientId } = element;
          const attributes = element.outerHTML.replace(/></, '>…<');
          element.setAttribute('provider-name', 'Changed');
          return { first, label, providerName, clientId, attributes, changed: element.providerName };
        },
        { handle },
        String(way),
        markup,
      );
      expect(seen).to.deep.equal({
        first: {
          providerName: 'Late',
          loginUrl: 'https://acme.example/login',
          face: 'full',
          name: 'late',
          multiple: false,
          required: true,
          status: 'idle',
        },
        label: 'Link Late',
        providerName: 'Late',
        clientId: '1',
        attributes:
          '<oauth-connect provider-name="Acme" client-id="1" name="late" face="pending" required="">…</oauth-connect>',
        changed: 'Changed',
      });
    });
});

describe('a faulty configuration', () => {
  const faulty = () => [element.status, ...element.configurationErrors.map(({ attribute }) => attribute)] as string[];
  let element: OAuthConnectElement;

  beforeEach(() => {
    element = document.createElement('oauth-connect');
    Object.assign(element, options);
  });

  it('is known in the same task, as soon as an attribute is set', () => {
    expect(faulty()).to.deep.equal(['idle']);
    element.setAttribute('storage', 'cookie');
    expect(faulty()).to.deep.equal(['invalid', 'storage']);
    element.setAttribute('storage', 'memory');
    element.setAttribute('client-id', '');
    expect(faulty()).to.deep.equal(['invalid', 'client-id']);
    element.setAttribute('client-id', 'demo');
    expect(faulty()).to.deep.equal(['idle']);
  });

  it('is known in the same task, as soon as a property is set, in the page or not', () => {
    document.body.append(element);
    element.testMethod = 'PUT' as never;
    expect(faulty()).to.deep.equal(['invalid', 'test-method']);
    element.testMethod = null;
    element.dpop = true;
    expect(faulty()).to.deep.equal(['invalid', 'dpop']);
    element.dpop = false;
    expect(faulty()).to.deep.equal(['idle']);
    element.remove();
    element.loginUrl = 'ftp://acme.example';
    expect(faulty()).to.deep.equal(['invalid', 'login-url']);
  });

  it('is known right after markup was parsed', () => {
    const host = document.createElement('div');
    document.body.append(host);
    host.innerHTML = '<oauth-connect client-id="1" login-url="https://acme.example/" renew="never"></oauth-connect>';
    element = host.firstElementChild as OAuthConnectElement;
    expect(faulty()).to.deep.equal(['invalid', 'renew']);
    host.remove();
  });
});

it('null and undefined restore the default of every property, `name` too', () => {
  const element = document.createElement('oauth-connect');
  for (const nothing of [null, undefined]) {
    Object.assign(element, { name: 'account', scope: 'a' });
    Object.assign(element, { name: nothing, scope: nothing });
    expect([element.name, element.scope]).to.deep.equal(['', null]);
  }
});
