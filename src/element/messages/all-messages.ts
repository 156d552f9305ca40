import type { Messages } from './en.js';
import type { ErrorMessages } from './en-errors.js';
import type { QuestionMessages } from './en-question.js';
import type { FieldMessages } from './en-fields.js';

/** All the texts of a language. English has them in four files, three of which come with the views that show them. */
export type AllMessages = Messages & FieldMessages & ErrorMessages & QuestionMessages;

/** Texts of an author's own. `{{name}}` in a text stands for the provider or the account that it is about. */
export type CustomMessages = { readonly [K in keyof AllMessages]?: AllMessages[K] | string | null | undefined };
