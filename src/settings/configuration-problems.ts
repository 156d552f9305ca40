import { OAuthConnectError, type ErrorCode } from '../errors/oauth-connect-error.js';
import { misspelt, misspeltHere, unreadable } from './configuration-sentences.js';
import { attributeName, type OptionName } from './options.js';

/** What is wrong with a configuration, and what had better be otherwise: configuration-sentences.ts has the words. */

/** An error of the configuration, or what had better be changed. */
export interface ConfigurationProblem {
  /** The attribute that it is about. */
  readonly attribute: string;
  /** What is expected of it. */
  readonly message: string;
}

/** What a parser of an option throws. Its message follows the attribute's name. */
export class InvalidOption extends Error {}

/** Makes the error of an option that cannot be read. */
export const invalid = (why: string): InvalidOption => new InvalidOption(why);

/** Why an option could not be read, in words that follow its name. */
export const whyInvalid = (thrown: unknown): string =>
  // An object of the author's own can throw whatever it likes.
  thrown instanceof InvalidOption ? thrown.message : unreadable;

/** What a problem is about: an option, or the page itself. */
type Subject = OptionName | 'page';

const problemAt = (attribute: string, why: string): ConfigurationProblem => ({
  attribute,
  message: `${attribute} ${why}.`,
});

const problemOf = (subject: Subject, why: string): ConfigurationProblem => problemAt(attributeName(subject), why);

/** The problems that a configuration has, as they are found: none of them ends the reading. */
export class ConfigurationProblems {
  readonly errors: ConfigurationProblem[] = [];
  readonly warnings: ConfigurationProblem[] = [];
  /** The warnings to log: those for which a better way is known. */
  readonly advice: ConfigurationProblem[] = [];
  readonly #misspelt: ReadonlyMap<OptionName, string>;

  /** @param misspelt - options that are misspelt, each with what is written */
  constructor(misspelt: ReadonlyMap<OptionName, string>) {
    this.#misspelt = misspelt;
    for (const [option, written] of misspelt) {
      const problem = problemAt(written, misspeltAs(option, written));
      this.warnings.push(problem);
      this.advice.push(problem);
    }
  }

  /** Notes that what is required is not there. */
  missing(option: OptionName, why: string): void {
    const written = this.#misspelt.get(option);
    this.error(option, written === undefined ? why : `${why}; ${misspeltHere(written)}`);
  }

  /** Notes what keeps the configuration from being used. */
  error(subject: Subject, why: string): void {
    add(this.errors, problemOf(subject, why));
  }

  /** Notes why an option could not be read. */
  errorThrown(subject: Subject, thrown: unknown): void {
    this.error(subject, whyInvalid(thrown));
  }

  /** Whether an error of an option is noted. */
  hasError(subject: Subject): boolean {
    return this.errors.some(({ attribute }) => attribute === attributeName(subject));
  }

  /** Notes what works but should not stay so, where no better way may be open to the author. */
  warn(subject: Subject, why: string): void {
    add(this.warnings, problemOf(subject, why));
  }

  /** Notes what works but should not stay so, and has a better way: it is logged too. */
  advise(subject: Subject, why: string): void {
    this.warn(subject, why);
    add(this.advice, problemOf(subject, why));
  }
}

/** An attribute is told of as such, and a key of options as that. */
const misspeltAs = (option: OptionName, written: string): string => {
  const attribute = attributeName(option);
  return misspelt(/[A-Z]/.test(written) || attribute === written ? option : attribute);
};

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
