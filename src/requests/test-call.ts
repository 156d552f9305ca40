import { readLimited } from '../protocol/http.js';
import { secretsIn, withoutSecrets } from '../protocol/token-set.js';
import type { Settings } from '../settings/settings.js';
import { authorizationOf, valuesOf, type Grant } from './connection-record.js';
import type { Outgoing } from './outgoing.js';
import { sendWithToken } from './send.js';

/** Step 7 of the set-up: the API that says whose account this is. */

/** The answer of a test API. */
export type Profile = Readonly<Record<string, unknown>>;

/** What came of one call. */
export type Outcome = { readonly profile: Profile } | { readonly busy: Response } | { readonly error: unknown };

/** How long one call may take, in ms. */
const patience = 30_000;
/**
 * Reads the profile in an answer, without the token should it be repeated there.
 *
 * @throws `test_failed` where there is none
 */
async function readProfile(response: Response, { fields }: Settings, grant: Grant): Promise<Profile> {
  const text = response.ok ? await readLimited(response) : '';
  let profile: unknown;
  try {
    profile = JSON.parse(text ?? '');
  } catch {
    // Told below.
  }
  if (typeof profile !== 'object' || !profile || Array.isArray(profile))
    throw (await import('./retry.js')).refusal(response, text);
  const passwords = fields.filter(({ type }) => type === 'password').map(({ name }) => grant.fieldValues[name]);
  return withoutSecrets(profile, [...secretsIn(grant.tokens), ...passwords]) as Profile;
}

/** What is asked of the test API. */
async function requestFor(settings: Settings, grant: Grant, url: URL): Promise<Outgoing> {
  const { testMethod: method, testBody, requestHeaders, requestQuery } = settings;
  const headers = new Headers({ accept: 'application/json', authorization: authorizationOf(grant) });
  const request: Outgoing = { url, headers, method, body: null, init: {} };
  if (testBody !== undefined || requestHeaders.length || requestQuery.length)
    (await import('./test-request.js')).complete(request, settings, grant);
  return request;
}

/**
 * Asks the test API whose account this is. Network errors, 429 and 5xx are tried again, three tries in all.
 *
 * @param signal - ends the call
 * @returns the answer, without the token should it be repeated there
 * @throws `test_failed` or `network_error`
 */
export async function callTestApi(settings: Settings, grant: Grant, signal: AbortSignal): Promise<Profile> {
  if (!settings.testUrl) return grant.tokens.claims ?? grant.tokens.response;
  const { url, headers, method, body } = await requestFor(
    settings,
    grant,
    settings.testUrl.expand(valuesOf(grant), 'test'),
  );
  const call = async (): Promise<Outcome> => {
    try {
      const oneTry = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
      const response = await sendWithToken(grant, url, { method, headers, body: body ?? null, signal: oneTry }, 'test');
      return response.status === 429 || response.status > 499
        ? { busy: response }
        : { profile: await readProfile(response, settings, grant) };
    } catch (error) {
      return { error };
    }
  };
  const outcome = await call();
  return 'profile' in outcome ? outcome.profile : (await import('./retry.js')).tryAgain(call, outcome, url, signal);
}
