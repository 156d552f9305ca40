import { URL } from './taken-at-load.js';

/**
 * The origin of this page, `'null'` where it has none (`file:`, a sandboxed frame). `self.origin` may be a variable of the
 * page's own ("where do you start?"), which takes the place of the browser's (Web IDL §3.4.12, `[Replaceable]`), and
 * `location.origin` is another thing: frames of `about:srcdoc` inherit their origin, and sandboxed ones have lost it.
 */
export const pageOrigin: string =
  'value' in (Object.getOwnPropertyDescriptor(globalThis, 'origin') ?? {}) ? originOfBlob() : globalThis.origin;

/** The address of a blob begins with the origin of who has made it (File API §8.3.2). */
function originOfBlob(): string {
  const address = URL.createObjectURL(new Blob());
  URL.revokeObjectURL(address);
  return new URL(address).origin;
}
