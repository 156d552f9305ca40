import { OAuthConnectElement } from './element/oauth-connect-element.js';

export { OAuthConnectElement };
export { OAuthConnectError } from './errors/oauth-connect-error.js';

const tag = 'oauth-connect';

// Twice on a page, or in two versions: the first one stays. On a server there is no registry.
const registry = globalThis.customElements as CustomElementRegistry | undefined;
if (registry && !registry.get(tag)) registry.define(tag, OAuthConnectElement);

declare global {
  interface HTMLElementTagNameMap {
    'oauth-connect': OAuthConnectElement;
  }
}
