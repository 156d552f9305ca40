import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { customTexts } from './messages/custom-messages.js';
import { en, type Messages } from './messages/en.js';
import { loadedLanguages, loadLanguage } from './messages/index.js';
import { languageFor, tagOf } from './messages/language-tags.js';

/** An element with texts of its author's. */
type Host = HTMLElement & ReactiveControllerHost & { readonly messages: unknown };

/** Gives an element its texts: those of its author first, then those of the language around it, then English. */
export class Localize implements ReactiveController {
  readonly #host: Host;
  readonly #observer: MutationObserver;
  #texts: Messages = en;
  /** The language that was asked for last: one that cannot be loaded is not asked for again with each update. */
  #asked = 'en';

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
    this.#texts = { ...en, ...loadedLanguages.get(this.#language), ...customTexts(this.#host.messages) };
  }

  /**
   * Loads the language, unless that is done or was tried. One that cannot be loaded is no error: the element speaks English.
   *
   * @returns `undefined` when there is nothing to wait for
   */
  load(): Promise<void> | undefined {
    const name = this.#language;
    if (name === this.#asked) return undefined;
    this.#asked = name;
    return loadedLanguages.has(name) || name === 'en' ? undefined : loadLanguage(name).catch(() => undefined);
  }

  get #language(): string {
    return languageFor(tagOf(this.#host));
  }
}
