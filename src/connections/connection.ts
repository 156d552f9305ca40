import { describeError, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { FieldValues } from '../settings/login-fields.js';
import { publicValues } from '../settings/login-fields.js';
import type { Settings } from '../settings/settings.js';
import { isRenewable, type ConnectionRecord } from '../requests/connection-record.js';
import type { Profile } from '../requests/test-call.js';

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
  /** A connection has other data: they are to be stored. Returns whether that could be done. */
  changed(connection: Connection): boolean;
  /** What is stored is to be read again: another tab may have changed it. */
  reread(): void;
  /** The token ran out. */
  expired(connection: Connection): void;
  /** There are new tokens. */
  refreshed(connection: Connection): void;
  /** Connections are to be forgotten here and revoked at the provider. */
  revokeAll(connections: readonly Connection[]): Promise<Revocation>;
}

/** All that is known of a connection, tokens included; for the modules of this folder only. */
export let recordOf: (connection: Connection) => ConnectionRecord;
/** The settings that a connection began with. */
export let settingsOf: (connection: Connection) => Settings;
/** Gives a connection the data of another sign-in. */
export let replace: (connection: Connection, record: ConnectionRecord, settings: Settings) => void;
/** Changes some of a connection's data; tells whether they could be stored. */
export let change: (connection: Connection, changed: Partial<ConnectionRecord>) => boolean;
/** Notes that a token ran out, or is not taken any more. */
export let expire: (connection: Connection) => void;
/** Reads again what is stored, which another tab may have changed. */
export let reread: (connection: Connection) => void;
/** Tells of new tokens. */
export let refreshed: (connection: Connection) => void;
/** Ends a connection: its tokens are gone. */
export let end: (connection: Connection) => void;

/** Whether it can be used, now or once it is renewed. */
export const isActive = ({ status }: Connection): boolean => status === 'active';

/** What of a connection can be shown to anybody. */
const shown = ['identifier', 'name', 'fieldValues', 'scope', 'expiresAt', 'profile', 'response', 'status'] as const;

/** A connected account. No property of it, nor its JSON, holds a token. */
export class Connection {
  #record: ConnectionRecord;
  #settings: Settings;
  readonly #keeper: ConnectionKeeper;
  #ended = false;

  static {
    recordOf = (connection) => connection.#record;
    settingsOf = (connection) => connection.#settings;
    replace = (connection, record, settings) => {
      connection.#record = record;
      connection.#settings = settings;
    };
    change = (connection, changed) => {
      connection.#record = { ...connection.#record, ...changed };
      return connection.#keeper.changed(connection);
    };
    expire = (connection) => {
      if (connection.#ended || connection.#record.expired) return;
      connection.#record = { ...connection.#record, expired: true };
      connection.#keeper.expired(connection);
    };
    reread = (connection) => connection.#keeper.reread();
    refreshed = (connection) => connection.#keeper.refreshed(connection);
    end = (connection) => {
      const { tokens } = connection.#record;
      connection.#record = {
        ...connection.#record,
        fieldValues: {},
        tokens: { accessToken: '', scope: tokens.scope, expiresAt: tokens.expiresAt, response: tokens.response },
      };
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
    const ranOut = (tokens.expiresAt ?? Infinity) <= Date.now();
    return expired || (ranOut && !isRenewable(this.#record, this.#settings)) ? 'expired' : 'active';
  }

  /**
   * Sends a request with the connection's token and parameters, to allowed URLs only.
   *
   * @param input - as of the platform's `fetch()`; a relative address is resolved against `api-url`
   * @param init - as of the platform's `fetch()`
   * @throws `url_not_allowed` before anything is sent, `not_connected`, `expired`, `redirect_refused`, `network_error`,
   *   `template_failed`
   */
  fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    return this.#use((work) => work.fetchWith(this, input, init));
  }

  /**
   * Renews the tokens (RFC 6749 §6).
   *
   * @throws `refresh_failed` where nothing can renew them: the implicit grant gives no refresh token (RFC 6749 §4.2.2)
   */
  refresh(): Promise<void> {
    return this.#use((work) => work.refresh(this));
  }

  /**
   * Calls the test API again and takes over what it says.
   *
   * @returns the answer
   * @throws `test_failed`, also where it speaks of another account; `network_error`, `not_connected`, `expired`
   */
  test(): Promise<Profile> {
    return this.#use((work) => work.test(this));
  }

  /**
   * Forgets the connection, whatever comes, and then revokes it at the provider (RFC 7009).
   *
   * @returns whether the provider confirmed it; does not reject
   */
  revoke(): Promise<Revocation> {
    return this.#keeper.revokeAll(this.#ended ? [] : [this]);
  }

  /**
   * The access token, for a library that makes its own requests. Whoever has it can use the account: pass it on with
   * care.
   *
   * @throws `not_connected`, `expired`
   */
  getAccessToken(): Promise<string> {
    return this.#use((work) => work.getAccessToken(this));
  }

  /** The ID token as it came, for a server to check (OpenID Connect Core §3.1.3.7); `null` where there is none. */
  // eslint-disable-next-line @typescript-eslint/require-await -- a promise by contract
  async getIdToken(): Promise<string | null> {
    return this.#ended ? null : (this.#record.tokens.idToken ?? null);
  }

  /** What can be shown or logged: no token, no password. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries(shown.map((name) => [name, this[name]]));
  }

  /** Does what a caller asks for. Nothing of that is needed to sign in, so a page loads it when it is asked for first. */
  async #use<T>(job: (work: typeof import('../connector/connection-operations.js')) => Promise<T>): Promise<T> {
    try {
      return await job(await import('../connector/connection-operations.js'));
    } catch (error) {
      throw await describeError(error);
    }
  }
}
