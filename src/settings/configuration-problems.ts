import { OAuthConnectError, type ErrorCode } from '../errors/oauth-connect-error.js';
import { attributeName, type OptionName } from './options.js';

/** What can be wrong with a configuration, and what had better be otherwise, in sentences. */

/** An error of the configuration, or what had better be changed. */
export interface ConfigurationProblem {
  /** The attribute that it is about. */
  readonly attribute: string;
  /** What is expected of it. */
  readonly message: string;
}

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' or ');

/** Each follows the attribute's name. None repeats a value, which may be a secret. */
const sentences = {
  // Any option
  text: () => 'must be a text',
  word: (words: readonly string[]) => `must be ${quoted(words)}`,
  unreadable: () => 'cannot be read',

  // URLs
  redirectUrl: () => 'must have no query, fragment or template',
  wildcard: () => 'may have "*" only as the first label of a host, before two fixed ones: https://*.example.com',
  fragment: () => 'must not have a fragment',
  query: () => 'must not have a query',
  queryOrFragment: () => 'must not have a query or fragment',
  userInfo: () => 'must not hold a user name or password',
  http: () => 'may be http: only while the page itself is on a loopback host',
  scheme: () => 'must begin with https:',
  repaired: () => 'must not hold spaces, control characters or backslashes',
  noUrl: () => 'is no URL',
  relativeUrl: () => 'must be a whole URL, such as https://example.com',
  entry: (number: number, why: string) => `has an entry (number ${number}) that ${why}`,

  // Templates
  expression: () => 'has a template that is none; write {{ path }}',
  unclosed: () => 'has a template that is not closed: write {{ path }}',
  templateAtStart: () => 'has a template at its start, which must be followed by "/", "?" or the end',
  templatePlace: () => 'may have a template at its start, as one label of the host, in its path or in its query only',
  tokenInUrl: () =>
    'puts the token into a URL, where logs and histories keep it; use request-headers, or set token-in-query if the ' +
    'API knows nothing else',
  tokenInUrlAllowed: () => 'puts the token into a URL, where logs and histories keep it',
  passwordInUrl: (field: string) =>
    `puts the password field "${field}" into a URL, where logs and histories keep it; use request-headers or request-body`,

  // JSON
  json: () => 'is not valid JSON (keys and texts need double quotes)',
  jsonObject: () => 'must be a JSON object',
  jsonText: (name: string) => `has a value at "${name}" that is neither text nor number nor boolean`,
  headerName: (name: string) => `holds the header "${name}", which a page cannot set`,
  headerValue: (name: string) => `has a value at "${name}" that no header can hold`,

  // Fields
  fieldArray: () => 'must be a JSON array',
  fieldObject: () => 'must be a JSON array of objects such as {"name": "region", "label": "Region"}',
  fieldText: () => 'has a value that is no text',
  fieldName: () => 'has a field without a usable "name"',
  fieldReserved: (name: string) => `has a field named "${name}", which is reserved`,
  fieldTwice: (name: string) => `has two fields named "${name}"`,
  fieldLabel: (name: string) => `has a field "${name}" without a "label"`,
  fieldType: (name: string, types: readonly string[]) =>
    `has a field "${name}" whose "type" is none of ${types.join(', ')}`,
  fieldOptions: (name: string) =>
    `has a field "${name}" with "options" but not of type "select", or the other way round`,
  fieldOption: () => 'has an option that is neither a text nor { "value", "label" }',
  fieldPattern: (name: string) => `has a field "${name}" whose "pattern" is no regular expression`,
  fieldDefault: (name: string) => `has a field "${name}" whose "default" is not among its "options"`,

  // The page
  insecurePage: () => 'must be a secure context: serve it by https, or from http://localhost to develop',
  noOrigin: () => 'must have an origin (a file or a sandboxed frame has none): serve it',

  // Options together
  clientIdMissing: () => 'is required: the ID that the provider gave to this site',
  clientSecret: (provider: string) =>
    'can be read by anybody in a page; take it out, keep it on a server in a token proxy (oauth-connect/token-proxy), ' +
    `and write token-url="/oauth/${provider}/token" here`,
  loginUrlMissing: () => "is required: the address of the provider's login page",
  reservedInQuery: (name: string) => `must not hold "${name}" in its query`,
  reservedParam: (name: string) => `must not hold "${name}"`,
  issuerOfVisitors: () =>
    'should be set where visitors name the server: else the answer of one server could pass for that of another',
  redirectUrlOfVisitors: () => "must be on the page's own origin where visitors name the server",
  testBodyWithGet: () => 'needs test-method="POST"',
  nameWithoutTemplate: () => 'has no template, so every account is called the same: write {{name}}, for example',
  mutableIdentifier: () => 'can change hands; prefer an ID that the provider never gives to somebody else',
  implicitGrant: () => '"token" is the implicit grant: prefer "code" where the provider allows it',
  tokenUrlMissing: () => 'is required for response-type="code"',
  idTokenWithoutIssuer: () => 'can only be "id_token token" with an issuer, whose keys ID tokens are checked with',
  dpopWithoutCode: () => 'can only be used with response-type="code"',
  redirectElsewhere: () => 'can only be "redirect" where redirect-url is on the page\'s own origin',
  redirectInFrame: () => 'can only be "popup" within a frame, where login pages do not show',

  // The provider
  unknownProvider: (some: string) =>
    `is none that is known here, such as ${some}; leave it out and set login-url for another one`,
  providerNotLoaded: (file: string) => `cannot be looked up: the page cannot load ${file}`,
  providerNeedsServer: (id: string, why: string) => `is "${id}", which a page alone cannot use, because ${why}`,
  unknownGrant: (responseType: string, provider: string, grants: readonly string[]) =>
    `is "${responseType}", which ${provider} is not known to allow; write ${quoted(grants)}`,
};

type Sentences = typeof sentences;

/** What is wrong, by the name of its sentence. */
export type ProblemKey = keyof Sentences;

function sentence<K extends ProblemKey>(key: K, details: Parameters<Sentences[K]>): string {
  const write = sentences[key] as (...details: Parameters<Sentences[K]>) => string;
  return write(...details);
}

/** What a parser of an option throws. Its message follows the attribute's name. */
export class InvalidOption extends Error {
  readonly key: ProblemKey;

  /** @param key - what is wrong */
  constructor(key: ProblemKey, message: string) {
    super(message);
    this.key = key;
  }
}

/** Makes the error of an option that cannot be read. */
export const invalid = <K extends ProblemKey>(key: K, ...details: Parameters<Sentences[K]>): InvalidOption =>
  new InvalidOption(key, sentence(key, details));

/** Why an option could not be read, in words that follow its name. */
export const whyInvalid = (thrown: unknown): string =>
  // An object of the author's own can throw whatever it likes.
  thrown instanceof InvalidOption ? thrown.message : sentences.unreadable();

/** What a problem is about: an option, or the page itself. */
type Subject = OptionName | 'page';

function problemOf(subject: Subject, why: string): ConfigurationProblem {
  const attribute = attributeName(subject);
  return { attribute, message: `${attribute} ${why}.` };
}

/** The problems that a configuration has, as they are found: none of them ends the reading. */
export class ConfigurationProblems {
  readonly errors: ConfigurationProblem[] = [];
  readonly warnings: ConfigurationProblem[] = [];
  /** The warnings to log: those for which a better way is known. */
  readonly advice: ConfigurationProblem[] = [];

  /** Notes what keeps the configuration from being used. */
  error<K extends ProblemKey>(subject: Subject, key: K, ...details: Parameters<Sentences[K]>): void {
    add(this.errors, problemOf(subject, sentence(key, details)));
  }

  /** Notes why an option could not be read. */
  errorThrown(subject: Subject, thrown: unknown): void {
    add(this.errors, problemOf(subject, whyInvalid(thrown)));
  }

  /** Whether an error of an option is noted. */
  hasError(subject: Subject): boolean {
    return this.errors.some(({ attribute }) => attribute === attributeName(subject));
  }

  /** Notes what works but should not stay so, where no better way may be open to the author. */
  warn<K extends ProblemKey>(subject: Subject, key: K, ...details: Parameters<Sentences[K]>): void {
    add(this.warnings, problemOf(subject, sentence(key, details)));
  }

  /** Notes what works but should not stay so, and has a better way: it is logged too. */
  advise<K extends ProblemKey>(subject: Subject, key: K, ...details: Parameters<Sentences[K]>): void {
    this.warn(subject, key, ...details);
    add(this.advice, problemOf(subject, sentence(key, details)));
  }
}

/** Several templates of an option can have the same problem. */
function add(list: ConfigurationProblem[], problem: ConfigurationProblem): void {
  if (!list.some(({ message }) => message === problem.message)) list.push(problem);
}

/** The one error that a faulty configuration ends in. */
export function configurationError(
  errors: readonly ConfigurationProblem[],
  { secure }: { readonly secure: boolean },
): OAuthConnectError {
  const onlySecret = errors.every(({ attribute }) => attribute === 'client-secret');
  const code: ErrorCode = !secure ? 'insecure_context' : onlySecret ? 'client_secret_exposed' : 'invalid_configuration';
  const listed = errors.map(({ message }) => `- ${message}`).join('\n');
  return new OAuthConnectError(code, 'configuration', `This configuration cannot be used:\n${listed}`);
}
