import type { OAuthConnectError } from '../errors/oauth-connect-error.js';
import { hasSameTokens, isRenewable, type ConnectionRecord } from '../requests/connection-record.js';
import type { Profile } from '../requests/test-call.js';
import { publicValues, type FieldValues } from '../settings/login-fields.js';
import type { Settings } from '../settings/settings.js';
import { untilAborted } from './until-aborted.js';

export { untilAborted } from './until-aborted.js';

/** Whether a connection can be used, needs the visitor, or is over. */
export type ConnectionStatus = 'active' | 'expired' | 'revoked';

/** The result of revoking. */
export interface Revocation {
  /** Whether the provider confirmed it (RFC 7009 §2.2). */
  readonly remote: boolean;
  /** Why it did not. */
  readonly error?: OAuthConnectError;
}

/** What a connection is a view of: all that is known of it, tokens included. */
export interface ConnectionData {
  readonly record: ConnectionRecord;
  /** The settings that it began with. */
  readonly settings: Settings;
  /** Whether it was revoked, or forgotten. */
  readonly isEnded: boolean;
}

/** What can be done with a connection that lives. */
export interface ConnectionOperations {
  fetch(connection: Connection, input: RequestInfo | URL, init: RequestInit): Promise<Response>;
  refresh(connection: Connection): Promise<void>;
  test(connection: Connection): Promise<Profile>;
  getAccessToken(connection: Connection): Promise<string>;
}

/** Who does what a connection is asked for; what goes wrong has its sentence. */
export interface ConnectionHost {
  /** Loads the operations, and does something with them. */
  operate<T>(job: (operations: ConnectionOperations) => Promise<T>): Promise<T>;
  /** Forgets a connection, and then revokes it. */
  revoke(connection: Connection): Promise<Revocation>;
}

/** What knows connections, and can look at what other pages have changed. */
interface Rereadable {
  reread(): void;
  dataOf(connection: Connection): ConnectionData;
}

/**
 * Whether a connection still has the tokens that it had before something was awaited. To be asked in the very task in which it
 * is changed: others may have renewed, replaced or ended it meanwhile, on this page and on others.
 */
export function stillHas(store: Rereadable, connection: Connection, before: ConnectionRecord): boolean {
  store.reread();
  return hasSameTokens(store.dataOf(connection).record, before);
}

/** Whether it can be used, now or once it is renewed. */
export const isActive = ({ status }: Connection): boolean => status === 'active';

/** What of a connection can be shown to anybody. */
const shown = ['identifier', 'name', 'fieldValues', 'scope', 'expiresAt', 'profile', 'response', 'status'] as const;

/** A connected account. No property of it, nor its JSON, holds a token. */
export class Connection {
  readonly #read: () => ConnectionData;
  readonly #host: ConnectionHost;

  /** @internal */
  constructor(read: () => ConnectionData, host: ConnectionHost) {
    this.#read = read;
    this.#host = host;
  }

  /** What tells this account from others. A page's word, no proof: never let a server trust it. */
  get identifier(): string {
    return this.#read().record.identifier;
  }

  /** What the connection is called. */
  get name(): string {
    return this.#read().record.name;
  }

  /** The address of the account's picture, which the option `picture` makes; `null` where it makes none. */
  get picture(): string | null {
    return this.#read().record.picture ?? null;
  }

  /** What was typed before sign-in, except passwords. */
  get fieldValues(): FieldValues {
    const { record, settings } = this.#read();
    return publicValues(settings.fields, record.fieldValues);
  }

  /** The rights that were given (RFC 6749 §3.3). */
  get scope(): readonly string[] {
    return [...this.#read().record.tokens.scope];
  }

  /** When the token runs out; `null` where the provider did not say. */
  get expiresAt(): Date | null {
    const { expiresAt } = this.#read().record.tokens;
    return expiresAt === null ? null : new Date(expiresAt);
  }

  /** The test API's answer, or the token response where there is no test API. */
  get profile(): Profile {
    return structuredClone(this.#read().record.profile);
  }

  /** The token response without its tokens. */
  get response(): Readonly<Record<string, unknown>> {
    return structuredClone(this.#read().record.tokens.response);
  }

  /** Whether it can be used (`active`), needs the visitor (`expired`), or is over (`revoked`). */
  get status(): ConnectionStatus {
    const { record, settings, isEnded } = this.#read();
    if (isEnded) return 'revoked';
    const hasRunOut = (record.tokens.expiresAt ?? Infinity) <= Date.now();
    return record.expired || (hasRunOut && !isRenewable(record, settings)) ? 'expired' : 'active';
  }

  /**
   * Sends a request with the connection's token and parameters, to allowed URLs only.
   *
   * @param input - as of the platform's `fetch()`; a relative address is resolved against `api-url`
   * @param init - as of the platform's `fetch()`; its `signal` ends the wait for new tokens as well, which are fetched all
   *   the same
   * @throws `url_not_allowed` before anything is sent, `not_connected`, `expired`, `redirect_refused`, `network_error`,
   *   `template_failed`; the signal's own reason
   */
  fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const ofInput = input instanceof Request ? input.signal : undefined;
    const send = (): Promise<Response> => this.#host.operate((operations) => operations.fetch(this, input, init));
    return untilAborted(send, init.signal === undefined ? ofInput : init.signal);
  }

  /**
   * Renews the tokens (RFC 6749 §6).
   *
   * @throws `refresh_failed` where nothing can renew them: the implicit grant gives no refresh token (RFC 6749 §4.2.2);
   *   `not_connected`
   */
  refresh(): Promise<void> {
    return this.#host.operate((operations) => operations.refresh(this));
  }

  /**
   * Calls the test API again and takes over what it says.
   *
   * @returns the answer
   * @throws `test_failed`, also where it speaks of another account; `network_error`, `not_connected`, `expired`
   */
  test(): Promise<Profile> {
    return this.#host.operate((operations) => operations.test(this));
  }

  /**
   * Forgets the connection, whatever comes, and then revokes it at the provider (RFC 7009).
   *
   * @returns whether the provider confirmed it; does not reject
   */
  revoke(): Promise<Revocation> {
    return this.#host.revoke(this);
  }

  /**
   * The access token, for a library that makes its own requests. Whoever has it can use the account: pass it on with
   * care.
   *
   * @throws `not_connected`, `expired`
   */
  getAccessToken(): Promise<string> {
    return this.#host.operate((operations) => operations.getAccessToken(this));
  }

  /** The ID token as it came, for a server to check (OpenID Connect Core §3.1.3.7); `null` where there is none. */
  // eslint-disable-next-line @typescript-eslint/require-await -- a promise by contract
  async getIdToken(): Promise<string | null> {
    return this.#read().record.tokens.idToken ?? null;
  }

  /** What can be shown or logged: no token, no password. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries(shown.map((name) => [name, this[name]]));
  }
}
