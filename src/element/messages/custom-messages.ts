import type { AllMessages } from './all-messages.js';

/** Texts that name somebody; the others stand as they are. */
const naming: ReadonlySet<string> = new Set<keyof AllMessages>([
  'connect',
  'waiting',
  'connected',
  'disconnectName',
  'nowConnected',
  'failed',
  'invalid',
  'reconnectName',
  'unreachable',
  'refused',
  'unreadable',
  'wrongAccountHint',
  'otherHost',
]);

/** An author's text in the form that views use; `undefined` when it is neither a text nor a function. */
function customText(key: string, text: unknown): AllMessages[keyof AllMessages] | undefined {
  if (typeof text === 'string')
    return naming.has(key) ? (name) => text.replace(/\{\{\s*name\s*\}\}/g, () => name) : text;
  if (typeof text !== 'function' || !naming.has(key)) return undefined;
  const make = text as (name: string) => unknown;
  return (name) => String(make(name));
}

/** Those of an author's texts (the property `messages`, whatever is in it) that can be used. */
export function customTexts(custom: unknown): Partial<AllMessages> {
  if (typeof custom !== 'object' || !custom) return {};
  const texts = Object.entries(custom).map(([key, text]) => [key, customText(key, text)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}
