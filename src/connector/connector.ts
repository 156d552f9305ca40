import { isActive, untilAborted, type Connection, type Revocation } from '../connections/connection.js';
import { failure, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { ConnectorOptions } from '../settings/options.js';
import type { ConfigurationProblem, Reading } from '../settings/settings.js';
import type { CompletedSignIn } from '../sign-in/sign-in.js';
import { Configuration } from './configuration.js';
import type { ConnectOptions } from './connect-options.js';
import { FailedEvent, StatusChangeEvent, type AddListener, type Status } from './events.js';
import { describeError, logFailure } from './features.js';
import { grantFor } from './grants.js';
import { resumeReturnedSignIn } from './returned-sign-in.js';
import { ShownConnections } from './shown-connections.js';
import { SignIns } from './sign-ins.js';
import { revokeAll } from './wiring.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the events are typed by a map
export interface Connector {
  addEventListener: AddListener<Connector>;
}

/** All of `<oauth-connect>` except what is seen of it. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export class Connector extends EventTarget {
  readonly #target: EventTarget;
  readonly #show: (event?: Event) => void;
  readonly #configuration = new Configuration();
  readonly #signIns: SignIns;
  readonly #connections: ShownConnections;
  #isActive = false;
  /** What was last told to listeners of `statuschange`. */
  #shown: Pick<Connector, 'status' | 'connections'> = { status: 'idle', connections: [] };

  /**
   * @param options - what an author would write as attributes
   * @param target - where events are fired; by default the connector itself
   * @param show - called after each change that can be seen, and with each event before it fires
   */
  constructor(options: ConnectorOptions, target?: EventTarget, show: (event?: Event) => void = () => undefined) {
    super();
    this.#target = target ?? this;
    this.#show = show;
    const owner = {
      fire: (event: Event) => this.#fire(event),
      show: (event?: Event) => this.#show(event),
      changed: () => this.#changed(),
      failed: (error: OAuthConnectError) => this.#fire(new FailedEvent(error)),
      keep: (completed: CompletedSignIn, isLate: boolean) => this.#keep(completed, isLate),
      isExpecting: () => this.#signIns.isExpecting,
    };
    this.#signIns = new SignIns(owner);
    this.#connections = new ShownConnections(owner);
    this.configure(options);
  }

  /** What it is doing: the first that holds of invalid, connecting, failed, connected, expired and idle. */
  get status(): Status {
    const { connections } = this;
    if (this.reading.error) return 'invalid';
    if (this.progress) return 'connecting';
    if (!connections.length) return this.error ? 'failed' : 'idle';
    return connections.some(isActive) ? 'connected' : 'expired';
  }

  /** The connected accounts, the latest last. */
  get connections(): readonly Connection[] {
    return this.#connections.all;
  }

  /** The latest connection, or `null`. */
  get connection(): Connection | null {
    return this.connections.at(-1) ?? null;
  }

  /** Every fault of the configuration; empty when it can be used. */
  get configurationErrors(): readonly ConfigurationProblem[] {
    return this.reading.errors;
  }

  /** What works but should not stay so. */
  get configurationWarnings(): readonly ConfigurationProblem[] {
    return this.#configuration.warnings;
  }

  /** The absolute redirect URL, to paste into the provider's settings (step 2). */
  get resolvedRedirectUrl(): string {
    return this.reading.redirectUrl;
  }

  /** What the configuration says; its `settings` are there where they can be used. */
  get reading(): Reading {
    return this.#configuration.reading;
  }

  /** Pending preset or restore; `undefined` while neither need be waited for. */
  get pending(): Promise<unknown> | undefined {
    return this.#configuration.pending ?? this.#connections.restoring;
  }

  /** Why the last attempt failed, or `null`. */
  get error(): OAuthConnectError | null {
    return this.#signIns.error;
  }

  /** How far an attempt is: the visitor signs in, or the answer is being checked. */
  get progress(): SignIns['progress'] {
    return this.#signIns.progress;
  }

  /** Takes over options; they count from the next attempt. Options equal in content are no change. */
  configure(options: ConnectorOptions): void {
    this.#configuration.take(options, () => {
      if (this.#isActive) this.#adopt();
    });
  }

  /** Begins to work: shows what is stored, and follows what others do to it. */
  resume(): void {
    if (this.#isActive) return;
    this.#isActive = true;
    this.#connections.resume();
    this.#shown = { status: this.status, connections: this.connections };
    if (!this.pending) this.#adopt();
  }

  /**
   * Lets go of timers, channels and locks, and ends an attempt (`cancelled`). What comes back with `loginMode: 'redirect'`
   * goes to a connector that is not closed. Where the platform has `Symbol.dispose`, that is the same.
   */
  close(): void {
    this.cancel();
    this.#isActive = false;
    this.#connections.suspend();
  }

  /** Gets ready for a click, as far as that can be done before it; what goes wrong is told to who clicks. */
  async prepare(): Promise<void> {
    const { settings } = this.reading;
    if (settings) await grantFor(settings).prepare(settings);
  }

  /**
   * Lets the visitor sign in. To be called in a click: the window opens in that very task. During an attempt it gives
   * the same promise and shows the window again.
   *
   * @returns the connection. Rejects with the `OAuthConnectError` of `failed`, or with an `AbortError` (a signal's own
   *   reason, a `TimeoutError`) after `cancelled`
   */
  connect(options: ConnectOptions = {}): Promise<Connection> {
    // Once for each call: a part that is still missing is told of.
    this.#configuration.retry(() => this.#isActive && this.#adopt());
    return this.#connect(options);
  }

  #connect(options: ConnectOptions): Promise<Connection> {
    const { pending } = this;
    if (pending) return untilAborted(() => pending.then(() => this.#connect(options)), options.signal);
    const joined = this.#signIns.join();
    if (joined) return joined;
    const { identifier: account, signal, ...others } = options;
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    try {
      const { settings, error } = this.reading;
      if (!settings) throw error as OAuthConnectError;
      this.#connections.retryRestore();
      const known = account === undefined ? undefined : this.#connections.find(account);
      const data = known && this.#connections.store?.dataOf(known);
      // Not what was typed for another provider, whose passwords are its own.
      const remembered = data?.settings.binding === settings.binding ? data.record.fieldValues : undefined;
      const identifier = typeof account === 'string' ? account : account?.identifier;
      return this.#signIns.start(settings, { ...others, identifier }, remembered, signal);
    } catch (error) {
      return this.#signIns.refuse(error).then((told) => Promise.reject(told));
    }
  }

  /** Ends the attempt, if one runs. */
  cancel(): void {
    this.#signIns.cancel();
  }

  /**
   * Forgets connections, whatever comes, and then revokes them at the provider (RFC 7009).
   *
   * @param account - which, by its identifier or itself; without it all
   * @returns whether the provider confirmed it; rejects only with `identifier_missing`: two have it, and nothing is done
   */
  async revoke(account?: string | Connection): Promise<Revocation> {
    const { store, observer } = this.#connections;
    if (!store) return { remote: false };
    try {
      const known = account === undefined ? this.connections : [this.#connections.find(account)];
      const which = known.filter((one) => one !== undefined && this.connections.includes(one)) as Connection[];
      return await revokeAll(store, which, observer);
    } catch (error) {
      throw await describeError(error);
    }
  }

  /**
   * The connection's `fetch()`.
   *
   * @throws as that, and `not_connected` without a connection, `identifier_missing` with several
   */
  async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const { length } = this.connections;
    if (this.connection && length === 1) return this.connection.fetch(input, init);
    const [code, key] = length
      ? (['identifier_missing', 'several'] as const)
      : (['not_connected', 'nothingYet'] as const);
    throw await describeError(failure(code, 'request', key, []));
  }

  #keep(completed: CompletedSignIn, isLate: boolean): Promise<Connection> {
    const path = completed.mutablePath;
    if (path) this.#configuration.note('unique-identifier', `is "${path}", which can change hands: set it.`);
    return this.#connections.keep(completed, isLate);
  }

  /** Tells of another status, or of other connections. */
  #changed(): void {
    const { status: previous, connections: before } = this.#shown;
    const { status, connections } = this;
    this.#shown = { status, connections };
    const areOthers = connections !== before && connections.length + before.length > 0;
    if (status !== previous || areOthers) this.#fire(new StatusChangeEvent(status, previous));
    else this.#show();
  }

  /** Shows what is stored for the settings, unless another connection is being shown. */
  #adopt(): void {
    const { settings } = this.reading;
    const { length } = this.connections;
    this.#configuration.log();
    if (settings) {
      this.#configuration.noteSharedRedirectUrl(settings);
      if (!this.connections.length && !this.#signIns.isExpecting) this.#connections.showStored(settings);
      void resumeReturnedSignIn(settings, this.#signIns, () => this.#isActive);
    }
    // What was found in the store is told of after `restored`.
    if (this.connections.length > length) this.#show();
    else this.#changed();
  }

  #fire(event: Event): boolean {
    this.#show(event);
    if (!this.#target.dispatchEvent(event)) return false;
    if (event instanceof FailedEvent) void logFailure(event.detail.error, this.reading.error);
    return true;
  }
}
