import { OAuthConnectError } from '../errors.js';
import { publicValues } from '../settings/fields.js';
import type { ConfigurationProblem } from '../settings/option-reader.js';
import type { ConnectorOptions } from '../settings/options.js';
import { configurationError, readSettings, type Reading } from '../settings/settings.js';
import { currentPage } from '../settings/url-rules.js';
import { openPopup } from '../transport/popup.js';
import type { RelayedResponse } from '../transport/relay-message.js';
import { Attempt, type ConnectOptions } from './attempt.js';
import { ConnectionStore, type StoreListener } from './connection-store.js';
import { end, recordOf, settingsOf, type Connection, type Revocation } from './connection.js';
import * as events from './events.js';
import { abortError, blocked, rejected, wrongState } from './outcomes.js';
import { receive, type Received } from './receive.js';
import { isShared, logOnce, whenParsed } from './page.js';

/** How long an attempt may take, in ms. */
const patience = 30 * 60_000;

/** The whole of `<oauth-connect>` but for what is seen of it. */
export class Connector extends EventTarget {
  readonly #target: EventTarget;
  readonly #changed: () => void;
  readonly #listener: StoreListener = {
    changed: () => this.#notify(),
    expired: (connection) => this.#fire(new events.ExpiredEvent(detailOf(connection))),
    revoke: (connection) => this.#revoke(connection),
  };
  #written: string | undefined;
  #reading!: Reading;
  #noted: readonly ConfigurationProblem[] = [];
  #active = false;
  #store: ConnectionStore | undefined;
  #attempt: Attempt | undefined;
  /** Reported as closed, but its answer still counts. */
  #late: Attempt | undefined;
  #error: OAuthConnectError | null = null;
  #shown: Shown = { status: 'idle', connections: [] };

  /**
   * @param options - what an author would write as attributes
   * @param target - where events are fired; by default the connector itself
   * @param changed - called after each change that can be seen
   */
  constructor(options: ConnectorOptions, target?: EventTarget, changed: () => void = () => undefined) {
    super();
    this.#target = target ?? this;
    this.#changed = changed;
    this.configure(options);
  }

  /** What it is doing: the first that holds of invalid, connecting, failed, connected, expired and idle. */
  get status(): events.Status {
    const { connections } = this;
    if (this.#reading.errors.length) return 'invalid';
    if (this.#attempt) return 'connecting';
    if (!connections.length) return this.#error ? 'failed' : 'idle';
    return connections.some(({ status }) => status === 'active') ? 'connected' : 'expired';
  }

  /** The connected accounts, the latest last. */
  get connections(): readonly Connection[] {
    return this.#store?.connections ?? [];
  }

  /** The latest connection, or `null`. */
  get connection(): Connection | null {
    return this.connections.at(-1) ?? null;
  }

  /** Every fault of the configuration; empty when it can be used. */
  get configurationErrors(): readonly ConfigurationProblem[] {
    return this.#reading.errors;
  }

  /** What works but should not stay so. */
  get configurationWarnings(): readonly ConfigurationProblem[] {
    return [...this.#reading.warnings, ...this.#noted];
  }

  /** The absolute redirect URL, to paste into the provider's settings (step 2). */
  get resolvedRedirectUrl(): string {
    return this.#reading.redirectUrl;
  }

  /** What the visitor reads for the provider's name; empty where only the visitor knows. */
  get providerName(): string {
    return this.#reading.providerName;
  }

  /** Why the last attempt failed, or `null`. */
  get error(): OAuthConnectError | null {
    return this.#error;
  }

  /** How far an attempt is: the visitor signs in, or the answer is being checked. */
  get progress(): 'waiting' | 'checking' | null {
    return this.#attempt ? (this.#attempt.checking ? 'checking' : 'waiting') : null;
  }

  /** The settings, where they can be used. */
  get settings(): Reading['settings'] {
    return this.#reading.settings;
  }

  /** Takes over options; they count from the next attempt. Options equal in content are no change. */
  configure(options: ConnectorOptions): void {
    const written = JSON.stringify(options);
    if (written === this.#written) return;
    this.#written = written;
    this.#reading = readSettings(options, currentPage());
    if (this.#active) this.#adopt();
  }

  /** Begins to work: shows what is stored, and follows what others do to it. */
  resume(): void {
    if (this.#active) return;
    this.#active = true;
    this.#store?.add(this.#listener);
    this.#shown = { status: this.status, connections: this.connections };
    this.#adopt();
  }

  /** Stops working: an attempt is cancelled, and nothing is followed any more. */
  suspend(): void {
    this.cancel();
    this.#active = false;
    this.#store?.delete(this.#listener);
  }

  /**
   * Lets the visitor sign in. To be called in a click: the window opens in that very task.
   *
   * @returns the connection. Rejects with the `OAuthConnectError` of `failed`, or with an `AbortError` (a signal's own
   *   reason, a `TimeoutError`) after `cancelled`
   */
  connect(options: ConnectOptions = {}): Promise<Connection> {
    if (this.#attempt) {
      this.#attempt.trip?.focus();
      return this.#attempt.promise;
    }
    if (options.signal?.aborted) return rejected(options.signal.reason);
    this.#late?.end();
    this.#late = undefined;
    this.#error = null;
    let attempt: Attempt;
    try {
      const { settings, errors } = this.#reading;
      if (!settings) throw configurationError(errors, currentPage());
      const known = this.connections.find(({ identifier }) => identifier === options.identifier);
      attempt = new Attempt(settings, options, known && recordOf(known).fieldValues);
    } catch (error) {
      this.#report(error as OAuthConnectError);
      return rejected(error);
    }
    this.#attempt = attempt;
    this.#depart(attempt);
    return attempt.promise;
  }

  /** Ends the attempt, if one runs. */
  cancel(): void {
    this.#late?.end();
    this.#late = undefined;
    if (this.#attempt) this.#cancel(this.#attempt, 'aborted', abortError('The sign-in was cancelled.'));
  }

  /**
   * Forgets connections, whatever comes, and then revokes them at the provider (RFC 7009).
   *
   * @param identifier - which; without it all
   * @returns whether the provider confirmed it; does not reject for its failure
   */
  async revoke(identifier?: string): Promise<Revocation> {
    const chosen = this.connections.filter((one) => identifier === undefined || one.identifier === identifier);
    const results = await Promise.all(chosen.map((connection) => this.#revoke(connection)));
    const error = results.find((result) => result.error)?.error;
    const remote = results.length > 0 && results.every((result) => result.remote);
    return error ? { remote, error } : { remote };
  }

  /**
   * The connection's `fetch()`.
   *
   * @throws as that, and `not_connected` without a connection, `identifier_missing` with several
   */
  async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const [connection, ...others] = this.connections;
    if (!connection)
      throw new OAuthConnectError(
        'not_connected',
        'request',
        'Nothing is connected yet: let the visitor sign in first.',
      );
    if (others.length)
      throw new OAuthConnectError(
        'identifier_missing',
        'request',
        'Several accounts are connected: use the fetch() of one.',
      );
    return connection.fetch(input, init);
  }

  /** From the click to the login page. */
  #depart(attempt: Attempt): void {
    const { settings, fieldValues, state, url, options, signal } = attempt;
    if (!this.#fire(new events.ConnectingEvent({ fieldValues: publicValues(settings.fields, fieldValues) }))) {
      this.#attempt = undefined;
      attempt.end();
      attempt.reject(abortError('A listener of "connecting" prevented the sign-in.'));
    }
    if (signal.aborted) return;
    attempt.trip = openPopup({
      url,
      state,
      redirectUrl: settings.redirectUrl,
      untrusted: settings.loginUrl.variableHost,
      onResponse: (relayed) => void this.#arrive(attempt, relayed),
      onWrongState: () => this.#fail(attempt, wrongState()),
      onClosed: () => this.#close(attempt),
    });
    if (!attempt.trip) {
      this.#fail(attempt, blocked());
      return;
    }
    const timer = setTimeout(() => {
      this.#cancel(attempt, 'timeout', abortError('Nobody signed in within thirty minutes.', 'TimeoutError'));
    }, patience);
    signal.addEventListener('abort', () => clearTimeout(timer));
    options.signal?.addEventListener('abort', () => this.#cancel(attempt, 'aborted', options.signal?.reason), {
      signal,
    });
    this.#notify();
  }

  /** From the answer to the connection. */
  async #arrive(attempt: Attempt, relayed: RelayedResponse): Promise<void> {
    this.#late = undefined;
    this.#attempt = attempt;
    attempt.checking = true;
    this.#notify();
    try {
      this.#keep(attempt, await receive(attempt, relayed));
    } catch (error) {
      if (attempt.signal.aborted) return;
      if ((error as OAuthConnectError).oauthError === 'access_denied')
        this.#cancel(attempt, 'denied', abortError('The visitor did not allow it.'));
      else this.#fail(attempt, error as OAuthConnectError);
    }
  }

  #keep(attempt: Attempt, { record, mutable }: Received): void {
    const { settings, late } = attempt;
    const before = this.#store;
    const store = ConnectionStore.of(settings);
    const isSame = (one: Connection) => one.identifier === record.identifier && recordOf(one).server === record.server;
    const replaced = new Set([...(before?.connections ?? []), ...store.connections]);
    const { connection, found } = store.put(record, settings, this.#listener);
    replaced.delete(connection);
    for (const other of replaced) {
      before?.remove(other);
      store.remove(other);
      end(other);
    }
    this.#watch(store);
    const unstored = store.save();
    if (mutable) this.#note('unique-identifier', `is "${mutable}" by default here, which can change hands: set it.`);
    this.#attempt = undefined;
    attempt.end();
    const reconnected = found || [...replaced].some(isSame);
    for (const other of replaced) if (!isSame(other)) this.#fire(revokedEvent(other, { remote: false }));
    this.#fire(new events.ConnectedEvent({ ...detailOf(connection), reconnected, late }));
    if (unstored) this.#fire(new events.FailedEvent(unstored));
    before?.notify();
    store.notify();
    this.#notify();
    attempt.resolve(connection);
  }

  #close(attempt: Attempt): void {
    if (this.#attempt !== attempt || attempt.checking) return;
    attempt.late = true;
    this.#late = attempt;
    this.#attempt = undefined;
    this.#fire(new events.CancelledEvent('closed'));
    this.#notify();
    attempt.reject(abortError('The sign-in window was closed.'));
  }

  #cancel(attempt: Attempt, reason: events.CancelReason, cause: unknown): void {
    attempt.end();
    if (this.#late === attempt) this.#late = undefined;
    if (this.#attempt !== attempt) return;
    this.#attempt = undefined;
    this.#fire(new events.CancelledEvent(reason));
    this.#notify();
    attempt.reject(cause);
  }

  #fail(attempt: Attempt, error: OAuthConnectError): void {
    attempt.end();
    this.#attempt = undefined;
    this.#late = undefined;
    this.#report(error);
    attempt.reject(error);
  }

  #report(error: OAuthConnectError): void {
    this.#error = error;
    this.#fire(new events.FailedEvent(error));
    this.#notify();
  }

  async #revoke(connection: Connection): Promise<Revocation> {
    const record = recordOf(connection);
    this.#store?.remove(connection);
    end(connection);
    this.#store?.notify();
    this.#notify();
    // Rarely needed, so a page does not load it before.
    const { revokeAtProvider } = await import('./revocation.js');
    const result = await revokeAtProvider(settingsOf(connection), record);
    this.#fire(revokedEvent(connection, result));
    return result;
  }

  /** Shows what is stored for the settings, unless another connection is being shown. */
  #adopt(): void {
    const { settings, errors, advice } = this.#reading;
    const { length } = this.connections;
    if (errors.length) logOnce('error', configurationError(errors, currentPage()).message);
    for (const { message } of advice) logOnce('warn', message);
    if (settings) {
      if (!settings.issuer && isShared(settings.redirectUrl, settings.loginUrl.written.replace(/\?.*/, '')))
        this.#note('issuer', 'should be set where several providers return to the same redirect-url (RFC 9700 §4.4).');
      if (!this.connections.length && !this.#attempt && !this.#late) this.#watch(ConnectionStore.of(settings));
    }
    // What was found in the store is told of after `restored`.
    if (this.connections.length > length) this.#changed();
    else this.#notify();
  }

  #note(attribute: string, problem: string): void {
    const message = `${attribute} ${problem}`;
    logOnce('warn', message);
    if (!this.#noted.some((one) => one.message === message)) this.#noted = [...this.#noted, { attribute, message }];
  }

  #watch(store: ConnectionStore): void {
    if (store === this.#store) return;
    this.#store?.delete(this.#listener);
    this.#store = store;
    store.add(this.#listener);
    const found = store.connections;
    if (!found.length || this.#attempt) return;
    void whenParsed().then(() => {
      for (const connection of found)
        if (connection.status !== 'revoked') this.#fire(new events.RestoredEvent(detailOf(connection)));
      this.#notify();
    });
  }

  #notify(): void {
    const { status: previous, connections: before } = this.#shown;
    const { status, connections } = this;
    this.#shown = { status, connections };
    this.#changed();
    const others = connections !== before && connections.length + before.length > 0;
    if (status !== previous || others) this.#fire(new events.StatusChangeEvent(status, previous));
  }

  #fire(event: Event): boolean {
    return this.#target.dispatchEvent(event);
  }
}

/** What was last told to listeners of `statuschange`. */
interface Shown {
  readonly status: events.Status;
  readonly connections: readonly Connection[];
}

const detailOf = (connection: Connection): events.ConnectionDetail => ({
  name: connection.name,
  identifier: connection.identifier,
  connection,
});

const revokedEvent = ({ name, identifier }: Connection, result: Revocation): events.RevokedEvent =>
  new events.RevokedEvent({ name, identifier, ...result });
