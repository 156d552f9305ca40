/** `oauth-connect/jsx`: the tag in React 19, Preact and Solid, whichever of them is there. Types only. */

import './preact.js';
import './react.js';
import './solid.js';

export type * from './tag.js';
