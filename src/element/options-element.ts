import type { PropertyDeclaration } from 'lit';
import {
  attributeName,
  defaults,
  flags,
  optionNames,
  type ConnectorOptions,
  type OptionName,
} from '../settings/options.js';
import type { CustomMessages } from './messages/all.js';
import { ServedElement } from './served-element.js';

/** The options as properties, and what the element has besides. */
export type OAuthConnectElementProperties = Required<ConnectorOptions> & {
  /** Whether the visitor can act on it. */
  disabled: boolean;
  /** Whether its form wants a connection before it is sent. */
  required: boolean;
  /** Texts of the author's own; see `OAuthConnectElement`. */
  messages: CustomMessages | null | undefined;
};

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- one table makes all the accessors
export interface OptionsElement extends OAuthConnectElementProperties {}

/** Flags of the element alone. */
const marks = ['disabled', 'required'] as const;

/** An element whose attributes and properties are the options of a connector. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export abstract class OptionsElement extends ServedElement {
  static override readonly properties = Object.fromEntries(
    [...optionNames, ...marks, 'messages' as const].map((name): [string, PropertyDeclaration] => [
      name,
      // A flag is there or not, as in HTML.
      (flags as readonly string[]).concat(marks).includes(name)
        ? { type: Boolean, attribute: attributeName(name), reflect: true }
        : { attribute: attributeName(name) },
    ]),
  );

  /** Reading a property that is not set gives its default, as with the platform's own elements. */
  static override getPropertyDescriptor(name: string, _key: string | symbol, options: PropertyDeclaration) {
    const initial: unknown = options.type ? false : (defaults[name as OptionName] ?? null);
    return {
      get(this: OptionsElement): unknown {
        return this.written[name] ?? initial;
      },
      set(this: OptionsElement, value: unknown): void {
        const before = this.written[name];
        this.written[name] = value;
        this.stale = true;
        this.requestUpdate(name, before, options);
      },
      configurable: true,
      enumerable: true,
    };
  }

  /** What was set: a preset fills in what was not, and must not take a default for an author's word. */
  protected readonly written: Record<string, unknown> = {};

  /** Whether options were changed since they were last read. */
  protected stale = true;

  constructor() {
    super();
    // What was set before the tag was defined stands in the way of the accessors (HTML §4.13.5: upgrades).
    for (const [name, value] of Object.entries(this)) {
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  /** What is written in attributes and properties by now. */
  protected readOptions(): ConnectorOptions {
    this.stale = false;
    return Object.fromEntries(optionNames.map((name) => [name, this.written[name]]));
  }
}
