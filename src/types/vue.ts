import type { HTMLAttributes, PublicProps } from 'vue';
import type { OAuthConnectEventMap } from '../connection/events.js';
import type { OAuthConnectElement } from '../element/oauth-connect-element.js';
import type { Others, TagAttributes, TagEvent, TagProperties } from './tag.js';

/** `oauth-connect/vue`: the tag in templates of Vue 3. Types only. */

export type * from './tag.js';

/** Listeners as Vue has them: `@connected` is `onConnected`. */
type Listeners = {
  [Type in keyof OAuthConnectEventMap as `on${Capitalize<Type>}`]?: ((event: TagEvent<Type>) => unknown) | undefined;
};

/** What templates take the tag for: a component, whose props they check. */
type OAuthConnectTag = new () => OAuthConnectElement & {
  /** @internal */
  $props: Others<HTMLAttributes> & TagProperties & TagAttributes & Listeners & PublicProps;
};

declare module 'vue' {
  interface GlobalComponents {
    'oauth-connect': OAuthConnectTag;
    OauthConnect: OAuthConnectTag;
  }
}
