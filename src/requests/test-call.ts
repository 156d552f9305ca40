import { failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import { readLimited } from '../protocol/http.js';
import { secretsIn, withoutSecrets } from '../protocol/token-set.js';
import type { Settings } from '../settings/settings.js';
import { expandJson } from '../settings/json-options.js';
import { valuesOf, type TokenContext } from './connection-record.js';
import { applyParameters, type OutgoingRequest } from './request-parameters.js';
import { withRetries, type Outcome } from './retry.js';
import type { SendWithToken } from './send.js';

/** Step 7 of the set-up: the API that says whose account this is. */

/** The answer of a test API. */
export type Profile = Readonly<Record<string, unknown>>;

/** How long one call may take. */
const timeoutMs = 30_000;

/**
 * Asks the test API whose account this is. Network errors, 429 and 5xx are tried again, three tries in all.
 *
 * @param signal - ends the call
 * @param sendWithToken - how the token leaves: by itself, or with a proof of its key
 * @returns the answer, without the token should it be repeated there; where there is no test API the ID token's claims, or
 *   else the token response
 * @throws `test_failed` or `network_error`; `template_failed`; the signal's own reason
 */
export async function callTestApi(
  settings: Settings,
  context: TokenContext,
  signal: AbortSignal,
  sendWithToken: SendWithToken,
): Promise<Profile> {
  if (!settings.testUrl) return context.tokens.claims ?? context.tokens.response;
  const { url, headers, method, body } = testRequest(
    settings,
    context,
    settings.testUrl.expand(valuesOf(context), 'test'),
  );
  const call = async (): Promise<Outcome<Profile>> => {
    try {
      const oneTry = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const init = { method, headers, body: body ?? null, signal: oneTry };
      const response = await sendWithToken(context, url, { init, step: 'test' });
      if (response.status === 429 || response.status > 499) return { busy: response };
      return { value: await readProfile(response, settings, context) };
    } catch (error) {
      return { error };
    }
  };
  return withRetries(call, statusRefusal, url.origin, signal);
}

/** The request: `request-body` aside, with the parameters of every other one, and with its own body. */
function testRequest(settings: Settings, context: TokenContext, url: URL): OutgoingRequest {
  const { testMethod: method, testBody } = settings;
  const request: OutgoingRequest = { url, headers: new Headers(), method, body: null, init: {} };
  if (testBody !== undefined) {
    request.headers.set('content-type', 'application/json');
    request.body = JSON.stringify(expandJson(testBody, 'test-body', valuesOf(context), 'test'));
  }
  applyParameters(request, settings, context, 'test', false);
  // The author's own wins.
  if (!request.headers.has('accept')) request.headers.set('accept', 'application/json');
  return request;
}

/** @throws `test_failed` where an answer holds no profile */
async function readProfile(response: Response, { fields }: Settings, context: TokenContext): Promise<Profile> {
  if (!response.ok) throw statusRefusal(response);
  const answer = { status: response.status };
  const text = await readLimited(response);
  if (text === undefined) throw failure('test_failed', 'test', 'testTooLarge', [], answer);
  let profile: unknown;
  try {
    profile = JSON.parse(text);
  } catch {
    throw failure('test_failed', 'test', 'testNoJson', [], answer);
  }
  if (typeof profile !== 'object' || !profile || Array.isArray(profile))
    throw failure('test_failed', 'test', 'testNoObject', [], answer);
  const passwords = fields.filter(({ type }) => type === 'password').map(({ name }) => context.fieldValues[name]);
  return withoutSecrets(profile, [...secretsIn(context.tokens), ...passwords]) as Profile;
}

const statusRefusal = ({ status }: Response): OAuthConnectError =>
  failure('test_failed', 'test', 'testStatus', [status], { status });
