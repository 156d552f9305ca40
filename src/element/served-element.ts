import { LitElement, ReactiveElement, type PropertyValues } from 'lit';

/**
 * An element that a server may have rendered (ssr-element.ts). What it rendered stands until the page knows better: the
 * first rendering takes its place in one go. It is not compared with it, as Lit's hydration would, for a server knows
 * neither the visitor's connections nor the language around the element.
 */
export abstract class ServedElement extends LitElement {
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // Not LitElement's own: `@lit-labs/ssr-client` has that one ask for hydration.
    const { createRenderRoot } = ReactiveElement.prototype as unknown as { createRenderRoot: () => DocumentFragment };
    return createRenderRoot.call(this);
  }

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated) this.renderRoot.replaceChildren();
    super.update(changed);
  }
}
