import type { OAuthConnectError } from '../errors/oauth-connect-error.js';
import type { Field, FieldValues } from './login-fields.js';
import type { UrlTemplate } from './plain-url.js';
import type { Pairs } from './parameters.js';
import type { Template } from './plain-template.js';
import type { ParsedTemplate } from './template.js';
import type { Page } from './url-rules.js';

/** What an author wrote, checked, and never changed again. */
export interface Settings {
  readonly page: Page;
  readonly providerName: string;
  readonly fields: readonly Field[];
  /** The values that an attempt goes with: given ones over those of last time, and over those that fields begin with. */
  readonly checkFieldValues: (given: FieldValues, remembered: FieldValues) => FieldValues;
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
  readonly testUrl: UrlTemplate | undefined;
  readonly testMethod: string;
  readonly testBody: unknown;
  readonly connectionName: Template | undefined;
  readonly allowedUrls: readonly UrlTemplate[] | undefined;
  readonly apiUrl: UrlTemplate | undefined;
  readonly uniqueIdentifier: Template | undefined;
  readonly requestHeaders: Pairs<ParsedTemplate>;
  readonly requestQuery: Pairs<ParsedTemplate>;
  readonly requestBody: Pairs;
  readonly tokenInQuery: boolean | undefined;
  readonly issuer: UrlTemplate | undefined;
  readonly scope: string;
  readonly responseType: string;
  readonly storage: string;
  readonly loginMode: string;
  readonly renew: string;
  readonly face: string;
  readonly dpop: boolean | undefined;
  readonly multiple: boolean | undefined;
  readonly provider: string | undefined;
  /** What decides where tokens go, as written: a stored connection is restored only where all of it is the same. */
  readonly binding: string;
}

/** A fault of the configuration, or what had better be changed. */
export interface ConfigurationProblem {
  /** The attribute that it is about. */
  readonly attribute: string;
  /** What is expected of it. */
  readonly message: string;
}

/** The settings, or all the faults that keep them from being used. */
export interface Reading {
  readonly settings: Settings | undefined;
  readonly providerName: string;
  readonly redirectUrl: string;
  readonly errors: readonly ConfigurationProblem[];
  readonly warnings: readonly ConfigurationProblem[];
  /** The warnings to log: those for which a better way is known. */
  readonly advice: readonly ConfigurationProblem[];
  /** The one error that a faulty configuration ends in, with every fault in it. */
  readonly error: OAuthConnectError | undefined;
}
