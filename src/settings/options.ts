/** A JSON object, or its text. */
export type Json<T = Readonly<Record<string, unknown>>> = T | string;

/** A field as its author writes it: a question that is asked before sign-in. */
export interface FieldOption {
  /** What templates call its value. */
  readonly name: string;
  /** What the visitor reads. */
  readonly label: string;
  /** Default: `select` where there are `options`, else `text`. A `password` is kept like a token. */
  readonly type?: 'text' | 'url' | 'email' | 'password' | 'select';
  /** What a `select` offers. */
  readonly options?: readonly (string | { readonly value: string; readonly label?: string })[];
  /** The value it begins with. */
  readonly default?: string;
  /** Whether it must be filled in. */
  readonly required?: boolean;
  /** An example, shown while it is empty. */
  readonly placeholder?: string;
  /** What its whole value must match, as in HTML (HTML Standard §4.10.5.3.6). */
  readonly pattern?: string;
  /** Of a `url`: domains, of which its host must be one, or below one. */
  readonly hosts?: readonly string[];
  /** A sentence below it. */
  readonly help?: string;
}

/**
 * What configures a connector, and by attributes of the same names in kebab-case the element. `undefined` or `null`
 * restores a default; an empty text counts as not set. URLs may be relative, and are then resolved against the page's
 * address. An attempt and a connection keep the settings that they began with: a change counts from the next attempt.
 */
export interface ConnectorOptions {
  /** Step 1. What to ask before sign-in: a JSON array of `{ name, label, type?, options?, default?, required?, placeholder?, pattern?, hosts?, help? }`; `type` is `text`, `url`, `email`, `password` or `select`. Templates use the values by `name`. */
  fields?: Json<readonly FieldOption[]> | null | undefined;
  /** Step 2. Where the provider returns to: the address of `oauth-callback.html`, exactly as registered there (RFC 6749 §3.1.2). No template, query or fragment. Default: `/oauth-callback.html`. */
  redirectUrl?: string | null | undefined;
  /** Step 3. The ID that the provider gave to this site (RFC 6749 §2.2). A template over the fields. */
  clientId?: string | null | undefined;
  /** Step 3. For trying things out on a loopback host only: anybody can read it in a page, so it is refused elsewhere. Keep it on a server, behind a token proxy. */
  clientSecret?: string | null | undefined;
  /** Step 4. The provider's login page, its authorization endpoint (RFC 6749 §3.1). A template; its own query is kept. */
  loginUrl?: string | null | undefined;
  /** Step 4. The provider's token endpoint (RFC 6749 §3.2), for `response-type="code"`. */
  tokenUrl?: string | null | undefined;
  /** Step 4. A JSON object of further query parameters for the login page, such as `audience` or `prompt`. */
  loginParams?: Json | null | undefined;
  /** Step 5. Where tokens are renewed (RFC 6749 §6). Default: `token-url`. */
  refreshUrl?: string | null | undefined;
  /** Step 6. Where tokens are revoked (RFC 7009 §2). Without one, disconnecting only forgets the connection here. */
  revokeUrl?: string | null | undefined;
  /** Step 6. How: `rfc7009` (a form as RFC 7009 §2.1 has it, the default) or `bearer` (the token as in any other request, and no body). */
  revokeStyle?: 'rfc7009' | 'bearer' | null | undefined;
  /** Step 6. The method of that request: `POST` (the default), `DELETE` or `GET`. */
  revokeMethod?: 'POST' | 'DELETE' | 'GET' | null | undefined;
  /** Step 7. The API that says whose account this is: called once after sign-in and by `test()`. It must answer 2xx with a JSON object, and let scripts of other sites read that (CORS). A template. Empty (`test-url=""`): none, also where the metadata of `issuer` name one. */
  testUrl?: string | null | undefined;
  /** Step 7. The method of that call: `GET` (the default) or `POST`. */
  testMethod?: 'GET' | 'POST' | null | undefined;
  /** Step 7. Any JSON to send with that call as `application/json`; its strings are templates. */
  testBody?: unknown;
  /** Step 8. What the connection is called: a template over the test API's answer and the fields, such as `{{name}}'s account`. */
  connectionName?: string | null | undefined;
  /** Step 9. The URL prefixes that requests may go to, separated by white space (as a property also an array). Default: the test URL's origin, and `resource`. */
  allowedUrls?: string | readonly string[] | null | undefined;
  /** Step 9. What a relative address of `fetch()` is resolved against; allowed itself, taken as a folder. A template. Default: `resource`. */
  apiUrl?: string | null | undefined;
  /** Step 10. What tells this account from others: a path in the test API's answer (`id`, `data.0.id`), or a template. */
  uniqueIdentifier?: string | null | undefined;
  /** Step 11. A JSON object of headers for every request; values are templates. */
  requestHeaders?: Json | null | undefined;
  /** Step 11. A JSON object of query parameters for every request; values are templates. */
  requestQuery?: Json | null | undefined;
  /** Step 11. A JSON object of members for the body of every request that has a JSON or form body; values are templates. */
  requestBody?: Json | null | undefined;
  /** Step 11. Lets templates put the token into a URL. RFC 9700 §4.3.2 forbids it; some APIs know nothing else. */
  tokenInQuery?: boolean | null | undefined;
  /** The ID of a built-in preset (`dropbox`, `github` …), which fills in what is not set. */
  provider?: string | null | undefined;
  /** What the visitor reads for the provider's name. Default: the preset's, else the login URL's host. */
  providerName?: string | null | undefined;
  /** The provider's issuer identifier, whose metadata fill in the endpoints that are not set (RFC 8414 §3, RFC 9207). */
  issuer?: string | null | undefined;
  /** Step 9. The API that is wanted (RFC 8707 §2): sent to the login page, the token and the refresh endpoint, so that the token is for that API alone. An allowed URL, and the default of `api-url`, where an empty address is the resource itself. A template; no query, fragment or user info. */
  resource?: string | null | undefined;
  /** The rights to ask for, as the provider writes them (RFC 6749 §3.3); as a property also an array. */
  scope?: string | readonly string[] | null | undefined;
  /** The grant: `token` is the implicit grant (RFC 6749 §4.2), `code` the authorization code grant with PKCE, `id_token token` the implicit grant with an ID token. Default: the preset's, else `code` with `token-url`, `issuer` or `resource`, else `token`. */
  responseType?: 'token' | 'id_token token' | 'code' | null | undefined;
  /** Where the login page comes: `popup` (a window of its own, the default) or `redirect` (this tab). */
  loginMode?: 'popup' | 'redirect' | null | undefined;
  /** Where connections are kept: `session` (this tab, survives a reload; the default), `memory` (this page) or `local` (all tabs of the origin). */
  storage?: 'memory' | 'session' | 'local' | null | undefined;
  /** How tokens are renewed: `auto` (with a refresh token, the default), `silent` (in a hidden frame too) or `off`. */
  renew?: 'auto' | 'silent' | 'off' | null | undefined;
  /** Asks for tokens that only this browser can use (RFC 9449). */
  dpop?: boolean | null | undefined;
  /** Keeps several connections instead of the latest. */
  multiple?: boolean | null | undefined;
  /** An `https:` image in place of the first letter of the provider's name, in the connect button. */
  iconUrl?: string | null | undefined;
  /** The account's picture: a template over the test API's answer and the ID token's claims that makes the address of an `https:` image, such as `{{avatar_url}}`. It is loaded without credentials (its server must allow that by CORS) and without a referrer; the initials stay until and unless it comes. */
  picture?: string | null | undefined;
  /** Asks the visitor before it disconnects an account. Where nothing of the element is seen (`face="none"`) it cannot. */
  confirmDisconnect?: boolean | null | undefined;
  /** How much of the element is seen: `full` (all of it, the default), `pending` (only what an attempt needs) or `none`. */
  face?: 'full' | 'pending' | 'none' | null | undefined;
}

/** The name of an option. */
export type OptionName = keyof ConnectorOptions;

/** The options that are one of a few words; the first is the default. */
export const words = {
  revokeStyle: ['rfc7009', 'bearer'],
  revokeMethod: ['POST', 'DELETE', 'GET'],
  testMethod: ['GET', 'POST'],
  responseType: ['token', 'id_token token', 'code'],
  loginMode: ['popup', 'redirect'],
  storage: ['session', 'memory', 'local'],
  renew: ['auto', 'silent', 'off'],
  face: ['full', 'pending', 'none'],
} as const;

/** The options that hold or do not. */
export const flags: readonly OptionName[] = ['tokenInQuery', 'dpop', 'multiple', 'confirmDisconnect'];

/** All options, in the order of the set-up's steps. */
export const optionNames: readonly OptionName[] = [
  'fields',
  'redirectUrl',
  'clientId',
  'clientSecret',
  'loginUrl',
  'tokenUrl',
  'loginParams',
  'refreshUrl',
  'revokeUrl',
  'testUrl',
  'testBody',
  'connectionName',
  'allowedUrls',
  'apiUrl',
  'uniqueIdentifier',
  'requestHeaders',
  'requestQuery',
  'requestBody',
  'provider',
  'providerName',
  'issuer',
  'resource',
  'scope',
  'iconUrl',
  'picture',
  ...(Object.keys(words) as (keyof typeof words)[]),
  ...flags,
];

/** `redirectUrl` → `redirect-url`. */
export const attributeName = (option: string): string =>
  option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The options whose default is a text. */
export const defaults: Partial<Record<OptionName, string | undefined>> = {
  redirectUrl: '/oauth-callback.html',
  ...Object.fromEntries(Object.entries(words).map(([name, [first]]) => [name, first])),
  // Depends on what else is set.
  responseType: undefined,
};

/** Whether a value counts as set: empty texts do not, as with attributes. */
export const isSet = (value: unknown): boolean => value != null && (typeof value !== 'string' || value.trim() !== '');

/** Whether these options name a preset, which has to be put under them before they are read. */
export function namesPreset(options: ConnectorOptions): boolean {
  // A script can set it to anything; what is no text is found as an error when it is read.
  const provider: unknown = options.provider;
  return isSet(provider) && (typeof provider === 'string' || typeof provider === 'number');
}
