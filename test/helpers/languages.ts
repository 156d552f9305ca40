import { pause } from './wait.js';
import { languages } from '../../src/element/messages/index.js';
import type { AllMessages } from '../../src/element/messages/all-messages.js';
import { en } from '../../src/element/messages/en.js';
import { en as fields } from '../../src/element/messages/en-fields.js';
import { en as question } from '../../src/element/messages/en-question.js';
import { en as errors } from '../../src/element/messages/en-errors.js';

/** All that the element says, in English, in all other languages, and in one that nobody speaks. */

export const english: AllMessages = { ...en, ...question, ...fields, ...errors };
export const keys = Object.keys(english) as (keyof AllMessages)[];

export const translations = new Map(
  await Promise.all(
    languages.map(async (tag) => {
      const { messages } = (await import(`../../src/element/messages/${tag}.ts`)) as { messages: AllMessages };
      return [tag, messages] as const;
    }),
  ),
);

export const translation = (tag: string): AllMessages => translations.get(tag) as AllMessages;

/** A text as it is read; `name` is whom it is about. */
export function read(messages: AllMessages, key: keyof AllMessages, name = '§'): string {
  const text = messages[key];
  return typeof text === 'string' ? text : text(name);
}

const accents: Readonly<Record<string, string>> = { a: 'å', e: 'ḗ', i: 'ī', o: 'ø', u: 'ŭ', c: 'ç', n: 'ñ', s: 'š' };

/** A text 60 % longer than it is, in words of its own length, with accents above and below. */
export function pseudo(text: string): string {
  const more = 'ẋḁÿž ⱳǫřđ łǿñğ ťḛẍť '.repeat(20);
  const accented = text.replace(/[aeioucns]/g, (letter) => accents[letter] ?? letter);
  return `${accented}${more.slice(0, Math.ceil(text.length * 0.6))}`;
}

/** Waits until something holds; the test's own time limit ends it where it never does. */
export async function until(condition: () => unknown): Promise<void> {
  while (!condition()) await pause(5);
}
