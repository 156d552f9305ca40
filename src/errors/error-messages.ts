import { metadataMessages } from './metadata-messages.js';
import { noAnswer } from './network-messages.js';

/** The words of errors that a sign-in can end in: what happened, and what to do. Loaded when the first one is told. */

/** What to do about an error of the login page (RFC 6749 §4.1.2.1). */
const advice: Record<string, string> = {
  invalid_scope: 'Check the scope attribute against what the provider offers.',
  invalid_request: 'Check login-url, login-params and what the provider says about them.',
  unauthorized_client: "Allow this response-type for the client in the provider's settings.",
  invalid_target: 'It said invalid_target (RFC 8707 §2): it does not know the API that the resource attribute names.',
  unsupported_response_type: 'The provider does not know this response-type; try another.',
};

/** What to do about an error of the token endpoint (RFC 6749 §5.2; RFC 9449 §5). */
const tokenAdvice: Record<string, string> = {
  invalid_grant: 'Sign in again: it is used up, too old, or was given to another client or redirect URL.',
  invalid_target: 'It said invalid_target (RFC 8707 §2): it does not know the API that the resource attribute names.',
  invalid_client: 'Check client-id. A client with a secret needs a token proxy: token-url="/oauth/acme/token".',
};

/** What to do about a refused proof of a key (RFC 9449 §5). */
const proofAdvice = (wasSent: boolean): string =>
  wasSent
    ? "Look at this device's clock: a proof of its key counts for a few minutes only."
    : 'This server binds its tokens to a key: set the dpop attribute.';

const idToken = (problem: string): string => `The ID token ${problem}. Nothing of it was used.`;
const tokenAnswer = (problem: string): string => `The token endpoint's answer ${problem}. Nothing of it was used.`;
const testApi = (what: string): string => `The test API (test-url) ${what}.`;
const template = (attribute: string, what: string): string => `${attribute}: its template ${what}.`;
const answer = (what: string): string => `The provider's answer ${what}. Nothing of it was used.`;

/** What an answer is that is no JSON, by its content type. */
const kindOf = (type: string | null): string =>
  /\bjwt\b/i.test(type ?? '')
    ? 'a signed text (application/jwt), which is not read, in place of JSON'
    : /\bhtml\b/i.test(type ?? '')
      ? 'a web page in place of JSON'
      : 'something that is not JSON';

const wayOut = (isDiscovered: boolean): string =>
  isDiscovered
    ? `. The issuer's metadata name it (userinfo_endpoint): write test-url="" to do without, or the address of another API`
    : '';

/** What is wrong with a field's value. */
const fieldProblems = {
  text: 'must be a text',
  required: 'is required',
  url: 'must be a web address that begins with https://',
  host: 'is an address at none of its hosts',
  email: 'must be an e-mail address',
  pattern: 'does not have the form that its pattern asks for',
  option: 'is none of its options',
};

/** The names of what is there help to write a path; the values are nobody else's business. */
const listed = (keys: readonly string[]): string =>
  keys
    .slice(0, 12)
    .map((key) => `"${key.slice(0, 40)}"`)
    .join(', ');

/** The words by what happened; none of them ever repeats a token, a code or a response. */
export const messages = {
  blocked: () =>
    'The browser did not open the sign-in window, or gave this page no handle of it. Call connect() in a click, and let ' +
    'this site open windows. Where one has opened all the same, its answer still counts.',
  callbackMissing: (address: string) =>
    `No callback page answers at ${address}. Put oauth-callback.html there, as it comes, with oauth-callback.js beside ` +
    'it, and let no redirect, no start page of an app and no service worker answer in their place.',
  redirectImpossible: () =>
    'login-mode="redirect" needs a top-level page and a redirect-url of its own origin: use "popup" here.',
  redirectUnasked: () => 'A page leaves for the login page by itself only once: call connect() in a click.',
  redirectUnstored: () =>
    'sessionStorage is full or denied, so this tab could not go on after its return: use login-mode="popup".',
  iframeForbidden: (server: string) =>
    `The page's Content-Security-Policy forbids the frame of renew="silent": add ${server} to its frame-src.`,
  iframeUnanswered: (server: string) =>
    `${server} did not answer in a hidden frame: it may forbid frames, or the browser keep its cookies from it there.`,
  iframeFailed: () => 'The hidden frame brought nothing. Try again.',
  iframeRefused: () => 'The provider wants to see the visitor again. Sign in again.',
  iframeOtherAccount: () =>
    'Another account is logged in at the provider by now. Nothing of it was used; sign in again.',
  wrongState: () => 'The window came back with the answer to another sign-in. Nothing of it was used; start again.',
  noState: (error: string) =>
    'The provider left "state" out of its answer, so nothing tells to which sign-in it belongs, and it was not used ' +
    `(RFC 6749 §4.1.2.1). ${error ? `It said error="${error}". ${advice[error] ?? ''}` : ''}`.trim(),
  otherState: () => 'The answer belongs to another sign-in than this one. Nothing of it was used; start again.',
  otherRedirectUrl: () =>
    'The answer came to another address than redirect-url, which can mean another provider. Nothing of it was used.',
  twice: () => answer('has a parameter twice'),
  unasked: (name: string) => answer(`holds "${name}", which nobody asked for`),
  without: (name: string) => answer(`holds no usable ${name.replace('_', ' ')}`),
  unknownType: () => answer('holds a token of an unknown type'),
  refused: (provider: string, error: string) =>
    `${provider || 'The provider'} refused the sign-in with an error of its own. ${advice[error] ?? ''}`.trim(),
  otherIssuer: () =>
    'The answer comes from another provider than the one asked, or does not say which. Nothing of it was used.',
  otherAccount: () =>
    'Another account came back than the one to be connected again. Nothing was changed; choose the same account.',
  noAnswer,
  slow: (server: string) => `${server} took too long, or broke off its answer.`,
  redirected: (server: string, carried = 'the token') =>
    `${server} answered with a redirect, which was not followed: it could carry ${carried} elsewhere. Use the final address.`,
  tooLarge: (server: string) => `${server} answered with more than 1 MiB.`,
  ...metadataMessages,
  idTokenMissing: () => idToken('is missing'),
  idTokenMalformed: () =>
    idToken('does not hold: it is malformed, incomplete, or signed in a way that is not expected'),
  idTokenOtherClaim: (claim: string) => idToken(`is not for this sign-in: its "${claim}" is another`),
  idTokenNoNonce: () =>
    idToken(
      'is not for this sign-in: it holds no "nonce", though one was sent. Some providers lose it on the page that asks for consent',
    ),
  idTokenRanOut: () => idToken("has run out, or this device's clock is wrong"),
  idTokenOfFuture: () => idToken("is of the future: this device's clock is wrong"),
  idTokenNoKeys: () => idToken("can't be checked: the issuer's metadata have no jwks_uri"),
  idTokenKeysStatus: (status: number) => idToken(`can't be checked: jwks_uri answered ${String(status)}`),
  idTokenOtherAccessToken: () => idToken('does not belong to the access token it came with ("at_hash")'),
  tokenRefused: (error: string, status: number, wasProofSent = false) =>
    `The token endpoint answered ${error ? 'with an error of its own' : String(status)}. ${
      error === 'invalid_dpop_proof' ? proofAdvice(wasProofSent) : (tokenAdvice[error] ?? '')
    }`.trim(),
  tokenNoResponse: () => 'The token endpoint answered with something that is no token response. Check token-url.',
  tokenWithoutToken: () => tokenAnswer('holds no usable access token'),
  tokenOtherType: (expected: string) => tokenAnswer(`holds a token of another type than ${expected}`),
  otherTabRenews: () =>
    'Another tab of this site renews the tokens, and stands still. Nothing was changed. Try again, or close that tab.',
  notRenewed: () => 'The tokens could not be renewed. Try again.',
  renewalRefused: () =>
    'The provider has refused to renew the tokens before, so it was not asked again. Sign in again before the token runs out.',
  renewedOtherAccount: () => 'The renewed ID token speaks of another account. Nothing of it was used; sign in again.',
  testStatus: (status: number) =>
    testApi(`answered ${String(status)}. Check its address, the scope, and request-headers`),
  testTooLarge: () => testApi('answered with more than 1 MiB; use an endpoint that returns the profile alone'),
  testNoJson: (type: string | null, isDiscovered: boolean) =>
    testApi(`answered with ${kindOf(type)}${wayOut(isDiscovered)}`),
  testNoObject: () => testApi('must answer with a JSON object, and answered with another JSON value'),
  noIdentifier: (tried: string, there: readonly string[]) =>
    `unique-identifier: nothing tells this account from others (${tried} found nothing). Set unique-identifier to a path ` +
    `in the test API's answer, which has ${listed(there) || 'nothing in it'}.`,
  notAllowed: (place: string) => `${place} or the path asked for there is not within allowed-urls. Nothing was sent.`,
  noApiUrl: () => 'A relative address needs api-url or resource to be resolved against. Nothing was sent.',
  unfitForHeader: (name: string) => `request-headers: no header can hold the value for "${name}".`,
  keyGone: () => 'The key that the tokens are bound to is gone, as somebody cleared the site data. Sign in again.',
  keyUnstored: () =>
    'IndexedDB is full or denied, and a key of dpop cannot wait elsewhere while this tab is at the login page: use login-mode="popup".',
  endpointsMissing: () =>
    "The issuer's metadata do not tell all endpoints that are needed: set login-url and token-url.",
  ambiguous: (identifier: string) =>
    `Connections of several servers have the identifier "${identifier}": hand over the connection itself.`,
  nothingYet: () => 'Nothing is connected yet: let the visitor sign in first.',
  several: () => 'Several accounts are connected: use the fetch() of one.',
  noField: (name: string) => `fieldValues: there is no field "${name}".`,
  fieldValue: (name: string, problem: keyof typeof fieldProblems) =>
    `fields: the value of "${name}" ${fieldProblems[problem]}.`,
  loginParam: (name: string) => `loginParams: they must not hold "${name}".`,
  templateBase: (attribute: string, why: string) => template(attribute, `begins with a value that ${why}`),
  templateHost: (attribute: string) =>
    template(attribute, 'may put one label of letters, digits and inner hyphens into the host, no more'),
  templateHostLength: (attribute: string) => template(attribute, 'makes too long a host'),
  templateUrl: (attribute: string) => template(attribute, 'makes no valid URL'),
  templateDots: (attribute: string) => template(attribute, 'would climb out of its place in the path'),
  templateText: (attribute: string) => template(attribute, 'has a value that is no valid text'),
  found: (attribute: string, path: string) =>
    `${attribute}: its template found nothing at {{ ${path} }}. Check the path, or add a text: {{ ${path} ?? '…' }}.`,
  unexpected: (name: string) => `The browser did not let the sign-in go on (${name}). Reload the page and try again.`,
  over: () => 'This connection is over. Connect again.',
  boundToken: () =>
    'With dpop the token is of no use to anybody else, as the key that it is bound to stays here: use fetch().',
  ranOut: () => 'The connection ran out: let the visitor sign in again.',
  noRefreshToken: (responseType: string, scope: string) =>
    (responseType !== 'code'
      ? 'This grant gives no refresh token'
      : /(?:^|\s)offline_access(?:\s|$)/.test(scope)
        ? 'The provider gave no refresh token, though offline_access was asked for: many give one only with ' +
          'login-params=\'{"prompt":"consent"}\''
        : 'The provider gave no refresh token: many give one only where scope holds offline_access') +
    '. Let the visitor sign in again with connect({ identifier }).',
  otherSubject: () => testApi('speaks of another account than the ID token ("sub")'),
  nowAnother: () => 'The test API now speaks of another account. Nothing was changed.',
  revokeStatus: (status: number) =>
    `The revoke URL answered ${String(status)}: the token may still be valid until it runs out.`,
  revokedUnproven: (server: string, hasKey: boolean) =>
    `${server} was told without a proof of the key that the token is bound to, and may have revoked nothing: ` +
    (hasKey
      ? `it has to allow ${globalThis.origin} the DPoP header by CORS (Access-Control-Allow-Headers).`
      : 'the key is gone, as somebody cleared the site data.'),
  revokeFailed: () => 'The token could not be revoked at the provider.',
  unstored: () =>
    'The browser\'s storage is full or denied: the connection is lost when this page is left. Free some room, or use storage="memory".',
};
