import { failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import { allowedUrl } from '../requests/allowed-urls.js';
import { authorizedFetch } from '../requests/authorized-fetch.js';
import { change, expire, recordOf, settingsOf, type Connection } from '../connections/connection.js';
import { isRenewable, type ConnectionRecord } from '../requests/connection-record.js';
import { identify } from '../sign-in/identify-account.js';
import { callTestApi, type Profile } from '../requests/test-call.js';

/** What is done with a connection once it is there. Its promises are those of the methods of `Connection`. */

/** What is known of a connection that can be used; its tokens are renewed first if they must be. */
async function usable(connection: Connection): Promise<ConnectionRecord> {
  assertThere(connection, 'request');
  const { jkt } = recordOf(connection).tokens;
  // Somebody has cleared the site's data, but for what is in this very page.
  const isLost = jkt && !(await (await import('../requests/dpop-key-store.js')).proverOf(jkt));
  if (isLost || connection.status === 'expired') {
    expire(connection);
    throw failure('expired', 'request', 'ranOut', []);
  }
  if ((recordOf(connection).tokens.expiresAt ?? Infinity) <= Date.now())
    await renewFor(connection, recordOf(connection));
  return recordOf(connection);
}

/** New tokens for a request. */
async function renewFor(connection: Connection, record: ConnectionRecord): Promise<void> {
  const { renew, renewalError } = await import('../connections/renew-tokens.js');
  await renew(connection, record).catch((error: unknown) => {
    throw renewalError(connection, error) as Error;
  });
  assertThere(connection, 'request');
}

/** Whether a request can be sent a second time. */
const isRepeatable = (init: RequestInit): boolean => !(init.body instanceof ReadableStream);

function assertThere({ status }: Connection, step: 'request' | 'refresh'): void {
  if (status === 'revoked') throw failure('not_connected', step, 'over', []);
}

/** An answer to an older token says nothing of this one. */
const isCurrent = (connection: Connection, { tokens }: ConnectionRecord): boolean =>
  recordOf(connection).tokens.accessToken === tokens.accessToken;

/** Sends a request with the connection's token. */
export async function fetchWith(
  connection: Connection,
  input: RequestInfo | URL,
  init: RequestInit,
): Promise<Response> {
  assertThere(connection, 'request');
  const settings = settingsOf(connection);
  // First of all: nothing is renewed for what may not be sent.
  allowedUrl(input instanceof Request ? input.url : String(input), settings, recordOf(connection));
  const record = await usable(connection);
  const canRenew = isRenewable(record, settings);
  const again = input instanceof Request && canRenew ? input.clone() : input;
  const seen = { refused: false };
  const response = await authorizedFetch(input, init, settings, record, () => {
    seen.refused = true;
  });
  if (!seen.refused) return response;
  if (!canRenew) {
    if (isCurrent(connection, record)) expire(connection);
    return response;
  }
  // Somebody else may have renewed them while this request was under way.
  await renewFor(connection, record);
  if (!isRepeatable(init)) return response;
  void response.body?.cancel();
  return authorizedFetch(again, init, settings, recordOf(connection), () => undefined);
}

/** Renews the tokens; the implicit grant gives nothing to renew them with (RFC 6749 §4.2.2). */
export async function refresh(connection: Connection): Promise<void> {
  assertThere(connection, 'refresh');
  const { renew, ...settings } = settingsOf(connection);
  if (!isRenewable(recordOf(connection), { ...settings, renew: renew === 'off' ? 'auto' : renew }))
    throw failure('refresh_failed', 'refresh', 'noRefreshToken', []);
  await (await import('../connections/renew-tokens.js')).renew(connection, recordOf(connection));
}

/** Calls the test API and takes over what it says; after a 401 once more with new tokens, where there are some. */
export async function test(connection: Connection): Promise<Profile> {
  const record = await usable(connection);
  try {
    return await testOnce(connection, record);
  } catch (error) {
    if ((error as OAuthConnectError).status !== 401) throw error;
    if (!isRenewable(record, settingsOf(connection))) {
      if (isCurrent(connection, record)) expire(connection);
      throw error;
    }
  }
  await renewFor(connection, record);
  return testOnce(connection, recordOf(connection));
}

async function testOnce(connection: Connection, record: ConnectionRecord): Promise<Profile> {
  const settings = settingsOf(connection);
  const profile = await callTestApi(settings, record, new AbortController().signal);
  const { identifier, name } = identify(record, profile, settings);
  if (identifier !== record.identifier) throw failure('test_failed', 'test', 'nowAnother', []);
  if (isCurrent(connection, record)) change(connection, { profile, name });
  return structuredClone(profile);
}

/** The access token; one that is bound to a key would be of no use to anybody else (RFC 9449 §1). */
export async function getAccessToken(connection: Connection): Promise<string> {
  const { accessToken, jkt } = (await usable(connection)).tokens;
  if (jkt) throw failure('invalid_configuration', 'request', 'boundToken', []);
  return accessToken;
}
