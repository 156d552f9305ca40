import type { HTMLAttributes } from 'svelte/elements';
import type { OAuthConnectElement } from '../element/oauth-connect-element.js';
import type { Others, Tag } from './tag.js';

/** `oauth-connect/svelte`: the tag in Svelte 5. Types only. */

export type * from './tag.js';

type Own = HTMLAttributes<OAuthConnectElement>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'oauth-connect': Others<Own> & Tag;
  }
}
