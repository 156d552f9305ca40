import {
  attributeName,
  defaults,
  flags,
  optionNames,
  type ConnectorOptions,
  type OptionName,
} from '../settings/options.js';
import { misspeltOption } from '../settings/misspelt-options.js';
import type { CustomMessages } from './messages/all-messages.js';
import { ServedElement } from './served-element.js';

/** The options as properties, and what the element has besides. */
export type OAuthConnectElementProperties = Required<ConnectorOptions> & {
  /** Whether the visitor can act on it. */
  disabled: boolean;
  /** Whether its form wants a connection before it is sent. */
  required: boolean;
  /**
   * Texts of the author's own, each in place of the same one in the language of the element: `{ connect: 'Link {{name}}' }`.
   * `{{name}}` stands for the provider or the account that a text is about; a function gets it as its argument.
   */
  messages: CustomMessages | null | undefined;
};

type PropertyName = keyof OAuthConnectElementProperties;

/** Flags of the element alone. */
const elementFlags = ['disabled', 'required'] as const;
/** Those that an attribute holds by being there, as in HTML. */
const allFlags: ReadonlySet<string> = new Set([...flags, ...elementFlags]);
const withAttribute: readonly PropertyName[] = [...optionNames, ...elementFlags];
const propertyOfAttribute: ReadonlyMap<string, PropertyName> = new Map(
  withAttribute.map((name) => [attributeName(name), name]),
);

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- one table makes all the accessors
export interface OptionProperties extends OAuthConnectElementProperties {}

/**
 * An element whose attributes and properties are the options of a connector.
 *
 * They are not Lit's reactive properties: those hold back what was set before the tag was defined until the element
 * renders, and options must be readable in the same task.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export abstract class OptionProperties extends ServedElement {
  static {
    for (const name of [...withAttribute, 'messages' as const])
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: OptionProperties) {
          return this.#read(name);
        },
        set(this: OptionProperties, value: unknown) {
          this.#set(name, value);
        },
      });
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...propertyOfAttribute.keys()];
  }

  /** What was set: a preset fills in what was not, and must not take a default for an author's word. */
  readonly #written: Partial<Record<PropertyName, unknown>> = {};
  /** Attributes of the markup that a property set before the upgrade has overruled. */
  readonly #overruled = new Set<string>();
  #optionsChanged = true;
  #toldMisspelt: readonly string[] = [];

  constructor() {
    super();
    this.#takeEarlyProperties();
  }

  override attributeChangedCallback(attribute: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(attribute, before, value);
    const name = propertyOfAttribute.get(attribute);
    if (!name || this.#overruled.delete(attribute)) return;
    this.#write(name, allFlags.has(name) ? value !== null : value);
  }

  /** Whether options were set since {@link readOptions} was called. */
  protected get optionsChanged(): boolean {
    return this.#optionsChanged || this.#misspelt.join() !== this.#toldMisspelt.join();
  }

  /** What is written in attributes and properties by now. */
  protected readOptions(): ConnectorOptions {
    this.#optionsChanged = false;
    this.#toldMisspelt = this.#misspelt;
    return Object.fromEntries<unknown>([
      ...optionNames.map((name) => [name, this.#written[name]] as const),
      // Told of by their names alone.
      ...this.#toldMisspelt.map((name) => [name, true] as const),
    ]);
  }

  /** Attributes that read like an option's. The browser tells of no change to these. */
  get #misspelt(): readonly string[] {
    return this.getAttributeNames().filter((name) => !propertyOfAttribute.has(name) && misspeltOption(name));
  }

  /**
   * Properties that were set before the tag was defined hide the accessors. They count as if they had been set a moment
   * after the markup was read: over its attributes, which the browser hands on after this constructor
   * (HTML Standard §4.13.5, upgrades).
   */
  #takeEarlyProperties(): void {
    for (const [name, value] of Object.entries(this)) {
      if (!(name in Object.getPrototypeOf(this))) continue;
      const attribute = attributeName(name);
      if (propertyOfAttribute.has(attribute) && this.hasAttribute(attribute)) this.#overruled.add(attribute);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  /** As with the platform's own elements, a property that is not set has its default. */
  #read(name: PropertyName): unknown {
    return this.#written[name] ?? (allFlags.has(name) ? false : (defaults[name as OptionName] ?? null));
  }

  #set(name: PropertyName, value: unknown): void {
    if (allFlags.has(name)) this.toggleAttribute(attributeName(name), Boolean(value));
    this.#write(name, value);
  }

  #write(name: PropertyName, value: unknown): void {
    this.#written[name] = value;
    this.#optionsChanged = true;
    this.requestUpdate();
  }
}
