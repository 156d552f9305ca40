import { OAuthConnectElement } from './element/oauth-connect-element.js';

export { OAuthConnectElement };
export { OAuthConnectError } from './errors.js';

const tag = 'oauth-connect';

// Twice on a page, or in two versions: the first one stays.
if (!customElements.get(tag)) customElements.define(tag, OAuthConnectElement);

declare global {
  interface HTMLElementTagNameMap {
    'oauth-connect': OAuthConnectElement;
  }
}
