import type { ValidatedResponse } from '../protocol/authorization-response.js';
import type { ProviderMetadata } from '../protocol/provider-metadata.js';
import type { IssuerCheck } from '../protocol/issuer-identification.js';
import type { TokenSet } from '../protocol/token-set.js';
import type { SendWithToken } from '../requests/send.js';
import type { Settings } from '../settings/settings.js';
import type { Attempt } from './attempt.js';

/** What a sign-in asks for at the login page, and how it gets tokens from the answer: one module for each grant. */

/** What one attempt asks at the login page. */
export interface LoginRequest {
  /** The whole address of the login page. */
  readonly url: string;
  /** The authorization server: its issuer, or else its login page without what is said to it. */
  readonly server: string;
  /** The API that tokens are asked for (RFC 8707). */
  readonly resource?: string | undefined;
  /** The attempt's settings, with what the issuer's metadata fill in. */
  readonly settings: Settings;
  readonly metadata?: ProviderMetadata | undefined;
  /** Where the issuer is known: whether an answer comes from it. */
  readonly checkIssuer?: IssuerCheck | undefined;
  /** What an ID token has to hold, where one is asked for. */
  readonly nonce?: string | undefined;
  /** All that the grant needs to go on from another page, as JSON can hold it. */
  readonly prepared?: unknown;
  /** How requests with the tokens leave: by themselves, or with a proof of the key that they are bound to. */
  readonly sendWithToken: SendWithToken;
  /** The key that the tokens will be bound to, where they will be (RFC 9449). */
  readonly key?: RequestKey | undefined;
  /**
   * Gets the tokens.
   *
   * @throws what the token endpoint or the ID token gives reason for; the signal's own reason
   */
  redeem(response: ValidatedResponse, signal: AbortSignal): Promise<TokenSet>;
}

/** A key of one attempt. It is dropped with the attempt, unless a connection has taken it over before. */
export interface RequestKey {
  /**
   * Stores it for the connection that comes of the attempt.
   *
   * @returns whether it could be stored, where the connection is
   */
  keep(): Promise<boolean>;
  /** The connection is there: the key lives as long as that. */
  handOver(): void;
  /**
   * Stores it while this tab is at the login page.
   *
   * @throws `storage_failed`
   */
  keepForReturn(): Promise<void>;
  /** Forgets it, unless it was handed over. */
  drop(): void;
}

/** A grant of RFC 6749 or OpenID Connect. It gets an attempt's data and never calls back. */
export interface Grant {
  /** Gets ready for a click, as far as that can be done before it. */
  prepare(settings: Settings): Promise<void>;
  /** What is asked, where that is known without waiting: the implicit grant always knows. Throws as an attempt cannot begin. */
  preparedRequest(attempt: Attempt): LoginRequest | undefined;
  /** What is asked, where something has to be awaited first. */
  prepareRequest(attempt: Attempt): Promise<LoginRequest>;
  /** Goes on with a request that was made on another page. */
  resumedRequest(attempt: Attempt, prepared: unknown): Promise<LoginRequest>;
}
