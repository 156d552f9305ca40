import { OAuthConnectError } from '../errors/oauth-connect-error.js';
import { listen } from './relay.js';
import type { Errand, Trip } from './login-window.js';

/** The login page in a hidden frame, asked with `prompt=none` (OpenID Connect Core §3.1.2.1): it answers or fails, unseen. */

/** How long it may take, in ms. */
const patience = 10_000;

/** What a frame is for. */
export interface FrameErrand extends Pick<Errand, 'state' | 'redirectUrl' | 'onResponse' | 'onWrongState'> {
  readonly url: string;
  /** No answer will come; the frame is gone already. */
  readonly onFailed: (error: OAuthConnectError) => void;
}

const originOf = (url: string): string => new URL(url).origin;

/** Opens the frame, which is removed when its answer is here, when none can come, or when the trip is ended. */
export function openFrame({ url, state, redirectUrl, onResponse, onWrongState, onFailed }: FrameErrand): Trip {
  const frame = document.createElement('iframe');
  // Without forms, pop-ups, downloads, or a way to navigate our page; all set before the address is.
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  frame.referrerPolicy = 'no-referrer';
  frame.style.display = 'none';
  frame.src = url;
  document.documentElement.append(frame);
  const ended = new AbortController();
  const { signal } = ended;

  /** Ends the trip before it tells of it: who is told may begin another one. */
  const ending =
    <T extends unknown[]>(tell: (...what: T) => void) =>
    (...what: T): void => {
      ended.abort();
      tell(...what);
    };
  const fail = ending(onFailed);
  const stopListening = listen({
    state,
    redirectUrl,
    source: frame.contentWindow as Window,
    onResponse: ending(onResponse),
    onWrongState: ending(onWrongState),
  });
  const timer = setTimeout(() => fail(unanswered(originOf(url))), patience);
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, disposition, blockedURI }) => {
      if (disposition !== 'enforce' || effectiveDirective !== 'frame-src') return;
      const origin = [url, redirectUrl].map(originOf).find((one) => `${blockedURI}/`.startsWith(`${one}/`));
      if (origin) fail(forbidden(origin));
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    stopListening();
    // A moment later, or the confirmation would not reach the page in it.
    setTimeout(() => frame.remove());
  });
  return { navigate: () => undefined, focus: () => undefined, closed: false, end: () => ended.abort() };
}

const forbidden = (origin: string): OAuthConnectError =>
  new OAuthConnectError(
    'network_error',
    'refresh',
    `The page's Content-Security-Policy forbids the frame of renew="silent": add ${origin} to its frame-src.`,
  );

const unanswered = (origin: string): OAuthConnectError =>
  new OAuthConnectError(
    'refresh_failed',
    'refresh',
    `${origin} did not answer in a hidden frame: it may forbid frames, or the browser keep its cookies from it there.`,
  );
