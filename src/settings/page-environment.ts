import { isLoopback } from './url-rules.js';

/** The page that an element or a connector works on, as far as settings depend on it. */
export interface PageEnvironment {
  /** Its address, which relative URL attributes are resolved against. */
  readonly href: string;
  /** Its origin, or `'null'` where it has none (`file:`, a sandboxed frame). */
  readonly origin: string;
  /** Whether its host is a loopback host: a page in development. */
  readonly loopback: boolean;
  /** Whether it is a secure context. */
  readonly secure: boolean;
  /** Whether it is in a frame. */
  readonly framed?: boolean;
}

/** The page as it is now. */
export const currentPage = (): PageEnvironment => ({
  href: location.href,
  // Not `location.origin`: about:blank and about:srcdoc inherit theirs, sandboxed frames have none.
  origin: self.origin,
  loopback: isLoopback(location.hostname),
  secure: isSecureContext,
  framed: top !== self,
});
