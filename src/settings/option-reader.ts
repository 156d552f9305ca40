import { attributeName, defaults, words, type ConnectorOptions, type OptionName } from './options.js';
import { readJson } from './parameters.js';
import { parseTemplate, type Template } from './template.js';
import type { Page } from './url-rules.js';
import { parseUrlTemplate, type UrlTemplate } from './url-template.js';

/** A fault of the configuration, or what had better be changed. */
export interface ConfigurationProblem {
  /** The attribute that it is about. */
  readonly attribute: string;
  /** What is expected of it. */
  readonly message: string;
}

/** A text that is there. */
export function requireText(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw new Error('must be a text');
  return String(value);
}

/** Reads options one by one. A fault is noted and never ends the reading, so that all are found at once. */
export class OptionReader {
  readonly errors: ConfigurationProblem[] = [];
  readonly warnings: ConfigurationProblem[] = [];
  /** The warnings to log: those for which a better way is known. */
  readonly advice: ConfigurationProblem[] = [];
  readonly options: ConnectorOptions;
  readonly page: Page;

  constructor(options: ConnectorOptions, page: Page) {
    this.options = options;
    this.page = page;
  }

  /** Notes a fault: a sentence that begins with the attribute's name. */
  fault(option: string, problem: string): void {
    this.errors.push(sentence(option, problem));
  }

  /** Notes that an option is missing, unless it is there and its own fault is noted already. */
  require(option: OptionName, problem: string): void {
    if (!this.errors.some(({ attribute }) => attribute === attributeName(option))) this.fault(option, problem);
  }

  /** Notes what works but should not stay so. */
  warn(option: string, problem: string, betterIsKnown = true): void {
    const warning = sentence(option, problem);
    this.warnings.push(warning);
    if (betterIsKnown) this.advice.push(warning);
  }

  /** Reads one option, unless it is not set. */
  read<T>(option: OptionName, reader: (value: unknown, attribute: string) => T): T | undefined {
    let value: unknown = this.options[option] ?? defaults[option];
    if (typeof value === 'string') value = value.trim() || undefined;
    if (value == null) return undefined;
    try {
      return reader(value, attributeName(option));
    } catch (error) {
      this.fault(option, (error as Error).message);
      return undefined;
    }
  }

  text(option: OptionName): string | undefined {
    return this.read(option, requireText);
  }

  template(option: OptionName): Template | undefined {
    return this.read(option, (value, attribute) => parseTemplate(requireText(value), attribute));
  }

  url(option: OptionName, kind?: 'prefix'): UrlTemplate | undefined {
    return this.read(option, (value, attribute) => parseUrlTemplate(requireText(value), attribute, this.page, kind));
  }

  json<T>(option: OptionName, reader: (json: unknown, attribute: string) => T): T | undefined {
    return this.read(option, (value, attribute) => reader(readJson(value), attribute));
  }

  /** One of a few words; as in HTML, upper and lower case are the same. */
  word(option: keyof typeof words): string {
    const known: readonly string[] = words[option];
    const word = this.read(option, (value) => {
      const wanted = requireText(value).toLowerCase().replace(/\s+/g, ' ');
      const found = known.find((one) => one.toLowerCase() === wanted);
      if (!found) throw new Error(`must be ${known.map((one) => `"${one}"`).join(' or ')}`);
      return found;
    });
    return word ?? '';
  }

  flag(option: OptionName): boolean {
    return Boolean(this.options[option]);
  }
}

const sentence = (option: string, problem: string): ConfigurationProblem => {
  const attribute = attributeName(option);
  return { attribute, message: `${attribute} ${problem}.` };
};
