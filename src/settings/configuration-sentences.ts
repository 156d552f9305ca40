/**
 * What can be wrong with a configuration, and what had better be otherwise, in sentences. Each follows the attribute's
 * name. None repeats a value, which may be a secret.
 */

/** Words to choose from. */
export const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' or ');

// Any option
export const text = 'must be a text';
export const word = (words: readonly string[]) => `must be ${quoted(words)}`;
export const unreadable = 'cannot be read';
export const misspelt = (name: string) => `is not known, and does nothing; write ${name}`;
export const misspeltHere = (written: string) => `"${written}" is there, which is not the same`;

// URLs
export const redirectUrl = 'must have no query, fragment or template';
export const wildcard = 'may have "*" only as the first label of a host, before two fixed ones: https://*.example.com';
export const fragment = 'must have no fragment';
export const query = 'must have no query';
export const queryOrFragment = 'must have no query or fragment';
export const userInfo = 'must have no user name or password';
export const http = 'may be http: only while the page itself is on a loopback host';
export const scheme = 'must begin with https:';
export const repaired = 'must have no spaces, control characters or backslashes';
export const noUrl = 'is no URL';
export const schemeForgotten = 'is taken for an address below this page; write https:// before the host';
export const commas = 'must be separated by white space, and not by commas';
export const invisible = (codePoint: number) =>
  `has a character that cannot be seen, U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}; write it anew`;
export const relativeUrl = 'must be a whole URL, such as https://example.com';
export const entry = (number: number, why: string) => `has an entry (number ${number}) that ${why}`;

// Templates
export const expression = 'has a template that is none; write {{ path }}';
export const unclosed = 'has a template that is not closed; write {{ path }}';
export const templateAtStart = 'has a template at its start, which must be followed by "/", "?" or the end';
export const templatePlace =
  'may have a template only at its start, as one label of the host, in its path or in its query';
export const tokenInUrl =
  'puts the token into a URL, which is kept in logs; use request-headers, or token-in-query if the API knows nothing else';
export const tokenInUrlAllowed = 'puts the token into a URL, which is kept in logs';
export const passwordInUrl = (field: string) =>
  `puts the password field "${field}" into a URL, which is kept in logs; use request-headers or request-body`;

// JSON
export const json = 'must be JSON (keys and texts need double quotes)';
export const jsonObject = 'must be a JSON object';
export const jsonText = (name: string) => `must have a text, number or boolean at "${name}"`;
export const headerName = (name: string) => `has a header "${name}", which a page cannot set`;
export const headerValue = (name: string) => `has a value at "${name}" that no header can hold`;

// Fields
export const fieldArray = 'must be a JSON array of objects such as {"name": "region", "label": "Region"}';
export const fieldText = 'has a value that must be a text';
export const fieldName = 'has a field without a usable "name"';
export const fieldReserved = (name: string) => `has a field "${name}", a name that is reserved`;
export const fieldTwice = (name: string) => `has two fields "${name}"`;
export const fieldLabel = (name: string) => `has a field "${name}" without a "label"`;
export const fieldType = (name: string, types: readonly string[]) =>
  `has a field "${name}" whose "type" must be ${quoted(types)}`;
export const fieldOptions = (name: string) =>
  `has a field "${name}" whose "type" must be "select" if it has "options", and only then`;
export const fieldOption = 'has an option that must be a text or { "value", "label" }';
export const fieldPattern = (name: string) => `has a field "${name}" whose "pattern" is no regular expression`;
export const fieldHosts = (name: string) =>
  `has a field "${name}" whose "hosts" must be a list of domains, such as ["example.com"], of a field of the type "url"`;
export const fieldDefault = (name: string) => `has a field "${name}" whose "default" must be among its "options"`;

// The page
export const insecurePage = 'must be a secure context: serve it by https, or from http://localhost to develop';
export const noOrigin = 'must have an origin: serve it, and not in a sandboxed frame';

// Options together
export const clientIdMissing = 'is required: the ID that the provider gave to this site';
export const clientSecret = (provider: string) =>
  'can be read by anybody in a page; keep it on a server in a token proxy (oauth-connect/token-proxy), and write ' +
  `token-url="/oauth/${provider}/token" here`;
export const loginUrlMissing = "is required: the address of the provider's login page";
export const reservedInQuery = (name: string) => `must have no "${name}" in its query`;
export const reservedParam = (name: string) => `must have no "${name}"`;
export const issuerOfVisitors =
  'should be set where visitors name the server: else the answer of one server could pass for that of another';
export const scopeOfIssuer =
  'is not set: with "openid" the provider says who signed in, and many give nothing without a scope';
export const redirectUrlOfVisitors = "must be on the page's own origin where visitors name the server";
export const testBodyWithGet = 'needs test-method="POST"';
export const nameWithoutTemplate = 'has no template, so every account is called the same; write {{name}}, for example';
export const mutableIdentifier = 'can change hands; prefer an ID that the provider never gives to somebody else';
export const implicitGrant = '"token" is the implicit grant; prefer "code" where the provider allows it';
export const tokenUrlMissing = 'is required for response-type="code"';
export const idTokenWithoutIssuer =
  'can only be "id_token token" with an issuer, whose keys ID tokens are checked with';
export const dpopWithoutCode = 'can only be used with response-type="code"';
export const redirectElsewhere = 'can only be "redirect" where redirect-url is on the page\'s own origin';
export const redirectInFrame = 'can only be "popup" in a frame, where login pages do not show';

// The provider
export const providerNotLoaded = (why: string) => `cannot be looked up: ${why}`;
