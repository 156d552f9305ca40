import type { OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { ConfigurationProblem } from './configuration-problems.js';
import type { Pairs } from './json-options.js';
import type { Field } from './login-fields.js';
import type { PageEnvironment } from './page-environment.js';
import type { Template } from './template.js';
import type { UrlTemplate } from './url-template.js';

export type { ConfigurationProblem } from './configuration-problems.js';

/** What an author wrote, checked, and never changed again. */
export interface Settings {
  readonly page: PageEnvironment;
  readonly providerName: string;
  readonly fields: readonly Field[];
  readonly redirectUrl: string;
  readonly clientId: Template;
  readonly clientSecret: string | undefined;
  /** There unless an issuer's metadata tell it. */
  readonly loginUrl: UrlTemplate | undefined;
  readonly loginParams: Pairs<string>;
  readonly tokenUrl: UrlTemplate | undefined;
  readonly refreshUrl: UrlTemplate | undefined;
  readonly revokeUrl: UrlTemplate | undefined;
  readonly revokeStyle: string;
  readonly revokeMethod: string;
  /** `null`: none, whatever an issuer's metadata say. */
  readonly testUrl: UrlTemplate | null | undefined;
  readonly testMethod: string;
  readonly testBody: unknown;
  readonly connectionName: Template | undefined;
  readonly allowedUrls: readonly UrlTemplate[] | undefined;
  readonly apiUrl: UrlTemplate | undefined;
  readonly uniqueIdentifier: Template | undefined;
  readonly requestHeaders: Pairs<Template>;
  readonly requestQuery: Pairs<Template>;
  readonly requestBody: Pairs;
  readonly tokenInQuery: boolean | undefined;
  readonly issuer: UrlTemplate | undefined;
  /** The API that tokens are asked for (RFC 8707). */
  readonly resource: UrlTemplate | undefined;
  readonly scope: string;
  readonly responseType: string;
  readonly storage: string;
  readonly loginMode: string;
  readonly renew: string;
  readonly face: string;
  readonly dpop: boolean | undefined;
  readonly multiple: boolean | undefined;
  readonly iconUrl: string | undefined;
  readonly picture: Template | undefined;
  readonly confirmDisconnect: boolean | undefined;
  readonly provider: string | undefined;
  /** Whether the preset says that the provider has an account chooser. */
  readonly accountChooser?: true | undefined;
  /** What decides where tokens go, as written: a stored connection is restored only where all of it is the same. */
  readonly binding: string;
  /** What an earlier version has stored connections under, where that is another text. */
  readonly formerBinding?: string | undefined;
}

/** The settings as far as they could be read: what is required may be missing. */
export type SettingsDraft = Partial<Settings> & Pick<Settings, AlwaysThere>;

type AlwaysThere =
  | 'page'
  | 'providerName'
  | 'fields'
  | 'loginParams'
  | 'requestHeaders'
  | 'requestQuery'
  | 'requestBody'
  | 'scope'
  | 'binding';

/** The settings, or all the errors that keep them from being used. */
export interface Reading {
  readonly settings: Settings | undefined;
  readonly providerName: string;
  readonly redirectUrl: string;
  readonly errors: readonly ConfigurationProblem[];
  readonly warnings: readonly ConfigurationProblem[];
  /** The warnings to log: those for which a better way is known. */
  readonly advice: readonly ConfigurationProblem[];
  /** The one error to throw for a configuration that cannot be used: it lists all of `errors`. */
  readonly error: OAuthConnectError | undefined;
}
