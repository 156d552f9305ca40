import type { ConnectorOptions } from '../settings/options.js';

/** The grants that a page can ask a provider for. */
export type Grant = NonNullable<ConnectorOptions['responseType']>;

/**
 * What is known of a provider. A preset claims only what its sources say: `[K]` stands for general knowledge, which
 * nobody has looked up, and no endpoint was tried.
 */
export interface Preset {
  /** What `provider` names it by; the name of its file. */
  readonly id: string;
  /** What visitors call it: the default of `provider-name`. */
  readonly name: string;
  /** The options, exactly as an author would write them; an author's own win. */
  readonly options: Readonly<ConnectorOptions>;
  /** The response types that it allows to a page without a server. */
  readonly grants: readonly Grant[];
  /** Whether its token endpoint answers requests of pages (CORS). */
  readonly tokenCors: 'yes' | 'no' | 'unknown';
  /** Whether its token endpoint asks for a client secret. */
  readonly secretRequired: boolean;
  /** What a token proxy needs to know besides: where the secret goes, and how. */
  readonly server?: ServerFacts;
  /** Whether its login page knows `prompt=select_account` (OpenID Connect Core §3.1.2.1). */
  readonly accountChooser?: true;
  /** What has to be set where the provider registers clients. */
  readonly console: string;
  /** Where this is from: addresses, or `[K]`. */
  readonly sources: readonly string[];
  /** Why a page alone cannot use it, and the way out; a `token-url` of the author's own is that way out. */
  readonly needsServer?: string;
}

/** What is known of a provider's endpoints for clients that have a secret. */
export interface ServerFacts {
  readonly tokenUrl: string;
  /** Where tokens are renewed, where that is another address. */
  readonly refreshUrl?: string;
  readonly revokeUrl?: string;
  /** How the client proves itself; left out where it is `client_secret_basic`, or not known. */
  readonly authentication?: 'client_secret_post';
  /** How requests are written, where that is not the form of RFC 6749. */
  readonly bodyFormat?: 'json';
}

/** The way out where a secret is needed, or a token endpoint that does not answer pages. */
export const tokenProxy = (id: string): string =>
  `write token-url="/oauth/${id}/token" and put a token proxy there (oauth-connect/token-proxy), which keeps the client secret on a server`;
