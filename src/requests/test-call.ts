import { failure, OAuthConnectError } from '../errors/oauth-connect-error.js';
import { parseJson } from '../platform/taken-at-load.js';
import { readLimited } from '../protocol/read-limited.js';
import { secretsIn, withoutSecrets } from '../protocol/token-set.js';
import type { Settings } from '../settings/settings.js';
import { authorizationOf, valuesOf, type AccountAnswer, type TokenContext } from './connection-record.js';
import type { SendWithToken } from './send.js';

/** Step 7 of the set-up: the API that says whose account this is. */

/** The answer of a test API. */
export type Profile = Readonly<Record<string, unknown>>;

/** How long one call may take. */
const timeoutMs = 30_000;

/** A call that was not answered as it should be. */
export interface Refused {
  readonly error: OAuthConnectError;
  /** What its answer says of a better time (RFC 9110 §10.2.3). */
  readonly retryAfter: string | null;
}

/** What came of one call. */
export type Outcome<T> = { readonly value: T } | Refused;

/** Calls again after a first call, where that can help. */
type Retry = <T>(first: Refused, call: () => Promise<Outcome<T>>, signal: AbortSignal) => Promise<Outcome<T>>;

/** What only some test calls need: loaded then. */
export interface TestCallParts {
  readonly testRequest: () => Promise<typeof import('./test-request.js')>;
  readonly retry: () => Promise<{ readonly retry: Retry }>;
  /** An answer may hold integers that numbers cannot. */
  readonly exactIntegers: () => Promise<typeof import('../protocol/exact-integers.js')>;
}

/** Whether another call may go better: network errors, 429 and 5xx often pass. */
export const canPass = ({ code, status = 0 }: OAuthConnectError): boolean =>
  code === 'network_error' || status === 429 || status > 499;

/**
 * Asks the test API whose account this is. Network errors, 429 and 5xx are tried again, three tries in all.
 *
 * @param signal - ends the call
 * @param sendWithToken - how the token leaves: by itself, or with a proof of its key
 * @param code - the code that the tokens were got for, where there is one
 * @returns the answer, without tokens, the code, passwords and the client secret should they be repeated there; where there is
 *   no test API the ID token's claims, or else the token response
 * @throws `test_failed` or `network_error`; `template_failed`; the signal's own reason
 */
export async function callTestApi(
  settings: Settings,
  context: TokenContext,
  signal: AbortSignal,
  sendWithToken: SendWithToken,
  parts: TestCallParts,
  code?: string,
): Promise<AccountAnswer> {
  const { testUrl, testMethod, testBody, requestHeaders, requestQuery } = settings;
  const { claims, exactClaims, response, exactResponse } = context.tokens;
  if (!testUrl)
    return claims ? { profile: claims, exactProfile: exactClaims } : { profile: response, exactProfile: exactResponse };
  const plainUrl = testUrl.expand(valuesOf(context), 'test');
  const isPlain = testBody === undefined && !requestHeaders.length && !requestQuery.length;
  const { url, headers, method, body } = isPlain
    ? { url: plainUrl, method: testMethod, headers: plainHeaders(context), body: null }
    : (await parts.testRequest()).testRequest(settings, context, plainUrl);
  const call = async (): Promise<Outcome<AccountAnswer>> => {
    let response: Response | undefined;
    try {
      const oneTry = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const init = { method, headers, body: body ?? null, signal: oneTry };
      response = await sendWithToken(context, url, { init, step: 'test' });
      return { value: await readProfile(response, settings, context, parts, code) };
    } catch (thrown) {
      // An answer that took too long, or broke off, is no answer.
      const error =
        thrown instanceof OAuthConnectError ? thrown : failure('network_error', 'test', 'slow', [url.origin]);
      return { error, retryAfter: response?.headers.get('retry-after') ?? null };
    }
  };
  let outcome = await call();
  if ('error' in outcome && canPass(outcome.error)) {
    signal.throwIfAborted();
    const first = outcome;
    // What cannot be loaded is not what went wrong first.
    outcome = await parts.retry().then(
      ({ retry }) => retry(first, call, signal),
      () => first,
    );
  }
  signal.throwIfAborted();
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** What goes with a request that its author says nothing of. */
const plainHeaders = (context: TokenContext): Headers =>
  new Headers({ authorization: authorizationOf(context), accept: 'application/json' });

/** @throws `test_failed` where an answer holds no profile */
async function readProfile(
  response: Response,
  { fields, clientSecret, testUrl }: Settings,
  context: TokenContext,
  parts: TestCallParts,
  code?: string,
): Promise<AccountAnswer> {
  if (!response.ok) throw statusRefusal(response);
  const answer = { status: response.status };
  const text = await readLimited(response);
  if (text === undefined) throw failure('test_failed', 'test', 'testTooLarge', [], answer);
  let profile: unknown;
  try {
    profile = parseJson(text);
  } catch {
    const type = response.headers.get('content-type');
    throw failure('test_failed', 'test', 'testNoJson', [type, testUrl?.attribute === 'issuer'], answer);
  }
  if (typeof profile !== 'object' || !profile || Array.isArray(profile))
    throw failure('test_failed', 'test', 'testNoObject', [], answer);
  const passwords = fields.filter(({ type }) => type === 'password').map(({ name }) => context.fieldValues[name]);
  const secrets = [...secretsIn(context.tokens), ...passwords, clientSecret, code];
  // 2^53 has sixteen digits.
  const exact = /\d{16}/.test(text) ? (await parts.exactIntegers()).exactIntegers(text, profile) : undefined;
  return {
    profile: withoutSecrets(profile, secrets) as Profile,
    ...(exact && { exactProfile: withoutSecrets(exact, secrets) as AccountAnswer['exactProfile'] }),
  };
}

const statusRefusal = ({ status }: Response): OAuthConnectError =>
  failure('test_failed', 'test', 'testStatus', [status], { status });
