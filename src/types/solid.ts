/* eslint-disable @typescript-eslint/ban-ts-comment -- where Solid is not installed, this is for nobody */
/** @ts-ignore */
import type { JSX as Solid } from 'solid-js';
import type { OAuthConnectElement } from '../element/oauth-connect-element.js';
import type { CamelCaseListeners, Others, Tag, TagListeners } from './tag.js';

/** The tag in Solid: `on:connected` and `onConnected` listen. */

type Own = Solid.HTMLAttributes<OAuthConnectElement>;

/** @ts-ignore */
declare module 'solid-js' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- as Solid has it
  namespace JSX {
    interface IntrinsicElements {
      'oauth-connect': Others<Own> & Tag & TagListeners<'on:'> & CamelCaseListeners;
    }
  }
}
