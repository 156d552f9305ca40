import type { Connection, Revocation } from '../connections/connection.js';
import { Connector } from '../connector/connector.js';
import type { Status } from '../connector/events.js';
import type { ConfigurationProblem } from '../settings/settings.js';
import type { Field } from '../settings/login-fields.js';
import type { ConnectOptions } from '../connector/connect-options.js';
import { OptionProperties } from './option-properties.js';
import { TypedValues } from './typed-values.js';

/** How long an element may be out of its document, while it is moved, before its attempt is cancelled; in ms. */
const moveTimeoutMs = 1000;

/** An element with the members of a connector, which fires its events. */
export abstract class ConnectorElement extends OptionProperties {
  /** What was typed into the fields. */
  protected readonly typed = new TypedValues();
  readonly #connector = new Connector({}, this, (event) => {
    this.connectorChanged(event);
  });
  #lastOptions: ConnectOptions = {};
  #wasConnected = false;
  #removal: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    for (const type of ['pointerenter', 'focusin'])
      this.addEventListener(type, () => void this.connector.prepare().catch(() => undefined));
  }

  /** What the element is doing. */
  get status(): Status {
    return this.connector.status;
  }

  /** The connected accounts, the latest last. */
  get connections(): readonly Connection[] {
    return this.connector.connections;
  }

  /** The latest connection, or `null`. */
  get connection(): Connection | null {
    return this.connector.connection;
  }

  /** Every fault of the configuration; empty when it can be used. */
  get configurationErrors(): readonly ConfigurationProblem[] {
    return this.connector.configurationErrors;
  }

  /** What works but should not stay so. */
  get configurationWarnings(): readonly ConfigurationProblem[] {
    return this.connector.configurationWarnings;
  }

  /** The absolute redirect URL, to paste into the provider's settings (step 2). */
  get resolvedRedirectUrl(): string {
    return this.connector.resolvedRedirectUrl;
  }

  /**
   * Lets the visitor sign in. To be called in a click: the window opens in that very task. During an attempt it gives
   * the same promise and shows the window again.
   *
   * @returns the connection. Rejects with the `OAuthConnectError` of `failed`, or after `cancelled` with an `AbortError`
   */
  connect(options: ConnectOptions = {}): Promise<Connection> {
    const { connector } = this;
    if (!connector.progress) this.#lastOptions = options;
    // An account that is connected again has its own values.
    const typed = options.identifier === undefined ? this.typed.of(this.loginFields) : undefined;
    return connector.connect({
      ...options,
      fieldValues: typed ? { ...typed, ...options.fieldValues } : options.fieldValues,
    });
  }

  /** Ends the attempt, if one runs. */
  cancel(): void {
    this.#connector.cancel();
  }

  /**
   * Forgets connections, whatever comes, and then revokes them at the provider (RFC 7009).
   *
   * @param account - which, by its identifier or itself; without it all
   * @returns whether the provider confirmed it; does not reject for its failure, only with `identifier_missing` where two
   *   connections have that identifier, and then nothing is done
   */
  revoke(account?: string | Connection): Promise<Revocation> {
    return this.#connector.revoke(account);
  }

  /**
   * Sends a request with the connection's token and parameters, to allowed URLs only.
   *
   * @param input - as of the platform's `fetch()`; a relative address is resolved against `api-url`
   * @param init - as of the platform's `fetch()`
   * @throws `not_connected`, `identifier_missing` with several connections, and as `Connection.fetch()`
   */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    return this.#connector.fetch(input, init);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#removal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element takes it out and puts it in again: that must not end a sign-in.
    this.#removal = setTimeout(() => {
      if (!this.isConnected) this.#connector.close();
    }, moveTimeoutMs);
  }

  /** The connector, with what attributes and properties say by now. */
  protected get connector(): Connector {
    if (this.optionsChanged) this.#connector.configure(this.readOptions());
    return this.#connector;
  }

  /** The questions before sign-in. */
  protected get loginFields(): readonly Field[] {
    return this.#connector.reading.settings?.fields ?? [];
  }

  /** Called after each change of the connector that can be seen, and with each event before it fires. */
  protected connectorChanged(event?: Event): void {
    const isConnected = this.#connector.connections.length > 0;
    // Of an account that others share with this element, events fire elsewhere.
    if (isConnected !== this.#wasConnected || event?.type === 'connected' || event?.type === 'revoked') {
      this.typed.forgetPasswords(this.loginFields);
      this.#lastOptions = {};
    }
    this.#wasConnected = isConnected;
    this.requestUpdate();
  }

  /** What the account is called that the last attempt was to connect again, where it was. */
  protected get reconnectedName(): string | undefined {
    const { identifier } = this.#lastOptions;
    if (typeof identifier !== 'string') return identifier?.name;
    return this.connections.find((one) => one.identifier === identifier)?.name ?? identifier;
  }

  /** Begins an attempt for the visitor; what goes wrong is told by events. */
  protected start(options?: ConnectOptions): void {
    this.connect(options).catch(() => undefined);
  }

  /** Begins an attempt: where an account is connected, another one is wanted. */
  protected startAnother(): void {
    this.start({ selectAccount: this.connections.length > 0 });
  }

  /** Begins a new attempt with what the last one began with. */
  protected startAgain(): void {
    // A server takes a nonce of its own once (OpenID Connect Core §15.5.2); and what has ended an attempt ends it at once.
    const { nonce, signal, ...last } = this.#lastOptions;
    const selectAccount = last.selectAccount ?? this.connector.error?.code === 'wrong_account';
    const options = { ...last, selectAccount };
    this.cancel();
    this.start(signal?.aborted ? options : { ...options, signal });
  }

  /** Begins a new attempt in this tab, where the last one's window was blocked. */
  protected startInThisTab(): void {
    this.start({ ...this.#lastOptions, mode: 'redirect' });
  }
}
