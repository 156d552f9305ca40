import { expect } from 'chai';
import { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
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

it('null and undefined restore the default of every property, `name` too', () => {
  const element = document.createElement('oauth-connect');
  for (const nothing of [null, undefined]) {
    Object.assign(element, { name: 'account', scope: 'a' });
    Object.assign(element, { name: nothing, scope: nothing });
    expect([element.name, element.scope]).to.deep.equal(['', null]);
  }
});
