import { problem, type OAuthConnectError } from '../errors.js';
import { authorizedFetch } from './authorized-fetch.js';
import { change, expire, recordOf, settingsOf, type Connection } from './connection.js';
import type { ConnectionRecord } from './connection-record.js';
import { identify } from './identity.js';
import { callTestApi, type Profile } from './test-call.js';

/** What is done with a connection once it is there. Its promises are those of the methods of `Connection`. */

/** What is known of a connection that can be used. */
function usable(connection: Connection): ConnectionRecord {
  assertThere(connection, 'request');
  if (connection.status === 'expired') {
    expire(connection);
    throw problem('expired', 'request', 'ranOut', []);
  }
  return recordOf(connection);
}

function assertThere({ status }: Connection, step: 'request' | 'refresh'): void {
  if (status === 'revoked') throw problem('not_connected', step, 'over', []);
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
  const record = usable(connection);
  return authorizedFetch(input, init, settingsOf(connection), record, () => {
    if (isCurrent(connection, record)) expire(connection);
  });
}

/** Renews the tokens; the implicit grant gives nothing to renew them with (RFC 6749 §4.2.2). */
export async function refresh(connection: Connection): Promise<void> {
  assertThere(connection, 'refresh');
  throw await Promise.resolve(problem('refresh_failed', 'refresh', 'noRefreshToken', []));
}

/** Calls the test API and takes over what it says. */
export async function test(connection: Connection): Promise<Profile> {
  const record = usable(connection);
  const settings = settingsOf(connection);
  try {
    const profile = await callTestApi(settings, record, new AbortController().signal);
    const { identifier, name } = identify(record, profile, settings);
    if (identifier !== record.identifier) throw problem('test_failed', 'test', 'nowAnother', []);
    if (isCurrent(connection, record)) change(connection, { profile, name });
    return structuredClone(profile);
  } catch (error) {
    if ((error as OAuthConnectError).status === 401 && isCurrent(connection, record)) expire(connection);
    throw error;
  }
}

/** The access token. */
// eslint-disable-next-line @typescript-eslint/require-await -- what it throws is to be a rejection
export async function getAccessToken(connection: Connection): Promise<string> {
  return usable(connection).tokens.accessToken;
}
