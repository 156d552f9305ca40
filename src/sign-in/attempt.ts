import { failure } from '../errors/oauth-connect-error.js';
import { authorizationUrl, randomState } from '../protocol/authorization-request.js';
import { reservedParam } from '../settings/login-params.js';
import { fieldValuesFor, publicValues, type FieldValues } from '../settings/login-fields.js';
import type { UrlTemplate } from '../settings/url-template.js';
import type { Settings } from '../settings/settings.js';
import type { Trip } from '../transport/login-window.js';
import type { Connection } from '../connections/connection.js';
import type { Flow } from './code-grant.js';

/** One try to sign in, from the click to its end, with the settings that it began with. */

/** What `connect()` can be told. */
export interface ConnectOptions {
  /** The values of fields, held to the same rules as typed ones. */
  readonly fieldValues?: FieldValues | undefined;
  /** The account to connect again, sent as `login_hint`; another one that comes back is `wrong_account`. */
  readonly identifier?: string | undefined;
  /** Further query parameters for the login page, over those of `login-params`. */
  readonly loginParams?: Readonly<Record<string, string>> | undefined;
  /** Where the login page comes. */
  readonly mode?: 'popup' | 'redirect' | undefined;
  /** A value of the server's making that the ID token has to hold (OpenID Connect Core §3.1.2.1). */
  readonly nonce?: string | undefined;
  /** Ends the attempt. */
  readonly signal?: AbortSignal | undefined;
}

/** An attempt that runs, or that may still be answered. */
export class Attempt {
  readonly state: string;
  readonly settings: Settings;
  readonly options: ConnectOptions;
  readonly fieldValues: FieldValues;
  readonly clientId: string;
  /** What goes on beside the implicit grant, where something does. */
  flow: Flow | undefined;
  /** The authorization server: its issuer, or else its login page without what is said to it. */
  server = '';
  readonly promise: Promise<Connection>;
  readonly #ending = new AbortController();
  resolve!: (connection: Connection) => void;
  reject!: (reason: unknown) => void;
  trip: Trip | undefined;
  /** The visitor signs in, an answer is being checked, or nothing is expected any more, though an answer still counts. */
  progress: 'waiting' | 'checking' | null = 'waiting';
  /** `cancelled` with `closed` has been fired. */
  late = false;
  /** The tokens are bound to a key that could not be stored. */
  keyUnstored = false;

  /**
   * @param remembered - what was typed when the account that is connected again was connected before
   * @param state - of an attempt that began on another page
   * @throws `template_failed`, or `invalid_configuration` for values and options that cannot be used
   */
  constructor(settings: Settings, options: ConnectOptions, remembered?: FieldValues, state = randomState()) {
    this.state = state;
    this.settings = settings;
    this.options = options;
    this.fieldValues = fieldValuesFor(settings, options.fieldValues ?? {}, remembered);
    this.clientId = settings.clientId.expand([publicValues(settings.fields, this.fieldValues)], 'login');
    this.promise = new Promise<Connection>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  /**
   * The address of the login page.
   *
   * @param flow - what goes on beside the implicit grant
   * @throws `template_failed`, or `invalid_configuration` for parameters that nobody may set
   */
  authorize(flow?: Flow): string {
    this.flow = flow;
    const { state, clientId, options } = this;
    const {
      fields,
      loginUrl: template,
      loginParams,
      redirectUrl,
      responseType,
      scope,
    } = flow?.settings ?? this.settings;
    const params = Object.entries({
      ...Object.fromEntries(loginParams),
      ...(options.identifier === undefined ? {} : { login_hint: options.identifier }),
      ...options.loginParams,
    });
    // Passwords are kept out of addresses.
    const values = [publicValues(fields, this.fieldValues), { client_id: clientId }];
    const loginUrl = (template as UrlTemplate).expand(values, 'login');
    const reserved = reservedParam([...params.map(([name]) => name), ...loginUrl.searchParams.keys()]);
    if (reserved) throw failure('invalid_configuration', 'configuration', 'loginParam', [reserved]);
    this.server = flow?.metadata?.issuer ?? loginUrl.origin + loginUrl.pathname;
    params.push(...(flow?.params ?? []));
    return authorizationUrl({ loginUrl, params, clientId, redirectUrl, responseType, scope, state });
  }

  /** Whether the login page comes in this tab. */
  get isRedirect(): boolean {
    return (this.options.mode ?? this.settings.loginMode) === 'redirect';
  }

  /** Aborted when the attempt is over. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Ends the attempt: an answer that comes now is dropped. */
  end(): void {
    this.#ending.abort();
    this.trip?.end();
  }
}
