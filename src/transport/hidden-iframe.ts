import { failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import { URL } from '../platform/taken-at-load.js';
import type { LoginWindow, LoginWindowOptions } from './login-window.js';
import { listenForResponse } from './relay.js';
import type { RelayedResponse } from './relay-messages.js';

/** The login page in a hidden iframe, asked with `prompt=none` (OpenID Connect Core §3.1.2.1): nobody sees it. */

const timeoutMs = 10_000;

/** How to open a hidden iframe. */
export interface HiddenIframeOptions extends LoginWindowOptions {
  /** The login page. */
  readonly url: string;
}

const originOf = (url: string): string => new URL(url).origin;

function createIframe(url: string): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  // Without forms, pop-ups, downloads, or a way to navigate our page; all set before the address is.
  iframe.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  iframe.referrerPolicy = 'no-referrer';
  iframe.style.display = 'none';
  iframe.src = url;
  return iframe;
}

/**
 * Opens the iframe. It is removed when its answer is here, when none can come, or when it is closed.
 *
 * @returns a window whose `response` also rejects with `refresh_failed` where no answer comes in time, and with
 *   `network_error` where the page's Content-Security-Policy forbids the iframe
 */
export function openHiddenIframe({ url, state, redirectUrl }: HiddenIframeOptions): LoginWindow {
  const iframe = createIframe(url);
  document.documentElement.append(iframe);
  const closing = new AbortController();
  const { signal } = closing;
  // A moment later, or the confirmation would not reach the page in it.
  signal.addEventListener('abort', () => setTimeout(() => iframe.remove()));
  const source = iframe.contentWindow as Window;
  const response = new Promise<RelayedResponse>((resolve, reject) => {
    // It ends before it tells: who is told may begin another one.
    const settle =
      <T>(tell: (what: T) => void) =>
      (what: T): void => {
        closing.abort();
        tell(what);
      };
    listenForResponse({ state, redirectUrl, source }, signal).then(settle(resolve), settle(reject));
    failWithoutAnswer(url, signal, settle(reject));
    failWhereForbidden([url, redirectUrl], signal, settle(reject));
  });
  return { response, navigate: () => undefined, focus: () => undefined, close: () => closing.abort() };
}

type Fail = (error: OAuthConnectError) => void;

function failWithoutAnswer(url: string, signal: AbortSignal, fail: Fail): void {
  const timer = setTimeout(() => {
    fail(failure('refresh_failed', 'refresh', 'iframeUnanswered', [originOf(url)]));
  }, timeoutMs);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

function failWhereForbidden(urls: readonly string[], signal: AbortSignal, fail: Fail): void {
  const onViolation = ({ effectiveDirective, disposition, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (disposition !== 'enforce' || effectiveDirective !== 'frame-src') return;
    const origin = urls.map(originOf).find((one) => `${blockedURI}/`.startsWith(`${one}/`));
    if (origin) fail(failure('network_error', 'refresh', 'iframeForbidden', [origin]));
  };
  document.addEventListener('securitypolicyviolation', onViolation, { signal });
}
