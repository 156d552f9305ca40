import { isLoopback, type Page } from './url-rules.js';

/** The page as it is now. */
export const currentPage = (): Page => ({
  href: location.href,
  // Not `location.origin`: about:blank and about:srcdoc inherit theirs, sandboxed frames have none.
  origin: self.origin,
  loopback: isLoopback(location.hostname),
  secure: isSecureContext,
  framed: top !== self,
});
