import type { Messages } from './en.js';
import type { ErrorMessages } from './en-errors.js';
import type { FieldMessages } from './en-fields.js';

/** All the texts of a language. English has them in three files, two of which come with the views that show them. */
export type AllMessages = Messages & FieldMessages & ErrorMessages;

/** Texts of an author's own. `{{name}}` in a text stands for the provider or the account that it is about. */
export type CustomMessages = { readonly [K in keyof AllMessages]?: AllMessages[K] | string | null | undefined };
