import { stillHas, type Connection, type ConnectionOperations } from '../connections/connection.js';
import type { ConnectionStore } from '../connections/connection-store.js';
import { failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import { allowedUrl } from '../requests/allowed-urls.js';
import { addressOf, authorizedFetch } from '../requests/authorized-fetch.js';
import { isRenewable, type ConnectionRecord, type TokenContext } from '../requests/connection-record.js';
import { isRequest, isStream } from '../requests/kind-of.js';
import type { SendWithToken } from '../requests/send.js';
import { callTestApi, type Profile, type TestCallParts } from '../requests/test-call.js';
import { identifyAccount } from '../sign-in/identify-account.js';

/** What is done with a connection once it is there: loaded when it is asked for first. */

/** What the operations need of the connector. */
export interface OperationsContext {
  /** What only some test calls need. */
  readonly testCallParts: TestCallParts;
  /** Loads what reads why an API refused a request. */
  challenges(): Promise<typeof import('../protocol/challenges.js')>;
  /** How requests with these tokens leave. */
  senderFor(context: TokenContext): Promise<SendWithToken>;
  /** Whether the key that the tokens are bound to is there; true where they are bound to none. */
  hasKey(context: TokenContext): Promise<boolean>;
  /** Gets new tokens in place of these, unless there are others already. */
  renew(store: ConnectionStore, connection: Connection, stale: ConnectionRecord): Promise<void>;
}

/** The operations on the connections of a store. */
export function operationsOn(store: ConnectionStore, context: OperationsContext): ConnectionOperations {
  const recordOf = (connection: Connection): ConnectionRecord => store.dataOf(connection).record;

  /** Notes that the server no longer takes a token, unless there is another one by now. */
  const expireIfCurrent = (connection: Connection, record: ConnectionRecord): void => {
    if (stillHas(store, connection, record)) store.expire(connection);
  };

  /** New tokens for a request. */
  async function renewFor(connection: Connection, stale: ConnectionRecord): Promise<ConnectionRecord> {
    await context.renew(store, connection, stale).catch((error: unknown) => {
      if (recordOf(connection).isRenewalRefused) expireIfCurrent(connection, stale);
      throw connection.status === 'expired' ? failure('expired', 'request', 'ranOut', []) : (error as Error);
    });
    assertThere(connection, 'request');
    return recordOf(connection);
  }

  /** What is known of a connection that can be used; its tokens are renewed first if they must be. */
  async function usable(connection: Connection): Promise<ConnectionRecord> {
    assertThere(connection, 'request');
    const record = recordOf(connection);
    // The key is gone: the site's data were cleared, except for what this page holds.
    if (connection.status === 'expired' || !(await context.hasKey(record))) {
      expireIfCurrent(connection, record);
      throw failure('expired', 'request', 'ranOut', []);
    }
    return (record.tokens.expiresAt ?? Infinity) <= Date.now() ? renewFor(connection, record) : record;
  }

  /** Whether a 401 is about the token. Many servers do not let pages read why it is. */
  async function isAboutToken(response: Response | undefined): Promise<boolean> {
    const header = response?.headers.get('www-authenticate') ?? null;
    if (header === null) return true;
    return context.challenges().then(
      ({ acceptsToken }) => !acceptsToken(header),
      () => true,
    );
  }

  async function fetch(connection: Connection, input: RequestInfo | URL, init: RequestInit): Promise<Response> {
    assertThere(connection, 'request');
    const { settings } = store.dataOf(connection);
    // First of all: nothing is renewed for what may not be sent.
    allowedUrl(addressOf(input), settings, recordOf(connection));
    const record = await usable(connection);
    const canRenew = isRenewable(record, settings);
    const again = isRequest(input) && canRenew ? input.clone() : input;
    const { response, isUnauthorized } = await authorizedFetch(
      ...([input, init, settings, record, await context.senderFor(record)] as const),
    );
    if (!isUnauthorized || !(await isAboutToken(response))) return response;
    if (!canRenew) {
      expireIfCurrent(connection, record);
      if (!record.isRenewalRefused) return response;
      void response.body?.cancel();
      throw failure('expired', 'request', 'ranOut', []);
    }
    // Somebody else may have renewed them while this request was under way.
    const renewed = await renewFor(connection, record);
    if (!isRepeatable(init)) return response;
    void response.body?.cancel();
    return (await authorizedFetch(again, init, settings, renewed, await context.senderFor(renewed))).response;
  }

  async function refresh(connection: Connection): Promise<void> {
    assertThere(connection, 'refresh');
    const { record, settings } = store.dataOf(connection);
    const asked = { ...settings, renew: settings.renew === 'off' ? 'auto' : settings.renew };
    if (record.isRenewalRefused) throw failure('refresh_failed', 'refresh', 'renewalRefused', []);
    if (!isRenewable(record, asked))
      throw failure('refresh_failed', 'refresh', 'noRefreshToken', [settings.responseType, settings.scope]);
    await context.renew(store, connection, record);
    // Revoked meanwhile: what came is dropped.
    assertThere(connection, 'refresh');
  }

  /** After a 401 once more with new tokens, where there are some. */
  async function test(connection: Connection): Promise<Profile> {
    const record = await usable(connection);
    let last: Response | undefined;
    const noteLast = (response: Response): Response => (last = response);
    try {
      return await testOnce(connection, record, noteLast);
    } catch (error) {
      if ((error as OAuthConnectError).status !== 401 || !(await isAboutToken(last))) throw error;
      if (!isRenewable(record, store.dataOf(connection).settings)) {
        expireIfCurrent(connection, record);
        throw error;
      }
    }
    return testOnce(connection, await renewFor(connection, record));
  }

  async function testOnce(
    connection: Connection,
    record: ConnectionRecord,
    note = (response: Response): Response => response,
  ): Promise<Profile> {
    const { settings } = store.dataOf(connection);
    const { signal } = new AbortController();
    const sender = await context.senderFor(record);
    const sendWithToken: SendWithToken = (...request) => sender(...request).then(note);
    const answer = await callTestApi(settings, record, signal, sendWithToken, context.testCallParts);
    const { identifier, name, picture } = identifyAccount(record, answer, settings);
    if (identifier !== record.identifier) throw failure('test_failed', 'test', 'nowAnother', []);
    if (stillHas(store, connection, record))
      store.update(connection, { ...recordOf(connection), exactProfile: undefined, ...answer, name, picture });
    return structuredClone(answer.profile);
  }

  /** One that is bound to a key would be of no use to anybody else (RFC 9449 §1). */
  async function getAccessToken(connection: Connection): Promise<string> {
    const { accessToken, jkt } = (await usable(connection)).tokens;
    if (jkt !== undefined) throw failure('invalid_configuration', 'request', 'boundToken', []);
    return accessToken;
  }

  return { fetch, refresh, test, getAccessToken };
}

/** Whether a request can be sent a second time. */
const isRepeatable = (init: RequestInit): boolean => !isStream(init.body);

/** @throws `not_connected` */
function assertThere({ status }: Connection, step: 'request' | 'refresh'): void {
  if (status === 'revoked') throw failure('not_connected', step, 'over', []);
}
