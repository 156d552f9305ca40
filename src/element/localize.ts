import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadTranslations, type Translations } from './lazy-views.js';
import { en, type Messages } from './messages/en.js';

/** An element with texts of its author's. */
type Host = HTMLElement & ReactiveControllerHost & { readonly messages: unknown };

/** The `lang` of an element: its own, or that of the nearest around it, shadow trees included (HTML Standard §3.2.6.2). */
export function tagOf(element: Element): string {
  const near = element.closest('[lang]');
  const root = element.getRootNode();
  if (near) return near.getAttribute('lang') ?? '';
  return root instanceof ShadowRoot ? tagOf(root.host) : '';
}

const isEnglish = (tag: string): boolean => /^(?:en\b.*)?$/i.test(tag);

/** Gives an element its texts: those of its author first, then those of the language around it, then English. */
export class Localize implements ReactiveController {
  readonly #host: Host;
  readonly #observer: MutationObserver;
  #texts: Messages = en;
  #translations: Translations | undefined;
  /** What was asked for last: what cannot be loaded is not asked for again with each update. */
  #asked = '';

  constructor(host: Host) {
    this.#host = host;
    this.#observer = new MutationObserver(() => {
      host.requestUpdate();
    });
    host.addController(this);
  }

  /** The texts, as of the last update. */
  get texts(): Messages {
    return this.#texts;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
    let root: Node | undefined = this.#host.getRootNode();
    while (root) {
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
      root = (root as Partial<ShadowRoot>).host?.getRootNode();
    }
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** To be called before anything is rendered with the texts. */
  update(): void {
    this.#texts = { ...en, ...this.#translations?.textsFor(tagOf(this.#host), this.#host.messages) };
  }

  /**
   * Loads other texts than the English ones, unless that is done or was tried. Where they cannot be loaded that is no error:
   * the element speaks English.
   *
   * @returns `undefined` when there is nothing to wait for
   */
  load(): Promise<void> | undefined {
    const tag = tagOf(this.#host);
    const wanted = !isEnglish(tag) ? tag : this.#host.messages ? 'en' : '';
    if (wanted === this.#asked) return undefined;
    this.#asked = wanted;
    return wanted ? this.#load(tag).catch(() => undefined) : undefined;
  }

  async #load(tag: string): Promise<void> {
    this.#translations ??= await loadTranslations();
    await this.#translations.loadLanguage(tag);
  }
}
