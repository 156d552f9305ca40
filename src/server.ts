import { OAuthConnectElement } from './element/oauth-connect-element.js';
import { ServerElement } from './element/ssr-element.js';

/** `oauth-connect` on a server: the same names, and the tag as `@lit-labs/ssr` can render it. */

export { OAuthConnectElement };
export { OAuthConnectError } from './errors/oauth-connect-error.js';

const tag = 'oauth-connect';

// Lit brings a registry for servers. Where there is a document after all (tests with jsdom), it is for the real element.
const registry = globalThis.customElements as CustomElementRegistry | undefined;
if (registry && !registry.get(tag))
  registry.define(tag, 'document' in globalThis ? OAuthConnectElement : ServerElement);
