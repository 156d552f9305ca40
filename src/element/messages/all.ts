import type { Messages } from './en.js';
import type { FieldMessages } from './en-fields.js';
import type { TroubleMessages } from './en-trouble.js';

/** All the texts of a language: English has them in three files, each loaded when it is needed, others in one. */
export type AllMessages = Messages & FieldMessages & TroubleMessages;

/** Texts of an author's own. `{{name}}` in a text stands for the provider or the account that it is about. */
export type CustomMessages = { readonly [K in keyof AllMessages]?: AllMessages[K] | string | null | undefined };
