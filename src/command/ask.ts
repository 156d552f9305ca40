import type { Answer, AskingPage } from './asking-page.js';

/** Asks a server as a page of an origin would, and says what that page would be allowed to read. */

/** Node's own, which knows no CORS. */
const nodeFetch = globalThis.fetch;

/** How long a server may take, in milliseconds. */
const timeoutMs = 10_000;

/** The most of an answer that is read, in characters. */
const longestText = 1_000_000;

/**
 * Sends one request, without following a redirect.
 *
 * @param origin - of the page
 * @throws with words, where no answer comes
 */
export async function ask(url: URL, origin: string, init: RequestInit = {}): Promise<Answer> {
  try {
    const headers = new Headers(init.headers);
    headers.set('origin', origin);
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await nodeFetch(url.href, { ...init, headers, redirect: 'manual', signal });
    const text = (await response.text()).slice(0, longestText);
    return { status: response.status, headers: response.headers, text, readable: isReadable(response, url, origin) };
  } catch (error) {
    throw new Error(whyNoAnswer(error));
  }
}

/** A page of an origin, as Node plays it. */
export const pageOf = (origin: string): AskingPage => ({
  origin,
  ask: (url, init) => ask(url, origin, init),
  preflight: async (url, method) => {
    const headers = { 'access-control-request-method': method, 'access-control-request-headers': 'authorization' };
    const answer = await ask(url, origin, { method: 'OPTIONS', headers });
    const asked = answer.headers.get('access-control-allow-headers')?.toLowerCase() ?? '';
    const allowed = answer.readable && answer.status < 300 && /(?:^|[\s,])authorization(?:$|[\s,])/.test(asked);
    return { allowed, why: `preflight ${answer.status}, no CORS for Authorization` };
  },
});

function isReadable({ headers }: Response, url: URL, origin: string): boolean {
  const allowed = headers.get('access-control-allow-origin');
  return url.origin === origin || allowed === '*' || allowed === origin;
}

/** `fetch()` as a page of that origin has it: what CORS hides from the page is a network error here too. */
export function fetchAsPage(origin: string): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const headers = new Headers(request.headers);
    headers.set('origin', origin);
    const response = await nodeFetch(request, { headers });
    if (isReadable(response, new URL(request.url), origin)) return response;
    throw new TypeError('The answer has no Access-Control-Allow-Origin for this page.');
  };
}

function whyNoAnswer(error: unknown): string {
  const { name, cause } = error as Error;
  if (name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} seconds`;
  const { code, message } = (cause ?? error) as Error & { code?: string };
  const words: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'there is no such host',
    EAI_AGAIN: 'the host’s name cannot be looked up now',
  };
  return code === undefined ? message : (words[code] ?? code);
}
