import { html, nothing, type TemplateResult } from 'lit';
import type { ConnectOptions } from '../connector/connect-options.js';
import { isActive, type Connection, type Revocation } from '../connections/connection.js';
import { Connector } from '../connector/connector.js';
import type { AddListener, Status } from '../connector/events.js';
import type { OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { ConfigurationProblem } from '../settings/settings.js';
import { currentPage } from '../settings/page-environment.js';
import type { CustomMessages } from './messages/all.js';
import { en, type Messages } from './messages/en.js';
import { styles } from './oauth-connect.styles.js';
import { OptionsElement } from './options-element.js';
import { adoptStyles, load, parts } from './parts.js';
import * as views from './views.js';

/** How long an element may be out of its document, while it is moved, before its attempt is cancelled; in ms. */
const moveTime = 1000;
const ignore = () => undefined;

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the events are typed by a map
export interface OAuthConnectElement {
  addEventListener: AddListener<OAuthConnectElement>;
}

/**
 * Lets a visitor connect an account at any OAuth provider.
 *
 * @slot - The words of the connect button; white space alone keeps the built-in ones.
 * @slot icon - In place of the first letter of the provider's name, in the connect button.
 * @slot button - A button of your own in place of the connect button; a click on it connects.
 * @slot connected - In place of initials and name of the connected account; not with `multiple`.
 * @slot error - In place of the words of an error.
 *
 * @csspart button - The connect button.
 * @csspart icon - The first letter of the provider's name in it.
 * @csspart label - The words in it.
 * @csspart fields - All questions before sign-in.
 * @csspart field - One question, with its label.
 * @csspart input - What is typed or chosen in.
 * @csspart waiting - The card that is there while the visitor signs in.
 * @csspart spinner - The ring that turns in it.
 * @csspart message - The words of a card.
 * @csspart show-window - The button that shows the sign-in window again.
 * @csspart cancel - The button that ends the attempt.
 * @csspart retry - The button that begins a new attempt.
 * @csspart connection - A connected account.
 * @csspart initials - The first letters of its name.
 * @csspart connection-name - Its name.
 * @csspart connection-status - The line below its name.
 * @csspart disconnect - The button that ends it.
 * @csspart reconnect - The button that signs in again where it ran out.
 * @csspart add - The button that connects another account, with `multiple`.
 * @csspart error - The card that is there when something went wrong.
 * @csspart code - The code of the error in it.
 * @csspart continue - The button that goes on in this tab where the browser blocked the window.
 *
 * @cssproperty --oauth-connect-accent - The ground of the connect button. Default: the ink of the text around it.
 * @cssproperty --oauth-connect-on-accent - The words on it. Default: black or white, whichever can be read there.
 * @cssproperty --oauth-connect-line - Borders. Default: the ink, thinned to 18 %.
 * @cssproperty --oauth-connect-radius - How round the corners of buttons are; cards follow. Default: `0.7em`.
 * @cssproperty --oauth-connect-spacing - The room between things side by side. Default: `0.8em`.
 * @cssproperty --oauth-connect-success - The dot of a connected account.
 * @cssproperty --oauth-connect-warning - The words and the dot of an account that ran out.
 * @cssproperty --oauth-connect-danger - The mark and the title of an error.
 *
 * @cssstate idle - Nothing is connected.
 * @cssstate connecting - The visitor signs in, or the answer is being checked.
 * @cssstate connected - An account is connected.
 * @cssstate expired - All connections ran out.
 * @cssstate failed - The last attempt failed, and nothing is connected.
 * @cssstate invalid - The configuration is at fault.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export class OAuthConnectElement extends OptionsElement {
  /** Its accounts are entries of the form around it (HTML Standard §4.13.3). */
  static readonly formAssociated = true;
  static override readonly styles = styles;

  /**
   * Texts of the author's own, each in place of the same one in the language of the element: `{ connect: 'Link {{name}}' }`.
   * `{{name}}` stands for the provider or the account that a text is about; a function gets it as its argument.
   */
  declare messages: CustomMessages | null | undefined;

  readonly #internals = this.attachInternals();
  readonly #connector = new Connector({}, this, (event) => {
    this.#show(event);
  });
  #texts: Messages = en;
  #typed: Record<string, string> = {};
  #lastOptions: ConnectOptions = {};
  #seen = '';
  #said = '';
  #focused: Element | null = null;
  #removal: ReturnType<typeof setTimeout> | undefined;
  readonly #update = () => {
    this.requestUpdate();
  };
  readonly #around = new MutationObserver(this.#update);
  #custom = '';
  #entries = '';
  #acting = false;

  constructor() {
    super();
    for (const type of ['pointerenter', 'focusin'])
      this.addEventListener(type, () => void this.#current.prepare().catch(ignore));
    this.addEventListener('command', (event) => {
      const { command } = event as Event & { command: string };
      if (command === '--connect') this.#connect();
      else if (command === '--cancel') this.cancel();
      else if (command === '--disconnect') this.#disconnect(this);
    });
  }

  /** What the element is doing. */
  get status(): Status {
    return this.#current.status;
  }

  /** The connected accounts, the latest last. */
  get connections(): readonly Connection[] {
    return this.#current.connections;
  }

  /** The latest connection, or `null`. */
  get connection(): Connection | null {
    return this.#current.connection;
  }

  /** Every fault of the configuration; empty when it can be used. */
  get configurationErrors(): readonly ConfigurationProblem[] {
    return this.#current.configurationErrors;
  }

  /** What works but should not stay so. */
  get configurationWarnings(): readonly ConfigurationProblem[] {
    return this.#current.configurationWarnings;
  }

  /** The absolute redirect URL, to paste into the provider's settings (step 2). */
  get resolvedRedirectUrl(): string {
    return this.#current.resolvedRedirectUrl;
  }

  /**
   * Lets the visitor sign in. To be called in a click: the window opens in that very task. During an attempt it gives
   * the same promise and shows the window again.
   *
   * @returns the connection. Rejects with the `OAuthConnectError` of `failed`, or after `cancelled` with an `AbortError`
   */
  connect(options: ConnectOptions = {}): Promise<Connection> {
    const connector = this.#current;
    if (!connector.progress) this.#lastOptions = options;
    // Not what was typed into fields that are gone.
    const typed = Object.fromEntries(
      Object.entries(this.#typed).filter(([name]) => this.#fields.some((field) => field.name === name)),
    );
    const fieldValues = options.identifier === undefined ? { ...typed, ...options.fieldValues } : options.fieldValues;
    return connector.connect({ ...options, fieldValues });
  }

  /** Ends the attempt, if one runs. */
  cancel(): void {
    this.#connector.cancel();
  }

  /**
   * Forgets connections, whatever comes, and then revokes them at the provider (RFC 7009).
   *
   * @param identifier - which; without it all
   * @returns whether the provider confirmed it; does not reject for its failure
   */
  revoke(identifier?: string): Promise<Revocation> {
    return this.#connector.revoke(identifier);
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

  /** What the form around it gets its entries by; reflects the attribute. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  set name(name: string | null | undefined) {
    this.setAttribute('name', name ?? '');
  }

  /** The identifier of the latest connection, or `''`. It is what the browser says, and no proof of anything to a server. */
  get value(): string {
    return this.connection?.identifier ?? '';
  }

  /** The form that it belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** The labels that name it. */
  get labels(): NodeList {
    return this.#internals.labels;
  }

  /** What is wrong with it: `valueMissing` with `required`, unless an account is connected, and `customError`. */
  get validity(): ValidityState {
    return this.#validated.validity;
  }

  /** What the visitor is told of that. */
  get validationMessage(): string {
    return this.#validated.validationMessage;
  }

  /** Whether it is checked when its form is sent. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  /** Whether nothing is wrong with it; fires `invalid` where something is. */
  checkValidity(): boolean {
    return this.#validated.checkValidity();
  }

  /** As `checkValidity()`, and shows the visitor what is wrong. */
  reportValidity(): boolean {
    return this.#validated.reportValidity();
  }

  /** Makes it invalid for a reason of the author's; `''` ends that. */
  setCustomValidity(message: string): void {
    this.#custom = message;
    this.#associate();
  }

  /** @internal A form's reset clears the fields and keeps the connection. */
  formResetCallback(): void {
    this.#typed = {};
    this.requestUpdate();
  }

  /** @internal A `fieldset` may have disabled it. */
  formDisabledCallback(): void {
    this.requestUpdate();
  }

  /** Moves the focus to the main control. */
  override focus(options?: FocusOptions): void {
    this.#control?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#removal);
    // It may have another language now, and later: that of something around it, in whichever shadow trees it is. Or
    // another name.
    this.requestUpdate();
    for (
      let root: Node | undefined = this.getRootNode();
      root;
      root = (root as Partial<ShadowRoot>).host?.getRootNode()
    )
      this.#around.observe(root, { subtree: true, attributeFilter: ['lang', 'name'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#around.disconnect();
    // Moving an element takes it out and puts it in again: that must not end a sign-in.
    this.#removal = setTimeout(() => {
      if (!this.isConnected) this.#connector.suspend();
    }, moveTime);
  }

  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- as Lit declares it
  protected override scheduleUpdate(): void | Promise<unknown> {
    this.#current.resume();
    const { pending, reading, error } = this.#connector;
    const missing =
      pending ??
      ((error ?? reading.error ?? this.#connector.status === 'expired') ? load('trouble') : undefined) ??
      (this.#fields.length ? load('fields') : undefined) ??
      ((this.messages ?? this.#foreign) ? load('languages') : undefined) ??
      parts.languages?.loadLanguage(this);
    return missing ? missing.then(() => this.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    adoptStyles(this.renderRoot as ShadowRoot);
    this.#texts = parts.languages?.textsOf(this) ?? en;
    this.#announce();
    const active = document.activeElement;
    this.#focused = this.shadowRoot?.activeElement ?? (active !== this && this.contains(active) ? active : null);
  }

  protected override updated(): void {
    this.#associate();
    const lost = this.#focused && !(this.#focused.getRootNode() === this.shadowRoot || this.#focused.assignedSlot);
    if (lost) (this.renderRoot.querySelector<HTMLElement>('.card') ?? this).focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { face } = this;
    if (face === 'none') return nothing;
    const { status, progress, error } = this.#connector;
    const retry = () => {
      this.cancel();
      this.#connect(this.#lastOptions);
    };
    let view: unknown;
    if (status === 'invalid') view = this.#invalid();
    else if (progress) {
      const checking = progress === 'checking';
      const onShow = () => void this.connect().catch(ignore);
      const onCancel = () => {
        this.cancel();
      };
      const texts = this.#texts;
      view = views.waiting({ texts, provider: this.#provider, checking, onShow, onRetry: retry, onCancel });
    } else {
      const again = face !== 'full' || !this.#fields.length || this.connections.length;
      view = html`${error ? this.#failure(error, again ? retry : undefined) : nothing}
      ${face === 'full' ? this.#full(Boolean(error && parts.trouble)) : nothing}`;
    }
    return html`${view}
      <div class="hidden" role="status">${this.#said}</div>`;
  }

  #full(failed: boolean): unknown {
    const { connections } = this;
    if (!connections.length) return failed && !this.#fields.length ? nothing : this.#start();
    const another = () => this.#connect();
    const add = this.#fields.length ? this.#start() : views.action('add', this.#texts.another, another);
    return html`${this.#accounts()} ${this.multiple ? add : nothing}`;
  }

  #accounts(): unknown {
    return this.connections.map((connection) => {
      const { identifier, name, status } = connection;
      const words = (status === 'expired' ? parts.trouble?.expiredWords(this.#texts, name) : undefined) ?? {
        part: 'disconnect' as const,
        status: this.#texts.connected(this.#provider),
        label: this.#texts.disconnect,
        title: this.#texts.disconnectName(name),
      };
      return views.account(connection, words, this.#disabled, this.multiple, () => {
        if (words.part === 'reconnect') this.#connect({ identifier });
        else this.#disconnect(connection);
      });
    });
  }

  #start(): TemplateResult {
    const labelled = [...this.childNodes].some((node) =>
      node instanceof Element ? !node.slot : node instanceof Text && node.data.trim(),
    );
    const label = html`<slot ?hidden=${!labelled} @slotchange=${this.#update}></slot>${
        labelled ? nothing : this.#texts.connect(this.#provider)
      }`;
    return html`
      <form novalidate @submit=${this.#onSubmit}>
        ${this.#fields.length ? parts.fields?.fields(this.#fields, this.#typed, this.#onInput) : nothing}
        <slot name="button" @click=${this.#onSlottedClick}>
          ${views.button(label, this.#provider, this.#disabled)}
        </slot>
      </form>
    `;
  }

  #failure(error: OAuthConnectError, onRetry?: () => void): unknown {
    const onContinue = () => this.#connect({ ...this.#lastOptions, mode: 'redirect' });
    return (
      parts.trouble?.failure(
        error,
        this.#texts,
        this.#provider,
        onRetry,
        this.resolvedRedirectUrl.startsWith(`${origin}/`) && onContinue,
      ) ?? this.#texts.failed(this.#provider)
    );
  }

  #invalid(): unknown {
    // Whoever develops the page sees it on a loopback host; visitors elsewhere are told what concerns them.
    const faults = currentPage().loopback ? this.configurationErrors.map(({ message }) => message) : [];
    return parts.trouble?.invalid(this.#texts, this.#provider, faults) ?? this.#texts.failed(this.#provider);
  }

  /** The connector, with what the attributes and properties say by now. */
  get #current(): Connector {
    if (this.stale) this.#connector.configure(this.readOptions());
    return this.#connector;
  }

  /** Whether another language than English may be written somewhere around it. */
  get #foreign(): unknown {
    const near = this.closest('[lang]') ?? (this.getRootNode() as Partial<ShadowRoot>).host;
    return near && !this.matches(':lang(en)');
  }

  get #provider(): string {
    return this.#connector.reading.providerName || this.#texts.someServer;
  }

  get #fields() {
    return this.#connector.reading.settings?.fields ?? [];
  }

  /** The main control, once there is one. */
  get #control(): HTMLElement | null | undefined {
    // Before the first update there is none.
    const root = this.renderRoot as ShadowRoot | undefined;
    const own = this.querySelector<HTMLElement>('[slot=button]');
    return (
      root?.querySelector<HTMLElement>('[part=show-window], [part=cancel], [part=retry], input, select') ??
      (own?.assignedSlot ? own : root?.querySelector('button'))
    );
  }

  /** Its own attribute or a `fieldset` around it disables it. */
  get #disabled(): boolean {
    return this.matches(':disabled');
  }

  get #validated(): ElementInternals {
    this.#associate();
    return this.#internals;
  }

  #disconnect(whom: this | Connection): void {
    this.#acting = true;
    void whom.revoke();
    this.#acting = false;
  }

  #connect(options?: ConnectOptions): void {
    // What goes wrong is told by events.
    this.connect(options).catch(ignore);
  }

  readonly #onInput = ({ target }: Event) => {
    const { name, value } = target as HTMLInputElement;
    this.#typed[name] = value;
    (target as HTMLInputElement).setCustomValidity('');
    this.requestUpdate();
  };

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!this.#fields.length || parts.fields?.check(form, this.#fields, this.#typed, this.#texts)) this.#connect();
  };

  readonly #onSlottedClick = (event: Event) => {
    const target = event.target as Element;
    if (this.#disabled || target.getRootNode() === this.shadowRoot || event.defaultPrevented) return;
    // An author's button connects; it must not submit the form around it as well.
    event.preventDefault();
    this.renderRoot.querySelector('form')?.requestSubmit();
  };

  /** Called by the connector after each change that can be seen, before the event that tells of it. */
  #show(event?: Event): void {
    const states = this.#internals.states as Set<string>;
    states.clear();
    states.add(this.#connector.status);
    this.requestUpdate();
    const before = this.#entries;
    this.#associate();
    if (before === this.#entries || !(this.#acting || event?.type === 'connected')) return;
    for (const type of ['input', 'change'])
      this.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  }

  /** Tells the form around it what to send, and whether it may. */
  #associate(): void {
    const { name } = this;
    const { connections } = this.#connector;
    const identifiers = connections.map(({ identifier }) => identifier);
    const entries = new FormData();
    for (const identifier of identifiers) entries.append(name, identifier);
    this.#entries = identifiers.join();
    this.#internals.setFormValue(name && this.multiple ? entries : (identifiers.at(-1) ?? null));
    this.#internals.setValidity(
      { customError: Boolean(this.#custom), valueMissing: this.required && !connections.some(isActive) },
      this.#custom || this.#texts.connect(this.#provider),
      this.#control ?? undefined,
    );
  }

  /** Tells those who do not see it what has changed. */
  #announce(): void {
    const { status, progress, error, connection } = this.#connector;
    const seen = progress ?? (error ? 'failed' : status);
    const before = this.#seen;
    this.#seen = seen;
    if (!before || before === seen) return;
    const provider = this.#provider;
    if (progress) this.#said = progress === 'waiting' ? this.#texts.waiting(provider) : this.#texts.checking;
    else if (error)
      this.#said = parts.trouble?.errorTitle(error, this.#texts, provider) ?? this.#texts.failed(provider);
    else if (!connection) this.#said = this.#texts.ended;
    else if (status === 'connected') this.#said = this.#texts.nowConnected(connection.name);
    else this.#said = parts.trouble?.expiredWords(this.#texts, connection.name).said ?? '';
  }
}
