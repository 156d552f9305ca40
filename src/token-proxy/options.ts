/** How a client proves itself at a token endpoint (RFC 6749 §2.3.1, RFC 7523 §2.2). */
export type ClientAuthenticationMethod = 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt';

/** What a private key may sign with (RFC 7518 §3.1, RFC 8037). */
export type SigningAlgorithm = 'RS256' | 'PS256' | 'ES256' | 'ES384' | 'ES512' | 'Ed25519';

/** A `CryptoKey`, by a name that Node's types have as well as browsers'. */
export type SigningKey = Awaited<ReturnType<(typeof crypto.subtle)['importKey']>>;

/** A provider, and this site's client there. */
export interface ProxiedProvider {
  /** The id of a preset (`github`), which fills in what is known of it: the URLs, and what it expects. */
  readonly provider?: string | undefined;
  /** The provider's token endpoint. Needed where there is no preset that knows it. */
  readonly tokenUrl?: string | undefined;
  /** Where tokens are renewed. Default: `tokenUrl`. */
  readonly refreshUrl?: string | undefined;
  /** Where tokens are revoked (RFC 7009). Without one there is no route to revoke. */
  readonly revokeUrl?: string | undefined;
  /** The ID that the provider gave to this site: the same as `client-id` in the page. */
  readonly clientId: string;
  /**
   * The secret that the provider gave to this site, or with `private_key_jwt` the private key as text. From an environment
   * variable, never from a file of the site.
   */
  readonly clientSecret?: string | undefined;
  /** In place of the secret, for `private_key_jwt`: a `CryptoKey`, a JWK or its JSON text, or PKCS #8 as PEM. */
  readonly privateKey?: SigningKey | Readonly<Record<string, unknown>> | string | undefined;
  /** Names the key, where the provider knows several (`kid`). */
  readonly keyId?: string | undefined;
  /** What a key in PEM signs with, which it does not say itself. Default: `RS256`. */
  readonly signingAlgorithm?: SigningAlgorithm | undefined;
  /** The audience of a signed assertion: the provider's issuer, where it has one. Default: `tokenUrl`. */
  readonly audience?: string | undefined;
  /** How the client proves itself. Default: the preset's, else `client_secret_basic`. */
  readonly authentication?: ClientAuthenticationMethod | undefined;
  /** How the provider reads requests. Default: the preset's, else `form`, as RFC 6749 has it. */
  readonly bodyFormat?: 'form' | 'json' | undefined;
  /** The redirect URLs that codes may come from, exactly as registered at the provider. */
  readonly redirectUrls: readonly string[];
}

/** What keeps refresh tokens from the page: they are sealed into cookies that no script can read. */
export interface KeptRefreshTokens {
  /** Keys of 32 random bytes as base64url. The first one seals, all of them open: put a new one in front, and take the last one away later. */
  readonly keys: readonly string[];
  /** Seconds after which a visitor who has not been back has to sign in again. Default: 30 days. */
  readonly maxAge?: number | undefined;
}

/** What a request may take. */
export interface TokenProxyLimits {
  /** The largest body, in bytes. Default: 16 KiB. */
  readonly bodySize?: number | undefined;
  /** How long a body may take to arrive, in ms. Default: 5 s. */
  readonly bodyTime?: number | undefined;
  /** How long a provider may take to answer, in ms. Default: 20 s. */
  readonly upstreamTime?: number | undefined;
}

/** What is asked for. */
export type TokenProxyAction = 'token' | 'revoke';

/** What can be logged of a request. No code, token or secret is in it. */
export interface TokenProxyLogEntry {
  /** The provider's id; left out where there is none of that name. */
  readonly provider?: string | undefined;
  readonly action?: TokenProxyAction | undefined;
  /** The status of the answer. */
  readonly status: number;
  /** The `error` of the answer. */
  readonly error?: string | undefined;
  /** What its owner should look at, where something is wrong here or at the provider. */
  readonly problem?: string | undefined;
}

/** Options of {@link createTokenProxy}. */
export interface TokenProxyOptions {
  /** The providers by an id of your own, which is in the route: `/oauth/{id}/token`. */
  readonly providers: Readonly<Record<string, ProxiedProvider>>;
  /** The origins of the pages that may ask, the proxy's own included: `https://app.example`. */
  readonly allowedOrigins: readonly string[];
  /**
   * Decides, before anything of the body is read, whether a request is served: by the site's own session, or by how many
   * came before. `false` is answered with 403, a response (a 429, for example) is sent as it is. It must not read the body.
   */
  readonly authorize?:
    | ((
        request: Request,
        about: { readonly provider: string; readonly action: TokenProxyAction },
      ) => boolean | Response | Promise<boolean | Response>)
    | undefined;
  /** Keeps refresh tokens from the page. Only for a proxy on the page's own origin. */
  readonly keepRefreshTokens?: KeptRefreshTokens | undefined;
  readonly limits?: TokenProxyLimits | undefined;
  /** Hears of each request when it is answered. */
  readonly log?: ((entry: TokenProxyLogEntry) => void) | undefined;
}
