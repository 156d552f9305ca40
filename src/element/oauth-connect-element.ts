import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../connections/connection.js';
import { FailedEvent, type AddListener } from '../connector/events.js';
import { logFailure } from '../connector/features.js';
import type { Progress } from '../connector/running-attempt.js';
import type { OAuthConnectError } from '../errors/oauth-connect-error.js';
import { pageOrigin } from '../platform/page-origin.js';
import { currentPage } from '../settings/page-environment.js';
import { accountCard } from './account-card.js';
import { Announcer, announcementOf } from './announcer.js';
import { FormElement } from './form-element.js';
import { LazyViewLoader, type LazyViewName } from './lazy-views.js';
import { Localize } from './localize.js';
import { accountStyles } from './styles/account.js';
import { baseStyles } from './styles/base.js';
import { startStyles } from './styles/start.js';
import { waitingStyles } from './styles/waiting.js';
import { action } from './views/action.js';
import { plainFailureView } from './views/plain-failure.js';
import { startView } from './views/start.js';
import { waitingView } from './views/waiting.js';
import type { Words } from './views/words.js';

const isExpired = ({ status }: Connection): boolean => status === 'expired';

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
 * @cssstate invalid - The configuration cannot be used.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export class OAuthConnectElement extends FormElement {
  static override readonly styles = [baseStyles, startStyles, waitingStyles, accountStyles];

  readonly #localize = new Localize(this);
  readonly #lazy = new LazyViewLoader(this, (error) => {
    if (this.dispatchEvent(new FailedEvent(error))) void logFailure(error);
  });
  /** What was told last of something that went wrong. */
  #failed: FailedEvent | undefined;
  readonly #announcer = new Announcer(this, () => announcementOf(this.connector, this.#words, this.#lazy.views.errors));

  protected override connectorChanged(event?: Event): void {
    if (event instanceof FailedEvent) this.#failed = event;
    super.connectorChanged(event);
  }

  /** Waits for the configuration, and for the views and the language that the update needs. */
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- as Lit declares it
  protected override scheduleUpdate(): void | Promise<unknown> {
    this.connector.resume();
    const missing = this.connector.pending ?? this.#lazy.load(this.#neededViews) ?? this.#localize.load();
    return missing ? missing.then(() => this.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    this.#lazy.adoptStyles(this.renderRoot as ShadowRoot);
    this.#localize.update();
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.face === 'none' ? nothing : html`${this.#view} ${this.#announcer.render()}`;
  }

  protected override get missingMessage(): string {
    const { texts, provider } = this.#words;
    return texts.connect(provider);
  }

  get #words(): Words {
    const { texts } = this.#localize;
    return { texts, provider: this.connector.reading.providerName || texts.someServer };
  }

  get #neededViews(): LazyViewName[] {
    const { error, reading } = this.connector;
    const needed: LazyViewName[] = [];
    if (this.face === 'none') return needed;
    if ((error ?? reading.error) || this.connections.some(isExpired)) needed.push('errors');
    if (this.loginFields.length) needed.push('fields');
    if (reading.settings?.iconUrl || this.connections.some(({ picture }) => picture)) needed.push('images');
    if (this.connections.some((one) => this.isQuestioned(one))) needed.push('question');
    return needed;
  }

  get #view(): unknown {
    const { status, progress, error } = this.connector;
    if (status === 'invalid') return this.#invalid();
    if (progress) return this.#waiting(progress);
    const accounts = this.connections.filter((one) => this.face === 'full' || this.isQuestioned(one));
    return html`
      ${error ? this.#failure(error) : nothing} ${accounts.map((one) => this.#account(one))}
      ${this.face === 'full' ? this.#start(error) : nothing}
    `;
  }

  /** What begins a sign-in, where one can. */
  #start(error: OAuthConnectError | null): unknown {
    const fields = this.loginFields;
    if (this.connections.length && !this.multiple) return nothing;
    // The failure has a button that tries again.
    if (!fields.length && !this.connections.length && error) return nothing;
    if (!fields.length && this.connections.length)
      return action('add', this.#words.texts.another, () => this.startAnother());
    const lazy = this.#lazy.views.fields;
    if (fields.length && !lazy) return this.#plainFailure(() => this.requestUpdate());
    return startView({
      ...this.#words,
      isLabelSlotted: [...this.childNodes].some((node) =>
        node instanceof Element ? !node.slot : node instanceof Text && node.data.trim(),
      ),
      iconUrl: this.connector.reading.settings?.iconUrl,
      withImage: this.#lazy.views.images?.withImage,
      disabled: this.isDisabled,
      fields: fields.length
        ? lazy?.fieldsView(fields, this.#words.texts, this.typed.of(fields), this.#onInput)
        : nothing,
      onSubmit: this.#onSubmit,
      onSlotChange: () => this.requestUpdate(),
      onClick: this.#onButtonClick,
    });
  }

  #waiting(progress: Progress): TemplateResult {
    return waitingView({
      ...this.#words,
      progress,
      onShow: () => this.start(),
      onRetry: () => this.startAgain(),
      onCancel: () => this.cancel(),
    });
  }

  #account(connection: Connection): TemplateResult {
    const card = accountCard(connection, {
      ...this.#words,
      views: this.#lazy.views,
      disabled: this.isDisabled,
      multiple: Boolean(this.multiple),
      isQuestioned: this.isQuestioned(connection),
      onReconnect: () => this.start({ identifier: connection }),
      onDisconnect: () => this.disconnect([connection]),
      onAnswer: (isConfirmed) => this.answerQuestion(connection, isConfirmed),
    });
    return card ?? this.#plainFailure(() => this.requestUpdate());
  }

  #failure(error: OAuthConnectError): TemplateResult {
    const onRetry = () => this.startAgain();
    const isStartShown = this.face === 'full' && this.loginFields.length > 0 && !this.connections.length;
    // In a frame the login page would come in its place.
    const canContinue = window.top === window && this.resolvedRedirectUrl.startsWith(`${pageOrigin}/`);
    const view = this.#lazy.views.errors?.failureView({
      ...this.#words,
      error,
      account: this.reconnectedName,
      forAuthor: currentPage().loopback && !this.#failed?.defaultPrevented,
      onRetry: isStartShown ? undefined : onRetry,
      onContinue: canContinue ? () => this.startInThisTab() : undefined,
    });
    return view ?? this.#plainFailure(onRetry, error);
  }

  #invalid(): TemplateResult {
    // Whoever develops the page sees it on a loopback host; visitors elsewhere are told what concerns them.
    const problems = currentPage().loopback ? this.configurationErrors.map(({ message }) => message) : [];
    const view = this.#lazy.views.errors?.invalidView(this.#words, problems);
    return view ?? this.#plainFailure(() => this.requestUpdate(), this.connector.reading.error);
  }

  #plainFailure(onRetry: () => void, error?: OAuthConnectError): TemplateResult {
    const errors = [error, this.#lazy.error].filter((one) => one !== undefined);
    return plainFailureView({ ...this.#words, errors, forAuthor: currentPage().loopback, onRetry });
  }

  readonly #onInput = ({ target }: Event) => {
    const control = target as HTMLInputElement;
    this.typed.set(control.name, control.value);
    control.setCustomValidity('');
    this.requestUpdate();
  };

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const { settings } = this.connector.reading;
    const take = (name: string, value: string) => this.typed.set(name, value);
    const check = this.#lazy.views.fields?.checkFields;
    const isChecked =
      settings?.fields.length && check?.(this.renderRoot as ShadowRoot, settings, this.#words.texts, take);
    if (!settings?.fields.length || isChecked) this.startAnother();
  };

  readonly #onButtonClick = (event: Event) => {
    const target = event.target as Element;
    if (this.isDisabled || target.getRootNode() === this.shadowRoot || event.defaultPrevented) return;
    // An author's button connects; it must not submit the form around it as well.
    event.preventDefault();
    const form = this.renderRoot.querySelector('form');
    // A field may have the name of the method.
    if (form) HTMLFormElement.prototype.requestSubmit.call(form);
  };
}
