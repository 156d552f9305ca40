// @ts-check

/**
 * The world around the elements of the gallery. The elements are real, and so are the relay and the callback page; only
 * what they meet is arranged, so that every state comes about on any static host, without a click and without a network:
 *
 * - a login page opens in a hidden frame, where browsers would keep a page from opening windows by itself;
 * - the API of the provider answers from here.
 */

const login = new URL('provider.html', import.meta.url).href;
const api = new URL('api/', import.meta.url).href;

/**
 * The address of a login page.
 *
 * @param {string} [answer] what it answers with, `{state}` and other parameters filled in; without it nobody ever signs in there
 */
export const loginUrl = (answer) => (answer === undefined ? login : `${login}?answer=${encodeURIComponent(answer)}`);

/** The address of a login page whose window a browser blocks. */
export const blockedUrl = `${login}?window=blocked`;

/**
 * The address of a test API.
 *
 * @param {'person' | 'refused' | 'silent' | 'unreachable'} kind
 * @param {Record<string, string>} [person] what it knows
 */
export const testUrl = (kind, person = {}) => `${api}${kind}?${new URLSearchParams(person)}`;

const realOpen = globalThis.open;
const realFetch = globalThis.fetch;

/** Sets the stage; elements that connect from now on meet it. */
export function setStage() {
  globalThis.open = (url, ...rest) => {
    const address = String(url);
    if (address !== 'about:blank' && !address.startsWith(login)) return realOpen.call(globalThis, url, ...rest);
    return address.startsWith(blockedUrl) ? null : openFrame(address);
  };
  globalThis.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    return address.startsWith(api) ? answer(new URL(address)) : realFetch.call(globalThis, input, init);
  };
}

/** Takes it down again. */
export function clearStage() {
  globalThis.open = realOpen;
  globalThis.fetch = realFetch;
  for (const frame of document.querySelectorAll('iframe[data-stage]')) frame.remove();
}

/** @param {string} address */
function openFrame(address) {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.dataset['stage'] = '';
  frame.src = address;
  // A frame does not close as a window does: it goes once the callback page in it has had its say.
  frame.addEventListener('load', () => {
    if (frame.contentWindow?.location.href.startsWith(login) === false) setTimeout(() => frame.remove(), 3500);
  });
  document.body.append(frame);
  return frame.contentWindow;
}

/**
 * @param {URL} url
 * @returns {Promise<Response>}
 */
function answer({ pathname, searchParams }) {
  const kind = pathname.replace(/^.*\//, '');
  if (kind === 'silent') return new Promise(() => {});
  if (kind === 'unreachable') return Promise.reject(new TypeError('Failed to fetch'));
  const body = JSON.stringify(Object.fromEntries(searchParams));
  return Promise.resolve(new Response(body, { status: kind === 'person' ? 200 : 403 }));
}
