import { randomState, statePrefix } from '../protocol/authorization-request.js';
import { fieldValuesFor, publicValues, type FieldValues } from '../settings/login-fields.js';
import type { Values } from '../settings/template.js';
import type { Settings } from '../settings/settings.js';
import type { LoginWindow } from '../transport/login-window.js';

/** What one sign-in can be told. */
export interface SignInOptions {
  /** The values of fields, held to the same rules as typed ones. */
  readonly fieldValues?: FieldValues | undefined;
  /** The account to connect again, sent as `login_hint`; another one that comes back is `wrong_account`. */
  readonly identifier?: string | undefined;
  /** Further query parameters for the login page, over those of `login-params`. */
  readonly loginParams?: Readonly<Record<string, string>> | undefined;
  /**
   * Asks for the provider's account chooser, where that is known to have one (OpenID Connect Core §3.1.2.1,
   * `prompt=select_account`): a login page would go on with the account that it knows.
   */
  readonly selectAccount?: boolean | undefined;
  /** Where the login page comes. */
  readonly mode?: 'popup' | 'redirect' | undefined;
  /** A value of the server's making that the ID token has to hold (OpenID Connect Core §3.1.2.1). */
  readonly nonce?: string | undefined;
}

/** One try to sign in, from the click to its end, with the settings that it began with. */
export class Attempt {
  readonly state: string;
  readonly settings: Settings;
  readonly options: SignInOptions;
  readonly fieldValues: FieldValues;
  readonly clientId: string;
  readonly #ending = new AbortController();
  #loginWindow: LoginWindow | undefined;

  /**
   * @param remembered - what was typed when the account that is connected again was connected before
   * @param state - of an attempt that began on another page
   * @throws `template_failed`, or `invalid_configuration` for values and options that cannot be used
   */
  constructor(
    settings: Settings,
    options: SignInOptions,
    remembered?: FieldValues,
    state = statePrefix + randomState(),
  ) {
    this.state = state;
    this.settings = settings;
    this.options = options;
    this.fieldValues = fieldValuesFor(settings, options.fieldValues ?? {}, remembered ?? {});
    this.clientId = settings.clientId.expand([this.publicFieldValues], 'login');
  }

  /** What was typed, except passwords: those are kept out of addresses. */
  get publicFieldValues(): FieldValues {
    return publicValues(this.settings.fields, this.fieldValues);
  }

  /** The values that templates know before sign-in; those of the token endpoint may be passwords. */
  get values(): Values {
    return [this.fieldValues, { client_id: this.clientId }];
  }

  /** Whether the login page comes in this tab. */
  get isRedirect(): boolean {
    return (this.options.mode ?? this.settings.loginMode) === 'redirect';
  }

  /** Aborted when the attempt is over, however it ended; what it holds is let go of by this. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Where the visitor signs in, once it is there. */
  get loginWindow(): LoginWindow | undefined {
    return this.#loginWindow;
  }

  set loginWindow(loginWindow: LoginWindow | undefined) {
    this.#loginWindow = loginWindow;
    if (this.signal.aborted) loginWindow?.close();
  }

  /** Ends the attempt, once: an answer that comes now is dropped, and the window is closed if it can be. */
  end(): void {
    if (this.signal.aborted) return;
    this.#ending.abort();
    this.#loginWindow?.close();
  }
}
