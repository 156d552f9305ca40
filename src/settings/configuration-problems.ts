import { attributeName, type OptionName } from './options.js';
import type { ConfigurationProblem } from './settings.js';

/** What is wrong with a configuration, and what had better be otherwise: a fault never ends the reading. */
export class FaultList {
  readonly errors: ConfigurationProblem[] = [];
  readonly warnings: ConfigurationProblem[] = [];
  /** The warnings to log: those for which a better way is known. */
  readonly advice: ConfigurationProblem[] = [];

  /** Notes a fault: a sentence that begins with the attribute's name. */
  fault(option: string, problem: string): void {
    this.errors.push(sentence(option, problem));
  }

  /** Notes that an option is missing, unless it is there and its own fault is noted already. */
  require(option: OptionName, problem: string): void {
    if (!this.has(option)) this.fault(option, problem);
  }

  /** Whether a fault of an option is noted. */
  has(option: OptionName): boolean {
    return this.errors.some(({ attribute }) => attribute === attributeName(option));
  }

  /** Notes what works but should not stay so. */
  warn(option: string, problem: string, betterIsKnown = true): void {
    const warning = sentence(option, problem);
    this.warnings.push(warning);
    if (betterIsKnown) this.advice.push(warning);
  }
}

/** A problem in words, which begin with the attribute's name. */
export const sentence = (option: string, problem: string): ConfigurationProblem => {
  const attribute = attributeName(option);
  return { attribute, message: `${attribute} ${problem}.` };
};
