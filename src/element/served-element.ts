import { LitElement, ReactiveElement, type PropertyValues } from 'lit';

/**
 * An element that a server may have rendered (server.ts). What it rendered stands until the page knows better: the first
 * rendering takes its place in one go. It is not compared with it, as Lit's hydration would, for a server knows neither
 * the visitor's connections nor the language around the element. In the bundle Lit itself does this (lean-lit.js).
 */
export abstract class ServedElement extends LitElement {
  readonly #made = true;

  // Lit would put by what was set before the element was upgraded, until it renders: options-element.ts needs it now.
  override hasOwnProperty(name: PropertyKey): boolean {
    return #made in this && Object.hasOwn(this, name);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // Not Lit's own: `@lit-labs/ssr-client` has that one ask for hydration.
    const { createRenderRoot } = ReactiveElement.prototype as unknown as { createRenderRoot: () => DocumentFragment };
    return createRenderRoot.call(this);
  }

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated) this.renderRoot.replaceChildren();
    super.update(changed);
  }
}
