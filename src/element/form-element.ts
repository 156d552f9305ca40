import type { Connection } from '../connections/connection.js';
import { DisconnectingEvent } from '../connector/events.js';
import { ConnectorElement } from './connector-element.js';
import { FocusKeeper } from './focus-keeper.js';
import { FormController } from './form-controller.js';

/** An element with the members of a form control, whose value is the connected account. */
export abstract class FormElement extends ConnectorElement {
  /** Its accounts are entries of the form around it (HTML Standard §4.13.3). */
  static readonly formAssociated = true;

  /** The accounts that the visitor is being asked about. */
  readonly #questioned = new WeakSet<Connection>();
  readonly #focus = new FocusKeeper(this);
  readonly #form = new FormController(this, {
    missingMessage: () => this.missingMessage,
    mainControl: () => this.#focus.mainControl,
  });

  constructor() {
    super();
    this.addEventListener('command', (event) => {
      const { command } = event as Event & { command: string };
      if (command === '--connect') this.start();
      else if (command === '--cancel') this.cancel();
      else if (command === '--disconnect') this.disconnect(this.connections);
    });
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'name'];
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
    return this.#form.internals.form;
  }

  /** The labels that name it. */
  get labels(): NodeList {
    return this.#form.internals.labels;
  }

  /** What is wrong with it: `valueMissing` with `required`, unless an account is connected, and `customError`. */
  get validity(): ValidityState {
    return this.#form.internals.validity;
  }

  /** What the visitor is told of that. */
  get validationMessage(): string {
    return this.#form.internals.validationMessage;
  }

  /** Whether it is checked when its form is sent. */
  get willValidate(): boolean {
    return this.#form.internals.willValidate;
  }

  /** Whether nothing is wrong with it; fires `invalid` where something is. */
  checkValidity(): boolean {
    return this.#form.internals.checkValidity();
  }

  /** As `checkValidity()`, and shows the visitor what is wrong. */
  reportValidity(): boolean {
    return this.#form.internals.reportValidity();
  }

  /** Makes it invalid for a reason of the author's; `''` ends that. */
  setCustomValidity(message: string): void {
    this.#form.setCustomValidity(message);
  }

  /** Moves the focus to the main control. */
  override focus(options?: FocusOptions): void {
    this.#focus.mainControl?.focus(options);
  }

  /** @internal A form's reset clears the fields and keeps the connection. */
  formResetCallback(): void {
    this.typed.clear();
    this.requestUpdate();
  }

  /** @internal A `fieldset` may have disabled it. */
  formDisabledCallback(): void {
    this.requestUpdate();
  }

  override attributeChangedCallback(attribute: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(attribute, before, value);
    if (attribute === 'name') this.#form.update();
  }

  /** What the visitor reads where the form wants a connection. */
  protected abstract get missingMessage(): string;

  /** Whether its own attribute or a `fieldset` around it disables it. */
  protected get isDisabled(): boolean {
    return this.matches(':disabled');
  }

  /** Whether the visitor is being asked whether to disconnect an account. */
  protected isQuestioned(account: Connection): boolean {
    return this.#questioned.has(account);
  }

  /** Ends connections for the visitor, unless the page prevents it; where the author wants that, the visitor is asked first. */
  protected disconnect(accounts: readonly Connection[]): void {
    for (const connection of accounts) {
      const { name, identifier } = connection;
      if (!this.dispatchEvent(new DisconnectingEvent({ name, identifier, connection }))) continue;
      // What shows nothing cannot ask.
      if (this.confirmDisconnect && this.face !== 'none') this.#questioned.add(connection);
      else this.#revoke(connection);
    }
    this.requestUpdate();
  }

  /** Takes the visitor's answer whether to disconnect an account. */
  protected answerQuestion(account: Connection, isConfirmed: boolean): void {
    this.#questioned.delete(account);
    if (isConfirmed) this.#revoke(account);
    this.requestUpdate();
  }

  protected override connectorChanged(event?: Event): void {
    super.connectorChanged(event);
    this.#form.state = this.connector.status;
    this.#form.connectionsChanged(event?.type === 'connected');
  }

  #revoke(account: Connection): void {
    this.#form.asVisitor(() => void this.revoke(account));
  }
}
