import type { HTMLAttributes, PublicProps } from 'vue';
import type { OAuthConnectElement } from '../element/oauth-connect-element.js';
import type { CamelCaseListeners, Others, TagAttributes, TagProperties } from './tag.js';

/** `oauth-connect/vue`: the tag in templates of Vue 3. Types only. */

export type * from './tag.js';

/** What templates take the tag for: a component, whose props they check; `@connected` is `onConnected` there. */
type OAuthConnectTag = new () => OAuthConnectElement & {
  /** @internal */
  $props: Others<HTMLAttributes> & TagProperties & TagAttributes & CamelCaseListeners & PublicProps;
};

declare module 'vue' {
  interface GlobalComponents {
    'oauth-connect': OAuthConnectTag;
    OauthConnect: OAuthConnectTag;
  }
}
