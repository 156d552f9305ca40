// @ts-check
import { keepQuiet } from './on-purpose.js';

/**
 * The element on a page that is no page in development: in a frame without an address of its own, hence without the
 * loopback host that makes the element list its faults.
 */
export function elsewhere() {
  const frame = document.createElement('iframe');
  frame.title = 'The element as visitors see it';
  frame.className = 'elsewhere';
  frame.addEventListener('load', () => fill(frame), { once: true });
  return frame;
}

/** @param {HTMLIFrameElement} frame */
function fill(frame) {
  const page = /** @type {Document} */ (frame.contentDocument);
  const { color, fontFamily, fontSize, colorScheme } = getComputedStyle(frame);
  keepQuiet(/** @type {Window & typeof globalThis} */ (frame.contentWindow).console);
  page.documentElement.lang = 'en';
  Object.assign(page.documentElement.style, { colorScheme, color, fontFamily, fontSize, lineHeight: '1.55' });
  page.body.style.margin = '0';
  page.title = frame.title;
  const script = page.createElement('script');
  script.type = 'module';
  script.src = new URL('/dist/oauth-connect.js', location.href).href;
  const element = page.createElement('oauth-connect');
  element.setAttribute('provider-name', 'Acme');
  page.body.append(element, script);
  // As tall as what is in it, in a narrow column as well.
  new ResizeObserver(() => (frame.style.blockSize = `${page.documentElement.offsetHeight}px`)).observe(page.body);
}
