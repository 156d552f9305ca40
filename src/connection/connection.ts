import { OAuthConnectError } from '../errors.js';
import { publicValues, type FieldValues } from '../settings/fields.js';
import type { Settings } from '../settings/settings.js';
import type { ConnectionRecord } from './connection-record.js';
import { identify } from './identity.js';
import { callTestApi, type Profile } from './test-call.js';

/** Whether a connection can be used, needs the visitor, or is over. */
export type ConnectionStatus = 'active' | 'expired' | 'revoked';

/** What came of revoking. */
export interface Revocation {
  /** Whether the provider confirmed it (RFC 7009 §2.2). */
  readonly remote: boolean;
  /** Why it did not. */
  readonly error?: OAuthConnectError;
}

/** Who keeps a connection. */
export interface ConnectionKeeper {
  /** The connection has other data: they are to be stored. */
  changed(connection: Connection): void;
  /** The token ran out. */
  expired(connection: Connection): void;
  /** The connection is to be forgotten here and revoked at the provider. */
  revoke(connection: Connection): Promise<Revocation>;
}

/** All that is known of a connection, tokens included; for the modules of this folder only. */
export let recordOf: (connection: Connection) => ConnectionRecord;
/** The settings that a connection began with. */
export let settingsOf: (connection: Connection) => Settings;
/** Gives a connection other data, or another status. */
export let update: (connection: Connection, record: ConnectionRecord, settings: Settings) => void;
/** Notices that a token ran out. */
export let noticeExpiry: (connection: Connection) => void;
/** Ends a connection: its tokens are gone. */
export let end: (connection: Connection) => void;

/** A connected account. No property of it, nor its JSON, holds a token. */
export class Connection {
  #record: ConnectionRecord;
  #settings: Settings;
  readonly #keeper: ConnectionKeeper;
  #ended = false;

  static {
    recordOf = (connection) => connection.#record;
    settingsOf = (connection) => connection.#settings;
    update = (connection, record, settings) => {
      connection.#record = record;
      connection.#settings = settings;
    };
    noticeExpiry = (connection) => {
      if (connection.status === 'expired') connection.#expire();
    };
    end = (connection) => {
      const { tokens } = connection.#record;
      connection.#record = { ...connection.#record, fieldValues: {}, tokens: { ...tokens, accessToken: '' } };
      connection.#ended = true;
    };
  }

  /** @internal */
  constructor(record: ConnectionRecord, settings: Settings, keeper: ConnectionKeeper) {
    this.#record = record;
    this.#settings = settings;
    this.#keeper = keeper;
  }

  /** What tells this account from others. A page's word, no proof: never let a server trust it. */
  get identifier(): string {
    return this.#record.identifier;
  }

  /** What the connection is called. */
  get name(): string {
    return this.#record.name;
  }

  /** What was typed before sign-in, but for passwords. */
  get fieldValues(): FieldValues {
    return publicValues(this.#settings.fields, this.#record.fieldValues);
  }

  /** The rights that were given (RFC 6749 §3.3). */
  get scope(): readonly string[] {
    return [...this.#record.tokens.scope];
  }

  /** When the token runs out; `null` where the provider did not say. */
  get expiresAt(): Date | null {
    const { expiresAt } = this.#record.tokens;
    return expiresAt === null ? null : new Date(expiresAt);
  }

  /** The test API's answer, or the token response where there is no test API. */
  get profile(): Profile {
    return structuredClone(this.#record.profile);
  }

  /** The token response without its tokens. */
  get response(): Readonly<Record<string, unknown>> {
    return structuredClone(this.#record.tokens.response);
  }

  /** Whether it can be used (`active`), needs the visitor (`expired`), or is over (`revoked`). */
  get status(): ConnectionStatus {
    const { expired, tokens } = this.#record;
    if (this.#ended) return 'revoked';
    return expired || (tokens.expiresAt ?? Infinity) <= Date.now() ? 'expired' : 'active';
  }

  /**
   * Sends a request with the connection's token and parameters, to allowed URLs only.
   *
   * @param input - as of the platform's `fetch()`; a relative address is resolved against `api-url`
   * @param init - as of the platform's `fetch()`
   * @throws `url_not_allowed` before anything is sent, `not_connected`, `expired`, `redirect_refused`, `network_error`,
   *   `template_failed`
   */
  async fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    this.#assertUsable();
    const record = this.#record;
    // Not needed to sign in, so a page loads it with its first request.
    const { authorizedFetch } = await import('./authorized-fetch.js');
    return authorizedFetch(input, init, this.#settings, record, () => {
      // An answer to an older token says nothing of this one.
      if (this.#record.tokens.accessToken === record.tokens.accessToken) this.#expire();
    });
  }

  /**
   * Renews the tokens (RFC 6749 §6).
   *
   * @throws `refresh_failed` where nothing can renew them: the implicit grant gives no refresh token (RFC 6749 §4.2.2)
   */
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is to be a rejection
  async refresh(): Promise<void> {
    if (this.#ended) throw notConnected();
    throw new OAuthConnectError(
      'refresh_failed',
      'refresh',
      'This grant gives no refresh token: let the visitor sign in again with connect({ identifier }).',
    );
  }

  /**
   * Calls the test API again and takes over what it says.
   *
   * @returns the answer
   * @throws `test_failed`, also where it speaks of another account; `network_error`, `not_connected`, `expired`
   */
  async test(): Promise<Profile> {
    this.#assertUsable();
    const record = this.#record;
    const { identifier, tokens } = record;
    try {
      const profile = await callTestApi(this.#settings, record, new AbortController().signal);
      const found = identify(record, profile, this.#settings);
      if (found.identifier !== identifier)
        throw new OAuthConnectError(
          'test_failed',
          'test',
          'The test API now speaks of another account. Nothing was changed.',
        );
      if (!this.#ended && this.#record.tokens === tokens) {
        this.#record = { ...record, profile, name: found.name };
        this.#keeper.changed(this);
      }
      return structuredClone(profile);
    } catch (error) {
      if (error instanceof OAuthConnectError && error.status === 401 && this.#record.tokens === tokens) this.#expire();
      throw error;
    }
  }

  /**
   * Forgets the connection, whatever comes, and then revokes it at the provider (RFC 7009).
   *
   * @returns whether the provider confirmed it; does not reject
   */
  revoke(): Promise<Revocation> {
    return this.#ended ? Promise.resolve({ remote: false }) : this.#keeper.revoke(this);
  }

  /**
   * The access token, for a library that makes its own requests. Whoever has it can use the account: pass it on with
   * care.
   *
   * @throws `not_connected`, `expired`
   */
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is to be a rejection
  async getAccessToken(): Promise<string> {
    this.#assertUsable();
    return this.#record.tokens.accessToken;
  }

  /** The ID token as it came, for a server to check (OpenID Connect Core §3.1.3.7); `null` where there is none. */
  // eslint-disable-next-line @typescript-eslint/require-await -- a promise by contract
  async getIdToken(): Promise<string | null> {
    return this.#ended ? null : (this.#record.tokens.idToken ?? null);
  }

  /** What can be shown or logged: no token, no password. */
  toJSON(): Record<string, unknown> {
    const { identifier, name, fieldValues, scope, expiresAt, profile, response, status } = this;
    return { identifier, name, fieldValues, scope, expiresAt, profile, response, status };
  }

  #assertUsable(): void {
    if (this.#ended) throw notConnected();
    if (this.status === 'expired') {
      this.#expire();
      throw new OAuthConnectError('expired', 'request', 'The connection ran out: let the visitor sign in again.');
    }
  }

  #expire(): void {
    if (this.#ended || this.#record.expired) return;
    this.#record = { ...this.#record, expired: true };
    this.#keeper.expired(this);
  }
}

const notConnected = (): OAuthConnectError =>
  new OAuthConnectError('not_connected', 'request', 'This connection is over. Connect again.');
