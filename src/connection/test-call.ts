import { OAuthConnectError } from '../errors.js';
import { withoutTokens } from '../protocol/token-set.js';
import type { Settings } from '../settings/settings.js';
import { expandJson } from '../settings/template.js';
import { expandUrl } from '../settings/url-template.js';
import { valuesOf, type Grant } from './connection-record.js';
import { applyParameters, type Outgoing } from './request-parameters.js';
import { send } from './send.js';

/** Step 7 of the set-up: the API that says whose account this is. */

/** The answer of a test API. */
export type Profile = Readonly<Record<string, unknown>>;

const tries = 3;
/** The first pause before another try, doubled each time; in ms. */
const pause = 500;
/** The longest that a server may ask us to wait, in seconds. */
const longestWait = 30;
/** How long one try may take, in ms. */
const patience = 30_000;
/** More than any profile has, and not enough to harm the page; in bytes. */
const largest = 1024 * 1024;

const failure = (problem: string, status?: number): OAuthConnectError =>
  new OAuthConnectError('test_failed', 'test', `The test API (test-url) ${problem}.`, { status });

/** When to try again after an answer, in ms; `undefined` when that would be too late to wait for. */
function waitFor(response: Response | undefined, attempt: number): number | undefined {
  const asked = response?.headers.get('retry-after');
  const usual = pause * 2 ** attempt * (1 + Math.random() / 4);
  if (!asked) return usual;
  const seconds = /^\d+$/.test(asked) ? Number(asked) : (Date.parse(asked) - Date.now()) / 1000;
  return seconds > longestWait ? undefined : Math.max(seconds * 1000 || 0, usual);
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

async function readLimited(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0, chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    size += chunk.value.byteLength;
    if (size > largest) {
      void reader?.cancel();
      throw failure('answered with more than 1 MiB; use an endpoint that returns the profile alone', response.status);
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text;
}

async function readProfile(response: Response, grant: Grant): Promise<Profile> {
  const { status } = response;
  if (!response.ok)
    throw failure(`answered ${String(status)}. Check its address, the scope, and request-headers`, status);
  const text = await readLimited(response);
  let profile: unknown;
  try {
    profile = JSON.parse(text);
  } catch {
    throw failure('answered with something that is not JSON', status);
  }
  if (typeof profile !== 'object' || !profile || Array.isArray(profile))
    throw failure('must answer with a JSON object, and answered with another JSON value', status);
  const { accessToken, refreshToken, idToken } = grant.tokens;
  return withoutTokens(
    profile,
    [accessToken, refreshToken, idToken].filter((token) => token !== undefined),
  ) as Profile;
}

/**
 * Asks the test API whose account this is. Network errors, 429 and 5xx are tried again, three tries in all.
 *
 * @param signal - ends the call
 * @returns the answer, without the token should it be repeated there
 * @throws `test_failed` or `network_error`
 */
export async function callTestApi(settings: Settings, grant: Grant, signal: AbortSignal): Promise<Profile> {
  const { testUrl, testMethod, testBody, page } = settings;
  if (!testUrl) return grant.tokens.response;
  const values = valuesOf(grant);
  const request: Outgoing = {
    url: expandUrl(testUrl, values, page, 'test'),
    headers: new Headers({ accept: 'application/json' }),
    method: testMethod,
    body: null,
    init: {},
  };
  // The author's own Accept header, if there is one, wins over ours.
  if (settings.requestHeaders.some(([name]) => /^accept$/i.test(name))) request.headers.delete('accept');
  if (testBody !== undefined) {
    request.headers.set('content-type', 'application/json');
    request.body = JSON.stringify(expandJson(testBody, 'test-body', values, 'test'));
  }
  applyParameters(request, settings, grant, 'test', false);
  const { url, headers, method, body } = request;
  for (let attempt = 0; ; attempt++) {
    const last = attempt === tries - 1;
    const oneTry = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    let response: Response | undefined;
    try {
      response = await send(url, { method, headers, body: body ?? null, signal: oneTry }, 'test');
      if (last || (response.status !== 429 && response.status < 500)) return await readProfile(response, grant);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof OAuthConnectError) || error.code === 'network_error') {
        if (last) throw networkError(error, url);
      } else throw error;
    }
    const wait = waitFor(response, attempt);
    if (wait === undefined) return readProfile(response as Response, grant);
    await sleep(wait, signal);
  }
}

/** An answer that took too long, or broke off, is no answer. */
const networkError = (error: unknown, url: URL): OAuthConnectError =>
  error instanceof OAuthConnectError
    ? error
    : new OAuthConnectError('network_error', 'test', `${url.origin} took too long, or broke off its answer.`);
