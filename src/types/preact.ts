/* eslint-disable @typescript-eslint/ban-ts-comment -- where Preact is not installed, this is for nobody */
/** @ts-ignore */
import type { HTMLAttributes } from 'preact';
import type { OAuthConnectElement } from '../element/oauth-connect-element.js';
import type { Others, Tag } from './tag.js';

/** The tag in Preact: `onconnected` listens, what is no text goes to the property of that name. */

type Own = HTMLAttributes<OAuthConnectElement>;

/** @ts-ignore */
declare module 'preact' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- as Preact has it
  namespace JSX {
    interface IntrinsicElements {
      'oauth-connect': Others<Own> & Tag;
    }
  }
}
