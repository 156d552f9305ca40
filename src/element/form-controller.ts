import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Connection } from '../connections/connection.js';
import { toJson } from '../platform/taken-at-load.js';

/** An element whose accounts are entries of a form. */
type Host = HTMLElement &
  ReactiveControllerHost & {
    readonly name: string;
    readonly multiple: unknown;
    readonly required: boolean;
    readonly connections: readonly Connection[];
  };

/** What an element tells of itself when a form asks. */
export interface FormAnswers {
  /** What the visitor reads where the form wants a connection. */
  readonly missingMessage: () => string;
  /** Where the focus goes then. */
  readonly mainControl: () => HTMLElement | null | undefined;
}

/** In place of what DOMs for unit tests (jsdom, happy-dom) do not have: no form is known, and everything is valid. */
const noInternals = {
  form: null,
  labels: [],
  validity: { valid: true },
  validationMessage: '',
  willValidate: false,
  checkValidity: () => true,
  reportValidity: () => true,
  setFormValue: () => undefined,
  setValidity: () => undefined,
  states: new Set(),
} as unknown as ElementInternals;

/** The element's side of the form around it: value, validity, `input` and `change` (HTML Standard §4.13.7.3). */
export class FormController implements ReactiveController {
  readonly #host: Host;
  readonly #answers: FormAnswers;
  readonly #internals: ElementInternals;
  #customMessage = '';
  #identifiers: readonly string[] = [];
  #isVisitorActing = false;

  constructor(host: Host, answers: FormAnswers) {
    this.#host = host;
    this.#answers = answers;
    const internals = (host as Partial<Host>).attachInternals?.();
    // Those of jsdom are there and can do nothing of this.
    this.#internals = internals?.states ? internals : noInternals;
    host.addController(this);
  }

  /** The internals, with the validity as it is by now. */
  get internals(): ElementInternals {
    this.update();
    return this.#internals;
  }

  /** The one custom state that holds. */
  set state(state: string) {
    const states = this.#internals.states as Set<string>;
    states.clear();
    states.add(state);
  }

  hostUpdated(): void {
    this.update();
  }

  /** Makes the element invalid for a reason of the author's; `''` ends that. */
  setCustomValidity(message: string): void {
    this.#customMessage = message;
    this.update();
  }

  /** Tells the form what to send, and whether it may. */
  update(): void {
    const { name, connections, multiple, required } = this.#host;
    this.#identifiers = connections.map(({ identifier }) => identifier);
    const entries = new FormData();
    for (const identifier of this.#identifiers) entries.append(name, identifier);
    this.#internals.setFormValue(name && multiple ? entries : (this.#identifiers.at(-1) ?? null));
    const valueMissing = required && !connections.some(({ status }) => status === 'active');
    this.#internals.setValidity(
      { customError: Boolean(this.#customMessage), valueMissing },
      this.#customMessage || this.#answers.missingMessage(),
      this.#answers.mainControl() ?? undefined,
    );
  }

  /** Does what the visitor asks for: a change of the value is theirs, and told by `input` and `change`. */
  asVisitor(action: () => void): void {
    this.#isVisitorActing = true;
    action();
    this.#isVisitorActing = false;
  }

  /**
   * Takes over other connections.
   *
   * @param isVisitors - whether a visitor's action led to it, though it ended later
   */
  connectionsChanged(isVisitors: boolean): void {
    const before = toJson(this.#identifiers);
    this.update();
    if (before === toJson(this.#identifiers) || !(isVisitors || this.#isVisitorActing)) return;
    for (const type of ['input', 'change'])
      this.#host.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  }
}
