import type { OAuthConnectEventMap } from '../connector/events.js';
import type { OAuthConnectElement } from '../element/oauth-connect-element.js';
import type { OAuthConnectElementProperties } from '../element/option-properties.js';

/** What can be written on the tag, for every framework: made of the options' own types, so that nothing is said twice. */

/** `redirectUrl` → `redirect-url`. */
type Kebab<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `-${Lowercase<Letter>}`}${Kebab<Rest>}`
  : Name;

/** What an attribute can hold of an option: its text, its words, or that it is there. Objects are for properties. */
type Written<Value> = unknown extends Value
  ? string | null | undefined
  : Extract<Value, string | boolean | null | undefined>;

type Properties = OAuthConnectElementProperties;

/** Every property in camelCase; objects and arrays are taken as they are. */
export type TagProperties = { [Name in keyof Properties]?: Properties[Name] | undefined };

/** Every attribute that is written otherwise than its property. */
export type TagAttributes = {
  [Name in keyof Properties as Name extends Kebab<Name> ? never : Kebab<Name>]?: Written<Properties[Name]> | undefined;
} & {
  /** What the element is called in its form. */
  name?: OAuthConnectElement['name'] | undefined;
};

/** An event, with the element that a listener was added to. */
export type TagEvent<Type extends keyof OAuthConnectEventMap> = OAuthConnectEventMap[Type] & {
  readonly currentTarget: OAuthConnectElement;
};

/** A listener for each event, named by what stands before its type. */
export type TagListeners<Before extends string> = {
  [Type in keyof OAuthConnectEventMap as `${Before}${Type}`]?: ((event: TagEvent<Type>) => unknown) | undefined;
};

/** The same in camelCase: `onConnected`. */
export type CamelCaseListeners = {
  [Type in keyof OAuthConnectEventMap as `on${Capitalize<Type>}`]?: TagListeners<''>[Type];
};

/** Attributes, properties, and listeners as most frameworks write them: `onconnected`. */
export type Tag = TagProperties & TagAttributes & TagListeners<'on'>;

/** Of a framework's own attributes those that mean nothing else on this tag. */
export type Others<Own> = Omit<Own, keyof Tag>;

/** What buttons of the page can ask an element for (see "commandfor" in HTML). */
export type TagCommand = '--connect' | '--cancel' | '--disconnect';
