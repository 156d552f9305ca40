import { expect } from 'chai';
import { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import { answer, profile } from '../helpers/acme.js';

/** Two versions side by side, each in a registry of its own, and neither in that of the page. */

/** As the DOM Standard has it; the types do not know of it yet. */
const Registry = CustomElementRegistry as new () => CustomElementRegistry;

async function make(Version: typeof OAuthConnectElement): Promise<OAuthConnectElement> {
  const customElementRegistry = new Registry();
  customElementRegistry.define('oauth-connect', class extends Version {});
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open', customElementRegistry } as ShadowRootInit);
  document.body.append(host);
  root.innerHTML = '<oauth-connect client-id="demo" storage="memory"></oauth-connect>';
  const element = root.querySelector('oauth-connect') as OAuthConnectElement;
  element.loginUrl = answer();
  element.testUrl = profile({ id: 7, name: 'Ada' });
  await element.updateComplete;
  return element;
}

it('connects in two versions side by side', async () => {
  expect(customElements.get('oauth-connect')).to.equal(undefined);
  const path = '/dist/oauth-connect.js?another';
  const { OAuthConnectElement: Another } = (await import(path)) as { OAuthConnectElement: typeof OAuthConnectElement };
  expect(Another).not.to.equal(OAuthConnectElement);
  const both = await Promise.all([make(OAuthConnectElement), make(Another)]);
  expect(both.map((element) => element instanceof OAuthConnectElement)).to.deep.equal([true, false]);
  for (const element of both) {
    expect(element.shadowRoot?.querySelectorAll('[part=button]')).to.have.length(1);
    expect((await element.connect()).name).to.equal('Ada');
    expect(element.status).to.equal('connected');
  }
});
