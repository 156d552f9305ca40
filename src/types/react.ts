/* eslint-disable @typescript-eslint/ban-ts-comment, @typescript-eslint/no-unused-vars -- where React is not installed, this is for nobody; T is React's own */
/** @ts-ignore */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { OAuthConnectElement } from '../element/oauth-connect-element.js';
import type { Others, Tag } from './tag.js';

/** The tag in React 19: `onconnected` listens, what is no text goes to the property of that name. */

type Own = DetailedHTMLProps<HTMLAttributes<OAuthConnectElement>, OAuthConnectElement>;

/** @ts-ignore */
declare module 'react' {
  interface ButtonHTMLAttributes<T> {
    /** What the button asks of the element that `commandfor` names: `--connect`, `--cancel`, `--disconnect`. */
    command?: string | undefined;
    /** The ID of the element that is asked. */
    commandfor?: string | undefined;
  }

  // eslint-disable-next-line @typescript-eslint/no-namespace -- as React has it
  namespace JSX {
    interface IntrinsicElements {
      'oauth-connect': Others<Own> & Tag;
    }
  }
}
