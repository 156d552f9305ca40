import { describeError, OAuthConnectError, failure } from '../errors/oauth-connect-error.js';
import { publicValues } from '../settings/login-fields.js';
import type { ConnectorOptions } from '../settings/options.js';
import type { ConfigurationProblem, Reading, Settings } from '../settings/settings.js';
import { currentPage } from '../settings/page-environment.js';
import { hasGesture } from '../transport/transient-activation.js';
import { openPopup } from '../transport/popup.js';
import type { RelayedResponse } from '../transport/relay-messages.js';
import { Attempt, type ConnectOptions } from '../sign-in/attempt.js';
import { ConnectionStore, isSame, type StoreListener } from '../connections/connection-store.js';
import { isActive, recordOf, type Connection, type Revocation } from '../connections/connection.js';
import * as events from './events.js';
import { isShared, logOnce, mayBeBack } from './page.js';
import { readConfiguration, unread } from './configuration.js';
import { receive, type Received } from '../sign-in/sign-in.js';

/** How long an attempt may take, in ms. */
const patience = 30 * 60_000;

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the events are typed by a map
export interface Connector {
  addEventListener: events.AddListener<Connector>;
}

/** The whole of `<oauth-connect>` but for what is seen of it. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export class Connector extends EventTarget implements StoreListener {
  readonly #target: EventTarget;
  readonly #changed: (event?: Event) => void;
  #written: string | undefined;
  #reading = unread;
  #pending: Promise<unknown> | undefined;
  #notes: readonly ConfigurationProblem[] = [];
  #active = false;
  #store: ConnectionStore | undefined;
  #attempt: Attempt | undefined;
  #error: OAuthConnectError | null = null;
  #shown: Shown = { status: 'idle', connections: [] };

  /**
   * @param options - what an author would write as attributes
   * @param target - where events are fired; by default the connector itself
   * @param changed - called after each change that can be seen, and with each event before it fires
   */
  constructor(options: ConnectorOptions, target?: EventTarget, changed: (event?: Event) => void = () => undefined) {
    super();
    this.#target = target ?? this;
    this.#changed = changed;
    this.configure(options);
  }

  /** What it is doing: the first that holds of invalid, connecting, failed, connected, expired and idle. */
  get status(): events.Status {
    const { connections } = this;
    if (this.#reading.error) return 'invalid';
    if (this.progress) return 'connecting';
    if (!connections.length) return this.#error ? 'failed' : 'idle';
    return connections.some(isActive) ? 'connected' : 'expired';
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
    return [...this.#reading.warnings, ...this.#notes];
  }

  /** The absolute redirect URL, to paste into the provider's settings (step 2). */
  get resolvedRedirectUrl(): string {
    return this.#reading.redirectUrl;
  }

  /** What the configuration says; its `settings` are there where they can be used. */
  get reading(): Reading {
    return this.#reading;
  }

  /** Resolves once the configuration and what is stored have been read; nothing while neither need be waited for. */
  get pending(): Promise<unknown> | undefined {
    return this.#pending;
  }

  /** Why the last attempt failed, or `null`. */
  get error(): OAuthConnectError | null {
    return this.#error;
  }

  /** How far an attempt is: the visitor signs in, or the answer is being checked. */
  get progress(): 'waiting' | 'checking' | null {
    return this.#attempt?.progress ?? null;
  }

  /** Takes over options; they count from the next attempt. Options equal in content are no change. */
  configure(options: ConnectorOptions): void {
    const written = JSON.stringify(options);
    if (written === this.#written) return;
    this.#written = written;
    const reading = readConfiguration(options, currentPage());
    const take = (read: Reading) => {
      if (written !== this.#written) return;
      this.#pending = undefined;
      this.#reading = read;
      if (this.#active) this.#adopt();
    };
    if (reading instanceof Promise) this.#pending = reading.then(take);
    else take(reading);
  }

  /** Begins to work: shows what is stored, and follows what others do to it. */
  resume(): void {
    if (this.#active) return;
    this.#active = true;
    this.#store?.add(this);
    this.#shown = { status: this.status, connections: this.connections };
    if (!this.#pending) this.#adopt();
  }

  /** Stops working: an attempt is cancelled, and nothing is followed any more. */
  suspend(): void {
    this.cancel();
    this.#active = false;
    this.#store?.delete(this);
  }

  /**
   * Lets the visitor sign in. To be called in a click: the window opens in that very task.
   *
   * @returns the connection. Rejects with the `OAuthConnectError` of `failed`, or with an `AbortError` (a signal's own
   *   reason, a `TimeoutError`) after `cancelled`
   */
  connect(options: ConnectOptions = {}): Promise<Connection> {
    if (this.#pending) return this.#pending.then(() => this.connect(options));
    if (this.#attempt && this.progress) {
      this.#attempt.trip?.focus();
      return this.#attempt.promise;
    }
    if (options.signal?.aborted) return Promise.reject(options.signal.reason as Error);
    try {
      const { settings, error } = this.#reading;
      if (!settings) throw error as OAuthConnectError;
      const known = this.connections.find(({ identifier }) => identifier === options.identifier);
      const attempt = new Attempt(settings, options, known && recordOf(known).fieldValues);
      this.#depart(attempt);
      return attempt.promise;
    } catch (error) {
      return this.#refuse(error as OAuthConnectError);
    }
  }

  /** Ends the attempt, if one runs. */
  cancel(): void {
    if (this.#attempt) this.#end(this.#attempt, 'aborted');
  }

  /**
   * Forgets connections, whatever comes, and then revokes them at the provider (RFC 7009).
   *
   * @param identifier - which; without it all
   * @returns whether the provider confirmed it; does not reject for its failure
   */
  revoke(identifier?: string): Promise<Revocation> {
    const which = this.connections.filter((one) => [undefined, one.identifier].includes(identifier));
    return this.#store?.revokeAll(which, this) ?? Promise.resolve({ remote: false });
  }

  /**
   * The connection's `fetch()`.
   *
   * @throws as that, and `not_connected` without a connection, `identifier_missing` with several
   */
  async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const [connection, other] = this.connections;
    if (connection && !other) return connection.fetch(input, init);
    throw await describeError(
      other
        ? failure('identifier_missing', 'request', 'several', [])
        : failure('not_connected', 'request', 'nothingYet', []),
    );
  }

  /** @internal */
  changed(): void {
    const { status: previous, connections: before } = this.#shown;
    const { status, connections } = this;
    this.#shown = { status, connections };
    const others = connections !== before && connections.length + before.length > 0;
    if (status !== previous || others) this.#fire(new events.StatusChangeEvent(status, previous));
    else this.#changed();
  }

  /** @internal */
  expired(connection: Connection): void {
    this.#fire(new events.ExpiredEvent(detailOf(connection)));
  }

  /** @internal */
  revoked({ name, identifier }: Connection, result: Revocation = { remote: false }): void {
    this.#fire(new events.RevokedEvent({ name, identifier, ...result }));
  }

  /** @internal */
  refreshed(connection: Connection): void {
    this.#fire(new events.RefreshedEvent(detailOf(connection)));
  }

  /** @internal */
  failed(error: OAuthConnectError): void {
    this.#fire(new events.FailedEvent(error));
  }

  /** Gets ready for a click, as far as that can be done before it. */
  async prepare(): Promise<void> {
    const { settings } = this.#reading;
    if (settings && hasFlow(settings)) await loadFlow().then(({ makeReady }) => makeReady(settings));
  }

  /** From the click to the login page. */
  #depart(attempt: Attempt): void {
    const { settings, fieldValues, state, options, signal } = attempt;
    const url = hasFlow(settings) ? flow?.readyAddress(attempt) : attempt.authorize();
    const fail = (error: unknown) => void this.#fail(attempt, error);
    const address = async () => url ?? (await loadFlow()).addressOf(attempt);
    const [before, error] = [this.#attempt, this.#error];
    this.#attempt = attempt;
    this.#error = null;
    // Where it is over by then, there is nothing to end.
    setTimeout(() => {
      this.#end(attempt, 'timeout', ended('timeout', 'TimeoutError'));
    }, patience);
    options.signal?.addEventListener('abort', () => this.#end(attempt, 'aborted', options.signal?.reason), { signal });
    if (!this.#fire(new events.ConnectingEvent({ fieldValues: publicValues(settings.fields, fieldValues) }))) {
      // As if nobody had asked: what there was is still good.
      this.#attempt = before;
      this.#error = error;
      attempt.end();
      attempt.reject(ended('prevented'));
      this.#changed();
    }
    if (signal.aborted) return;
    before?.end();
    if (attempt.isRedirect) {
      const gesture = hasGesture();
      this.changed();
      void Promise.all([address(), import('../sign-in/redirect-sign-in.js')])
        .then(([to, { leave }]) => {
          if (!signal.aborted) attempt.trip = leave(attempt, to, gesture, () => this.#close(attempt));
        })
        .catch(fail);
      return;
    }
    attempt.trip = openPopup({
      url,
      state,
      redirectUrl: settings.redirectUrl,
      untrusted: (settings.loginUrl ?? settings.issuer)?.variableHost ?? false,
      onResponse: (relayed) => void this.#arrive(attempt, relayed),
      onWrongState: () => void this.#fail(attempt, failure('state_mismatch', 'callback', 'wrongState', [])),
      onClosed: () => this.#close(attempt),
    });
    this.changed();
    if (!attempt.trip) {
      void this.#fail(attempt, failure('popup_blocked', 'login', 'blocked', []));
      return;
    }
    if (!url)
      address()
        .then((to) => signal.aborted || attempt.trip?.navigate(to))
        .catch(fail);
  }

  /** From the answer to the connection. */
  async #arrive(attempt: Attempt, relayed: RelayedResponse): Promise<void> {
    attempt.progress = 'checking';
    this.changed();
    try {
      await this.#keep(attempt, await receive(attempt, relayed));
    } catch (error) {
      if (attempt.signal.aborted) return;
      const { oauthError, step } = error as OAuthConnectError;
      if (oauthError === 'access_denied' && step === 'login') this.#end(attempt, 'denied');
      else void this.#fail(attempt, error);
    }
  }

  async #keep(attempt: Attempt, { record, settings, mutable }: Received): Promise<void> {
    const { late } = attempt;
    const before = this.#store;
    const store = ConnectionStore.of(settings);
    const isReplaced = (one: Connection) => isSame(recordOf(one), record);
    const replaced = new Set(settings.multiple ? [] : [...this.connections, ...store.connections]);
    const { connection, found } = store.put(record, settings, this);
    replaced.delete(connection);
    for (const other of replaced) {
      before?.remove(other);
      store.remove(other);
    }
    this.#watch(store);
    const stored = store.save(connection) && !attempt.keyUnstored;
    if (mutable) this.#note('unique-identifier', `is "${mutable}", which can change hands: set it.`);
    this.#attempt = undefined;
    attempt.end();
    const reconnected = found || [...replaced].some(isReplaced);
    const connected = new events.ConnectedEvent({ ...detailOf(connection), reconnected, late });
    // First: what becomes of the others is part of it.
    this.#changed(connected);
    for (const other of replaced) if (!isReplaced(other)) this.revoked(other);
    this.#fire(connected);
    if (!stored) this.failed(await describeError(failure('storage_failed', 'storage', 'unstored', [])));
    before?.notify();
    store.notify();
    attempt.resolve(connection);
  }

  /** The window reads as closed: that is told, but its answer still counts. */
  #close(attempt: Attempt): void {
    if (attempt.progress !== 'waiting') return;
    attempt.progress = null;
    attempt.late = true;
    this.#cancelled(attempt, 'closed');
  }

  #end(attempt: Attempt, reason: events.CancelReason, cause?: unknown): void {
    attempt.end();
    if (this.#attempt !== attempt) return;
    this.#attempt = undefined;
    if (attempt.progress) this.#cancelled(attempt, reason, cause);
  }

  #cancelled(attempt: Attempt, reason: events.CancelReason, cause: unknown = ended(reason)): void {
    this.#fire(new events.CancelledEvent(reason));
    this.changed();
    attempt.reject(cause);
  }

  async #fail(attempt: Attempt, error: unknown): Promise<void> {
    attempt.end();
    attempt.progress = 'checking';
    // What is no error of ours can only be a part of this that could not be loaded.
    const told = await describeError(
      error instanceof OAuthConnectError
        ? error
        : new OAuthConnectError('not_loaded', 'login', 'A part of oauth-connect could not be loaded.'),
    );
    // Cancelled while its words were loaded.
    if (this.#attempt !== attempt) return;
    this.#attempt = undefined;
    this.#report(told);
    attempt.reject(told);
  }

  /** An attempt that cannot begin. */
  async #refuse(error: OAuthConnectError): Promise<never> {
    this.#report(await describeError(error));
    throw error;
  }

  #report(error: OAuthConnectError): void {
    this.#error = error;
    this.failed(error);
    this.changed();
  }

  /** Shows what is stored for the settings, unless another connection is being shown. */
  #adopt(): void {
    const { settings, error, advice } = this.#reading;
    const { length } = this.connections;
    if (error) void describeError(error).then(({ message }) => logOnce('error', message));
    for (const { message } of advice) logOnce('warn', message);
    if (settings) {
      if (!settings.issuer && isShared(settings.redirectUrl, settings.loginUrl?.written.replace(/\?.*/, '') ?? ''))
        this.#note('issuer', 'should be set: providers share redirect-url.');
      if (!this.connections.length && !this.#attempt) this.#watch(ConnectionStore.of(settings));
      if (mayBeBack())
        void import('../sign-in/redirect-sign-in.js').then(({ takeBack }) =>
          takeBack(settings, (attempt, relayed) => {
            if (this.#attempt) return;
            this.#attempt = attempt;
            void this.#arrive(attempt, relayed);
          }),
        );
    }
    // What was found in the store is told of after `restored`.
    if (this.connections.length > length) this.#changed();
    else this.changed();
  }

  #note(attribute: string, problem: string): void {
    const note = { attribute, message: `${attribute} ${problem}` };
    if (this.#notes.some(({ message }) => message === note.message)) return;
    this.#notes = [...this.#notes, note];
    logOnce('warn', note.message);
  }

  #watch(store: ConnectionStore): void {
    if (store === this.#store) return;
    this.#store?.delete(this);
    this.#store = store;
    store.add(this);
    if (!store.restoring && !store.connections.length) return;
    this.#pending = Promise.all([store.restoring, import('../connections/restore.js')]).then(([, { announce }]) => {
      this.#pending = undefined;
      this.#changed();
      if (!this.#attempt)
        void announce(this, (connection) => this.#fire(new events.RestoredEvent(detailOf(connection))));
    });
  }

  #fire(event: Event): boolean {
    this.#changed(event);
    return this.#target.dispatchEvent(event);
  }
}

/** Why a promise of a sign-in that nothing went wrong with is rejected. */
const ended = (how: string, name = 'AbortError'): DOMException => new DOMException(`The sign-in ended: ${how}.`, name);

/** Whether a sign-in needs more than the implicit grant. */
const hasFlow = ({ responseType, issuer }: Settings): boolean => responseType !== 'token' || Boolean(issuer);

/** Loaded where a sign-in needs it, or may soon. */
let flow: typeof import('../sign-in/code-grant.js') | undefined;
const loadFlow = async () => (flow = await import('../sign-in/code-grant.js'));

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
