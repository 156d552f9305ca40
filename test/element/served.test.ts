import { expect } from 'chai';
import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import '../../src/oauth-connect.js';
import { answer } from '../helpers/acme.js';
import { fields, part, removeAll } from '../helpers/elements.js';

/** What a server has rendered stands until there is something better: never nothing, never both. */

afterEach(removeAll);

function served(attributes = ''): OAuthConnectElement {
  const host = document.createElement('div');
  const shadow = '<template shadowrootmode="open"><style>p { color: red }</style><p>Connect Acme</p></template>';
  const tag = `<oauth-connect client-id="demo" login-url="${answer()}" storage="memory" ${attributes}>${shadow}</oauth-connect>`;
  host.setHTMLUnsafe(tag);
  document.body.append(host);
  return host.querySelector('oauth-connect') as OAuthConnectElement;
}

/** What is in the shadow root after each change of it, as seen once a task is over, as a visitor would. */
function watch({ shadowRoot }: OAuthConnectElement): string[] {
  const seen: string[] = [];
  const look = () =>
    seen.push(shadowRoot?.querySelector('p') ? 'served' : part(element(), 'button') ? 'own' : 'nothing');
  const element = () => shadowRoot?.host as OAuthConnectElement;
  new MutationObserver(look).observe(shadowRoot as ShadowRoot, { childList: true, subtree: true });
  look();
  return seen;
}

for (const [what, attributes] of Object.entries({ 'a plain tag': '', 'one with fields': `fields='${fields}'` }))
  it(`replaces it in one go: ${what}`, async () => {
    const element = served(attributes);
    const seen = watch(element);
    await element.updateComplete;
    expect(seen[0]).to.equal('served');
    expect(part(element, 'button').checkVisibility()).to.equal(true);
    expect(element.shadowRoot?.querySelectorAll('p, style')).to.have.length(0);
    await Promise.resolve();
    expect(new Set(seen)).to.deep.equal(new Set(['served', 'own']));
    element.parentElement?.remove();
  });
