import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = HTMLElement & ReactiveControllerHost;

/** Keeps the focus in the element where the control that had it goes: keyboards would have to begin at the page's top. */
export class FocusKeeper implements ReactiveController {
  readonly #host: Host;
  #focused: Element | null = null;
  #card: HTMLElement | null | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** The main control, once there is one. */
  get mainControl(): HTMLElement | null | undefined {
    const root = this.#host.shadowRoot;
    const own = this.#host.querySelector<HTMLElement>('[slot=button]');
    return (
      root?.querySelector<HTMLElement>('[part=show-window], [part=cancel], [part=retry], input, select') ??
      (own?.assignedSlot ? own : root?.querySelector('button'))
    );
  }

  hostUpdate(): void {
    // Within another shadow tree, the document knows its host alone.
    const { activeElement = null } = this.#host.getRootNode() as Partial<DocumentOrShadowRoot>;
    if (activeElement === this.#host) this.#focused = this.#host.shadowRoot?.activeElement ?? null;
    else this.#focused = this.#host.contains(activeElement) ? activeElement : null;
    this.#card = this.#focused?.closest<HTMLElement>('.card');
  }

  hostUpdated(): void {
    const focused = this.#focused;
    if (!focused || focused.getRootNode() === this.#host.shadowRoot || focused.assignedSlot) return;
    // Where there are several accounts, that of the control.
    const card = this.#card?.isConnected ? this.#card : this.#host.shadowRoot?.querySelector<HTMLElement>('.card');
    (card ?? this.#host).focus();
  }
}
