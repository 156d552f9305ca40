import { pageOrigin } from '../platform/page-origin.js';
import { isLoopback, tryUrl } from './url-rules.js';

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

/** The page as it is now. Of its names, scripts can take `self`, `parent` and others for their own, but not these. */
export function currentPage(): PageEnvironment {
  const href = addressOf(window);
  return {
    href,
    origin: pageOrigin,
    loopback: isLoopback(tryUrl(href)?.hostname ?? ''),
    // jsdom and happy-dom, where pages are tested, do not know it; every browser does.
    secure: (globalThis.isSecureContext as boolean | undefined) !== false,
    framed: window.top !== window,
  };
}

/** A document of `about:srcdoc` or `about:blank` has the address of the page that it is in, or else was opened by. */
function addressOf({ location, frameElement, document }: Window): string {
  if (location.protocol !== 'about:') return location.href;
  const around = frameElement?.ownerDocument.defaultView;
  return around ? addressOf(around) : document.baseURI;
}
