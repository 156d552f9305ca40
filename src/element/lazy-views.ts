import type { CSSResult, ReactiveController, ReactiveControllerHost } from 'lit';
import { loadPart } from '../errors/load-part.js';
import type { OAuthConnectError } from '../errors/oauth-connect-error.js';

/** The views that are loaded later, each with its styles and its English texts. */
const loaders = {
  // The configuration has questions before sign-in.
  fields: () => import('./views/fields.js'),
  // An attempt failed, a connection ran out, or the configuration cannot be used.
  errors: () => import('./views/errors.js'),
  // The author names an icon, or an account has a picture.
  images: () => import('./views/images.js'),
  // The visitor is asked before an account is disconnected.
  question: () => import('./views/question.js'),
};

/** Other texts than the English ones: a language that is not English, or texts of the author's own. */
export type Translations = typeof import('./messages/index.js');

export const loadTranslations = (): Promise<Translations> =>
  loadPart('messages', () => import('./messages/index.js'), 'configuration');

/** The name of a view, and of its module. */
export type LazyViewName = keyof typeof loaders;

type LazyViews = { [K in LazyViewName]?: Awaited<ReturnType<(typeof loaders)[K]>> };

/** What this page has loaded. */
const loaded: LazyViews = {};

/** Loads the views that an element needs. One that cannot be loaded is asked for again with the next update. */
export class LazyViewLoader implements ReactiveController {
  readonly #tell: (error: OAuthConnectError) => void;
  /** Those that could not be loaded for the update that is under way. */
  readonly #missing = new Map<LazyViewName, OAuthConnectError>();
  /** Those that were told of. */
  readonly #told = new Set<LazyViewName>();

  /**
   * @param host - what the views are for
   * @param tell - called with `not_loaded` once for each view, until it has been loaded
   */
  constructor(host: ReactiveControllerHost, tell: (error: OAuthConnectError) => void) {
    this.#tell = tell;
    host.addController(this);
  }

  /** The views that are there. */
  get views(): Readonly<LazyViews> {
    return loaded;
  }

  /** Why a view that is needed is not there. */
  get error(): OAuthConnectError | undefined {
    return this.#missing.values().next().value;
  }

  /**
   * Loads the first of some views that is not there yet.
   *
   * @returns `undefined` when there is nothing to wait for
   */
  load(names: readonly LazyViewName[]): Promise<void> | undefined {
    const name = names.find((one) => !loaded[one] && !this.#missing.has(one));
    return name && this.#load(name);
  }

  hostUpdated(): void {
    this.#missing.clear();
  }

  /** Adds the styles of the views that are there. */
  adoptStyles({ adoptedStyleSheets }: ShadowRoot): void {
    for (const { styles } of Object.values(loaded) as { styles: CSSResult }[])
      if (styles.styleSheet && !adoptedStyleSheets.includes(styles.styleSheet))
        adoptedStyleSheets.push(styles.styleSheet);
  }

  async #load(name: LazyViewName): Promise<void> {
    try {
      (loaded as Record<LazyViewName, unknown>)[name] = await loadPart<unknown>(name, loaders[name], 'configuration');
      this.#told.delete(name);
    } catch (error) {
      this.#missing.set(name, error as OAuthConnectError);
      if (this.#told.has(name)) return;
      this.#told.add(name);
      this.#tell(error as OAuthConnectError);
    }
  }
}
